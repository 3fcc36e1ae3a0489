import Filing
import Office
import Standards
import Terminal

/// The rules that no machine can judge, asked one by one; what was answered goes into the act that bears the answers.
struct Asking {
  private let rules: [Formality]
  private var answers: [(rule: String, answer: CheckAnswer)] = []

  /// What is to be asked of the dossier; nil when there is nothing.
  init?(_ dossier: Dossier) {
    rules = dossier.questions
    guard !rules.isEmpty else { return nil }
  }

  /// The next question; nil after the last one.
  func question(of dossier: Dossier) -> QuestionScreen? {
    guard answers.count < rules.count else { return nil }
    let rule = rules[answers.count]
    let shown = dossier.values[rule.item].flatMap { $0.lines(on: dossier.today) }
    let more = shown.count > 6 ? ["…"] : []
    let lines = [rule.question?.said ?? "", ""] + shown.prefix(6) + more + ["", say("Rule: %1.", rule.basis)]
    return QuestionScreen(
      say("Question %1 of %2", "\(answers.count + 1)", "\(rules.count)"), lines.joined(separator: "\n"),
      [("y", "yes"), ("n", "no"), ("?", "leave open"), ("b", "back")])
  }

  /// Takes the letter of an answer; false when it was none, and asking ends.
  mutating func take(_ letter: String) -> Bool {
    guard answers.count < rules.count, let answer = CheckAnswer(rawValue: letter) else { return false }
    answers.append((rules[answers.count].id, answer))
    return true
  }

  /// The form of the act that bears the answers: the one that needs the checklist met where it is, the invitation where
  /// it is not.
  func form(of dossier: Dossier, at office: DeskContext) throws -> Step {
    let bearing = dossier.right.acts.filter { $0.takes.contains { $0.item == Dossier.answersItem } }
    let isOpen =
      answers.contains { $0.answer == .no }
      || bearing.flatMap(\.checklists).flatMap { dossier.findings(of: $0) }.contains(where: \.must)
    let first = bearing.filter { $0.checklists.isEmpty == isOpen } + bearing.filter { $0.checklists.isEmpty != isOpen }
    let refusals = first.map { dossier.refusal(of: $0, on: office.today, roles: office.officer.roles) }
    guard let place = refusals.firstIndex(where: { $0 == nil }) else {
      let reason = refusals.compactMap { $0 }.first.map(\.message) ?? "No act takes answers."
      return Step.stay.saying(say("Not kept: %1", reason), .error)
    }
    let text = answers.map { "\($0.rule)=\($0.answer.rawValue)" }.joined(separator: "\n")
    return .open(try ActFormScreen(dossier.name, act: first[place].id, texts: [Dossier.answersItem: text], at: office))
  }
}

import Standards

/// What an officer answered to a rule that no machine can judge.
public enum CheckAnswer: String, Codable, Sendable, CaseIterable {
  case yes = "y"
  case no = "n"
  /// Left open: asked again before the checklist is met.
  case doubtful = "?"
}

extension Rule {
  /// The officer who reads the file was asked, and has not answered that it is otherwise; nothing is asked of an item that
  /// has no value.
  /// - Source: practice of the office.
  static let asked = Rule(
    id: "asked", source: "practice of the office",
    meets: [
      .filing("nothing was asked", item: "title", ["title": [.text("Lamp")]]),
      .answered("yes", item: "title", "y", ["title": [.text("Lamp")]]),
      .answered("left open", item: "title", "?", ["title": [.text("Lamp")]]),
      .answered("there is nothing to ask about", item: "title", "n", [:]),
    ],
    fails: [.answered("no", item: "title", "n", ["title": [.text("Lamp")]])]
  ) { dossier, use in dossier.values[use.item].isEmpty || dossier.answer(to: use) != .no }
}

extension Dossier {
  /// What was last answered to the rule; nil when nobody was asked since the item that it is about changed.
  public func answer(to use: Formality) -> CheckAnswer? {
    for event in eventsInForce.reversed() {
      if let answer = Self.answers(event.values).last(where: { $0.rule == use.id }) { return answer.answer }
      // A value that came later is to be looked at again.
      if event.values.items.keys.contains(use.item), right.act(event.act)?.keysAgain != true { return nil }
    }
    return nil
  }

  /// Rules of its checklists about which an officer is to be asked, and has not been or has left open.
  public var questions: [Formality] {
    right.formalities.filter { use in
      guard use.question != nil, !values[use.item].isEmpty else { return false }
      let answer = answer(to: use)
      return answer == nil || answer == .doubtful
    }
  }

  /// Why answers to the checklist cannot be taken as they stand; nil when they can.
  public func refusal(ofAnswers act: Act, values: Values) -> Refusal? {
    let asked = right.formalities.filter { $0.question != nil }
    var known: Set<String> = []
    for line in values.texts(Self.answersItem).flatMap({ $0.split(separator: "\n") }) {
      let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmed }
      guard parts.count == 2, CheckAnswer(rawValue: parts[1]) != nil else {
        return faulty("“\(line)” is no answer; write RULE=y, RULE=n or RULE=?")
      }
      guard asked.contains(where: { $0.id == parts[0] }) else {
        return faulty("nobody is asked “\(parts[0])”; asked are \(asked.map(\.id).joined(separator: ", "))")
      }
      guard known.insert(parts[0]).inserted else { return faulty("“\(parts[0])” is answered twice") }
    }
    return nil
  }

  private func faulty(_ reason: String) -> Refusal {
    .items([ItemFinding(item: Self.answersItem, reason: "\(reason).")])
  }

  /// The item that takes answers, one `rule=answer` to a line.
  public static let answersItem = "check_answers"

  private static func answers(_ values: Values) -> [(rule: String, answer: CheckAnswer)] {
    values.texts(answersItem).flatMap { $0.split(separator: "\n") }.compactMap { line in
      let parts = line.split(separator: "=", maxSplits: 1).map { $0.trimmed }
      guard parts.count == 2, let answer = CheckAnswer(rawValue: parts[1]) else { return nil }
      return (parts[0], answer)
    }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}

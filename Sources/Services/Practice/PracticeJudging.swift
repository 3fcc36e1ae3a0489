import Filing
import FoundationEssentials
import Office
import Standards

/// Holds what was recorded in a lesson against what is expected of it.
struct PracticeJudging {
  let events: [DossierEvent]
  /// Numbers by the names of the demonstration, and of what was filed in the lesson by those of the measures.
  var names: [String: String]
  let lessons: Lessons
  let forms: Forms
  /// The events that were expected.
  private(set) var claimed: [DossierEvent] = []

  init(events: [DossierEvent], names: [String: String], lessons: Lessons, forms: Forms) {
    (self.events, self.names, self.lessons, self.forms) = (events, names, lessons, forms)
  }

  /// Papers that the program keeps are no act of anybody.
  private static let ownActs: Set = ["keep_paper"]

  /// What nobody asked for, an act a line: what one act records besides, such as a person, belongs to it.
  var strays: [String] {
    let known = Set(claimed.map(Self.act))
    let rest = events.filter { !known.contains(Self.act($0)) && !Self.ownActs.contains($0.event.act) }
    var told: Set<[String]> = []
    return rest.compactMap { event in
      guard told.insert(Self.act(event)).inserted else { return nil }
      let first = rest.first { !$0.number.isEmpty && Self.act($0) == Self.act(event) } ?? event
      return self.told(first.event.act, first.number)
    }
  }

  /// What one officer records in one moment is one act.
  private static func act(_ event: DossierEvent) -> [String] {
    [event.event.recorded.description, event.event.officer]
  }

  /// Finds the event that comes nearest to what is expected, and says what is wrong with it.
  mutating func line(_ measure: Lesson.Measure) throws -> PracticeScore.Line {
    let step = measure.step
    let expected = try values(of: step)
    let known = Set(claimed.map(\.event.sequence))
    let open = events.filter { $0.event.act == step.act && !known.contains($0.event.sequence) }
    var best: (events: [DossierEvent], mistakes: [String])?
    for group in groups(open, step) {
      let mistakes = shortcomings(group[0].event, expected, measure)
      if best.map({ mistakes.count < $0.mistakes.count }) ?? true { best = (group, mistakes) }
    }
    guard let best else {
      let elsewhere = open.first.map { "recorded on \(display($0.number)) instead" }
      let numbers = step.dossiers.map { names[$0] ?? "" }.filter { !$0.isEmpty }
      return .init(
        act: told(step.act, numbers.first ?? ""), points: 0, of: measure.points,
        mistakes: [elsewhere ?? "not done"])
    }
    claimed += best.events
    if step.dossiers.count == 1, names[step.dossiers[0]] == nil { names[step.dossiers[0]] = best.events[0].number }
    return .init(
      act: told(step.act, best.events[0].number),
      points: best.mistakes.isEmpty ? measure.points : measure.points / 2, of: measure.points, mistakes: best.mistakes)
  }

  /// The events that may be meant: of an act on several files one for each of them.
  private func groups(_ open: [DossierEvent], _ step: Script.Step) -> [[DossierEvent]] {
    guard !step.dossiers.isEmpty else { return open.map { [$0] } }
    if step.dossiers.count == 1 {
      guard let number = names[step.dossiers[0]] else {
        return open.filter { $0.event.ordinal == 1 }.map { [$0] }
      }
      return open.filter { $0.number == number }.map { [$0] }
    }
    let found = step.dossiers.compactMap { name in open.first { $0.number == names[name] } }
    return found.count == step.dossiers.count ? [found] : []
  }

  private func shortcomings(_ event: Event, _ expected: Values, _ measure: Lesson.Measure) -> [String] {
    var found: [String] = []
    if let day = measure.step.effective, event.effective != day {
      found.append("day of effect: \(day) was expected, \(event.effective) was entered")
    }
    for (item, entries) in expected.items.sorted(by: { $0.key < $1.key }) where !entries.isEmpty {
      let label = label(of: item)
      let there = event.values[item].map(Self.compared)
      if there.isEmpty {
        found.append("\(label): nothing was entered")
      } else if !measure.free.contains(item) {
        for entry in entries.map(Self.compared) where !there.contains(entry) {
          found.append("\(label): “\(entry)” was expected, “\(there.joined(separator: "; "))” was entered")
        }
      }
    }
    if measure.step.second != nil, event.approver == nil { found.append("the second signature is missing") }
    return found
  }

  /// A value as it is compared: a person by his name, a file by its content.
  private static func compared(_ entry: Entry) -> String {
    switch entry {
    case .party(let party): party.name
    case .attachment(let file): file.sha256
    default: entry.readBack
    }
  }

  private func values(of step: Script.Step) throws -> Values {
    var values = Values()
    var documents: [Data] = []
    let rights = lessons.law.rights
    let items = rights.flatMap { $0.form + $0.actItems } + lessons.law.officeItems
    for (item, value) in step.values {
      if item == "form" {
        values = try forms.read(path: "\(lessons.script.folder)/\(value)", right: nil).values
      } else {
        let file = value.hasPrefix("@") ? "@\(lessons.script.folder)/\(value.dropFirst())" : value
        try forms.assign("\(item)=\(file)", items: items, to: &values, documents: &documents)
      }
    }
    return values
  }

  private func label(of item: String) -> String {
    let items = lessons.law.rights.flatMap { $0.form + $0.actItems } + lessons.law.officeItems
    return items.first { $0.item == item }?.label.first ?? item
  }

  private func told(_ act: String, _ number: String) -> String {
    let label = lessons.law.rights.lazy.compactMap { $0.act(act) }.first ?? lessons.law.officeAct(act)
    return [label?.label.first ?? act, display(number)].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private func display(_ number: String) -> String { ApplicationNumber(number)?.display ?? number }
}

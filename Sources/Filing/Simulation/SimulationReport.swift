import Standards

/// The life of a fictional dossier under a law, from filing to end.
public struct SimulationReport: Equatable, Sendable {
  /// Name of the folder of the right.
  public let right: String
  public internal(set) var steps: [SimulationStep] = []
  /// What kept the dossier from going on: acts that were refused, checklists that were not met, no end.
  public internal(set) var problems: [String] = []

  /// Whether the dossier went through its whole life: to its end for good, or into force for a right without a term.
  public var isComplete: Bool { problems.isEmpty && !steps.isEmpty }

  /// One line an act, and indented below it what it brought about.
  public var lines: [String] {
    steps.flatMap(\.lines) + problems.map { "! \($0)" }
  }
}

/// One act of a simulated dossier and what it brought about.
public struct SimulationStep: Equatable, Sendable {
  public let date: CalendarDate
  public let act: String
  public let label: String
  public let phase: String
  public let stage: Stage
  public let state: LegalState
  /// Event strings, as exchanged.
  public let events: [String]
  /// Time limits that began to run, with their due day.
  public let opened: [String]
  /// Time limits that ceased to run and how.
  public let closed: [String]
  public let fees: [String]
  public let papers: [String]
  /// Appearance in the gazette, awaited or printed.
  public let gazette: [String]

  var lines: [String] {
    let rest = [
      ("event", events), ("opens", opened), ("closes", closed), ("fee", fees), ("paper", papers), ("gazette", gazette),
    ]
    return ["\(date)  \(label)  [\(phase); stage \(stage), \(state.rawValue)]"]
      + rest.flatMap { name, list in list.map { "            \(name): \($0)" } }
  }

  /// What distinguishes the dossier after the event from the one before.
  init(_ event: Event, _ act: Act, _ before: Dossier, _ after: Dossier, law: Law) {
    date = event.effective
    self.act = act.id
    label = act.entry.first
    phase = after.phase
    stage = after.stage
    state = after.state
    events = after.statusEvents.dropFirst(before.statusEvents.count).map(\.string)
    opened = after.limits.dropFirst(before.limits.count).map { "\($0.rule.id) \($0.name), due \($0.due)" }
    closed = zip(before.limits, after.limits).compactMap { old, new in
      guard old.isRunning, !new.isRunning else { return nil }
      return "\(new.rule.id) \(new.name): \(new.status.words)"
    }
    fees =
      after.fees.dropFirst(before.fees.count).map { "\($0.code) \($0.label.first): \(after.money($0.amount))" }
      + after.payments.dropFirst(before.payments.count).map { "\($0.code) paid: \(after.money($0.amount))" }
    papers = after.papers.dropFirst(before.papers.count).map { law.paper($0.paper)?.label.first ?? $0.paper }
    gazette =
      (act.section.map { ["awaits section \($0) (\(law.section($0)?.label.first ?? ""))"] } ?? [])
      + after.publications.dropFirst(before.publications.count).map { "printed in section \($0.section)" }
  }
}

extension TimeLimit.Status {
  /// `met`, `missed`, `ended with the dossier`
  public var words: String {
    switch self {
    case .running: "running"
    case .met: "met"
    case .missed: "missed"
    case .ended: "ended with the dossier"
    }
  }
}

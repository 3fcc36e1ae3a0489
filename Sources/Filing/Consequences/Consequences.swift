import Standards

/// What recording a request brings about: the one value that is shown before an act, told after it, and printed by a dry run.
///
/// A rehearsal and the recording of the same request on the same register say the same.
public struct Consequences: Codable, Equatable, Sendable {
  /// Why the request is refused, the reason that recording would give first; empty when it can be recorded.
  public var refusals: [Refusal]
  /// Events of the office itself and of parties, in order.
  public var events: [EventLine]
  /// The dossiers that the request names, in its order, then every other one that it changes.
  public var dossiers: [DossierChange]
  /// What an act of the office does beside its event, a sentence each.
  public var notes: [String]
  /// Currency in which the office takes its fees, three letters (ISO 4217).
  public var currency: String

  public init(
    refusals: [Refusal] = [], events: [EventLine] = [], dossiers: [DossierChange] = [], notes: [String] = [],
    currency: String = ""
  ) {
    self.refusals = refusals
    self.events = events
    self.dossiers = dossiers
    self.notes = notes
    self.currency = currency
  }

  /// The refusals that more than a second signature would mend.
  public var obstacles: [Refusal] { refusals.filter { ![.secondSignature, .secondPassword].contains($0.code) } }

  /// The line of the register that the act writes first: `2026-03-02  Registered  by rosa`; empty when it writes none.
  public var line: String { (dossiers.first?.events.first ?? events.first)?.text ?? "" }

  /// Everything in order, a line each, for people.
  public var lines: [String] {
    events.filter { $0.subject.isEmpty }.map(\.text) + dossiers.flatMap { $0.lines(Currency(currency)) }
      + events.filter { !$0.subject.isEmpty }.map { "\($0.entry.first): \($0.subject)" } + notes
  }
}

/// An event as it stands in a list: `2026-03-02  Registered  by rosa and sione`.
public struct EventLine: Codable, Equatable, Sendable {
  /// Id of the act.
  public let act: String
  public let entry: Label
  /// Day from which it has effect.
  public let effective: CalendarDate
  public let officer: String
  /// The second officer of a four-eyes act; nil before he has signed.
  public let approver: String?
  /// The person of whom it speaks, with its number in the party register; empty for other events.
  public let subject: String

  /// - Parameter entry: how the law calls the act once it is recorded.
  public init(_ event: Event, entry: Label, subject: String = "") {
    (act, self.entry, effective) = (event.act, entry, event.effective)
    (officer, approver, self.subject) = (event.officer, event.approver, subject)
  }

  /// Who signs: one officer, or both of a four-eyes act.
  public var signature: String { approver.map { "\(officer) and \($0)" } ?? officer }

  /// `2026-03-02  Registered  by rosa and sione`
  public var text: String { "\(effective)  \(entry.first)  by \(signature)" }
}

/// A value before and after an act.
public struct Change<Value: Codable & Equatable & Sendable>: Codable, Equatable, Sendable {
  public let old: Value
  public let new: Value

  public init(_ old: Value, _ new: Value) { (self.old, self.new) = (old, new) }

  public var isChange: Bool { old != new }
}

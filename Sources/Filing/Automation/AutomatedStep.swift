import Standards

/// A step that the law has the program take, or propose: a line of the register of automated decisions, derived from the tables.
public struct AutomatedStep: Codable, Equatable, Sendable {
  public let kind: Kind
  /// Id of the row: `FOR-INV`, `fil_goods`.
  public let id: String
  public let label: String
  /// Letters of the rights for which it is taken; empty for the office itself.
  public let rights: String
  /// Article or paragraph.
  public let basis: String
  public let way: Manner

  /// What kind of step it is; each has an owner and is reviewed as a whole.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// A day that is reckoned, and what suspends, moves or extends it.
    case timeLimit = "time_limit"
    /// An act that the calendar proposes when a time limit is over or not met.
    case proposal
    /// A rule of a checklist that is judged by machine.
    case formality
    /// A fee that is reckoned and falls due.
    case fee
    case reduction, refund
    /// An act that closing an issue of the gazette records.
    case publication
    /// What an outside program suggests.
    case suggestion
  }

  /// Whether a person stands between the step and its effect.
  public enum Manner: String, Codable, Sendable {
    /// The program does it, and a person can set it right afterwards.
    case machine
    /// The program proposes it, and a person records it.
    case confirmed
    /// The law has it and the office has turned it off.
    case off
  }
}

import Standards

/// A time limit of the law, resolved for one right.
public struct LimitRule: Equatable, Sendable {
  public let id: String
  public let label: Label
  public let from: Base
  /// Length; nil when `until` names the item that carries the end.
  public let period: Period?
  public let until: String?
  /// Length when the applicant's address is abroad and nobody represents him.
  public let abroad: Period?
  public let extend: Period?
  public let extendTimes: Int
  /// How long after its end an extension may still be asked.
  public let extendLate: Period?
  /// Period for continued processing after the loss was notified.
  public let continued: Period?
  public let restore: Period?
  public let restoreMax: Period?
  /// Act that the docket proposes when the limit is over.
  public let onMiss: String?
  /// Act that the docket proposes after the due day while the grace period runs.
  public let onDue: String?
  public let waits: Waits
  /// How long before the due day it can be met.
  public let before: Period?
  public let grace: Period?
  public let surcharge: String?
  /// Fee that meets it.
  public let fee: String?
  public let recurrence: Recurrence?
  /// How long after the act that opened it what fell due before that act may be met; nil when it is not asked.
  public let arrears: Period?
  /// Stages in which it runs: it ends when the dossier leaves them; nil for all.
  public let stages: [Stage]?
  /// Intervals whose days are added.
  public let suspends: [String]
  /// Whether its last day moves to the next working day: a period for an act does, a term of protection ends on its day.
  public let rolls: Bool
  /// The relief that may be asked while it runs; it opens only when the limit that was missed gives that relief, with its length.
  public let relief: Relief?
  public let floor: String?
  public let basis: String

  /// The day from which a limit runs.
  public enum Base: Equatable, Sendable {
    /// Date of effect of the opening act.
    case effective
    /// Day on which the opening act was recorded, whatever its date of effect.
    case recorded
    /// Last day of the limit that was missed by the opening act.
    case missed
    /// Deemed receipt of the opening act's paper.
    case notified
    /// Earliest priority date, else the filing date.
    case priority
    /// A date marked by an act: `filing`, `published` …
    case marked(String)

    init(_ text: String) {
      switch text {
      case "effective", "": self = .effective
      case "recorded": self = .recorded
      case "missed": self = .missed
      case "notified": self = .notified
      case "priority": self = .priority
      default: self = .marked(text)
      }
    }

    /// As the table writes it.
    public var word: String {
      switch self {
      case .effective: "effective"
      case .recorded: "recorded"
      case .missed: "missed"
      case .notified: "notified"
      case .priority: "priority"
      case .marked(let name): name
      }
    }
  }

  /// Who is waited for.
  public enum Waits: String, Codable, Sendable { case applicant, office, third }

  /// A limit that comes back: due = base + (n − offset) × step, n from `first` to `last`.
  public struct Recurrence: Equatable, Sendable {
    public let step: Period
    public let offset: Int
    public let first: Int
    public let last: Int?
  }
}

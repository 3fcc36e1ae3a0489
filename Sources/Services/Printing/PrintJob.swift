import Standards

/// One paper on its way to a printer, as the queue notes it.
public struct PrintJob: Codable, Hashable, Sendable {
  /// How far it is.
  public enum State: String, Codable, Sendable {
    /// Not handed over: the printer was not there, or it was not its turn.
    case waiting
    /// It is being handed over by a process that lives.
    case sending
    /// The printer, or the queue before it, took it whole.
    case sent
    /// The printer took it not, and will not take it so.
    case refused
    /// Whoever handed it over ended in the middle: it may lie in the printer or not.
    case perhaps
  }

  /// Its name in the queue: `20261127-0003`.
  public let id: String
  /// What it is, for people and for the printer: `Filing receipt TM/2026/000007`.
  public let title: String
  /// Number of the dossier; empty for lists.
  public let dossier: String
  /// Place of the event in the dossier; 0 for lists.
  public let event: Int
  /// Who sent it.
  public let officer: String
  public let made: Moment
  public var wish: PrintWish
  public var state = State.waiting
  /// When the state was reached.
  public var since: Moment
  /// The number that the printer gave it.
  public var number: Int?
  /// Why it waits or was refused.
  public var reason: String?
  /// How often it was handed over or tried to be.
  public var attempts = 0
  /// SHA-256 of what is printed.
  public let sha256: String

  /// For lists.
  public var words: String {
    switch state {
    case .waiting: reason.map { "waits: \($0)" } ?? "waits"
    case .sending: "is being sent"
    case .sent: "sent\(number.map { ", job \($0) of the printer" } ?? "")"
    case .refused: "refused: \(reason ?? "")"
    case .perhaps: "perhaps printed: look into the tray, then print it again or drop it"
    }
  }
}

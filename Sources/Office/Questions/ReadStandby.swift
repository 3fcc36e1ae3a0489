import GRDB
import Standards

/// Asks which register this is, whether it follows another one, and how far it is behind.
public struct ReadStandby: Question {
  /// The question has no values.
  public init() {}

  public func answer(in context: ReadingContext) throws -> StandbyState {
    let end = try ChainHead(context.db)
    let following = try Following.read(context.db)
    let said = following.flatMap { Moment($0.said) }
    let passed = said.map { said in
      (context.today.dayNumber - said.date.dayNumber) * 86_400 + context.now.second - said.second
    }
    return StandbyState(
      isStandby: following != nil, register: try Following.register(context.db),
      epoch: try Following.epoch(upTo: end.sequence, context.db), events: end.sequence, seal: hexadecimal(end.seal),
      behind: max(0, (following?.last ?? end.sequence) - end.sequence), said: following?.said,
      seconds: passed.map { max(0, $0) })
  }
}

/// Where a register stands among its copies.
public struct StandbyState: Codable, Equatable, Sendable {
  /// Whether it follows another one and records nothing.
  public let isStandby: Bool
  /// Seal of its first event, by which it and its copies are known.
  public let register: String
  /// How often two officers have led it on from another copy, counted from 1.
  public let epoch: Int
  /// Its last event, and the seal of it.
  public let events: Int
  public let seal: String
  /// So many events it lacks of those that the followed register said it has.
  public let behind: Int
  /// When the followed register spoke last; nil for one that leads itself.
  public let said: String?
  /// Seconds since then.
  public let seconds: Int?
}

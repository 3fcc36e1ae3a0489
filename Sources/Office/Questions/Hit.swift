import Filing
import GRDB
import Standards

/// One dossier of a list: its standing.
public struct Hit: Codable, Equatable, Sendable {
  /// Application number.
  public var number: String
  /// Registration number; nil before there is one.
  public var registration: String?
  /// Id of the right.
  public var right: String
  /// `unpublished` for whoever may not read it.
  public var title: String
  /// Its owners in one line; empty for whoever may not read them.
  public var owner: String
  /// Stage of ST.27, ST.61 or ST.87.
  public var stage: Stage
  /// State of its legal status.
  public var state: LegalState
  /// Id of the phase of the law.
  public var phase: String
  /// Filing date; nil until one is accorded.
  public var filed: CalendarDate?
  /// Day of the first time limit that runs.
  public var nextLimit: CalendarDate?
  /// Why it was found: `number`, `title`, `owner`, `class`, `priority`; in a portfolio the roles of the party.
  public var matched: String
}

/// Dossiers of a list, in the order of their files.
public struct HitPage: Codable, Equatable, Sendable {
  /// The dossiers.
  public var hits: [Hit]
  /// Where the next page starts; nil on the last one.
  public var next: String?
}

extension Hit {
  /// What is read of `standing s`, the dossier first; its order is that of `init`.
  static func columns(_ sight: Sight) -> String {
    "s.dossier, s.number, s.registration, s.rightId, s.title, s.owner, s.stage, s.state, s.phase, s.filed, s.nextLimit, NOT \(sight.reads)"
  }

  /// - Parameter row: begins with `columns`.
  init(_ row: Row, matched: String) throws {
    let hidden: Bool = try row[11]
    try self.init(
      number: row[1], registration: row[2], right: row[3], title: hidden ? "unpublished" : row[4],
      owner: hidden ? "" : row[5],
      stage: Stage(rawValue: row[6]) ?? .none, state: LegalState(rawValue: row[7]) ?? .active, phase: row[8],
      filed: (row[9] as String?).flatMap { CalendarDate($0) },
      nextLimit: (row[10] as String?).flatMap { CalendarDate($0) },
      matched: matched)
  }
}

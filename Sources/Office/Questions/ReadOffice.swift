import Filing
import GRDB
import Standards

/// Asks for the office itself: settings, day, laws, calendar.
public struct ReadOffice: Question {
  /// The question has no values.
  public init() {}

  public func answer(in context: ReadingContext) throws -> OfficeInfo {
    let db = context.db
    let calendar = try Lawbook.calendar(db)
    var holidays = calendar.yearly
    for (date, name) in calendar.holidays { holidays[date.description] = name }
    return OfficeInfo(
      settings: try Settings.all(db), today: context.today, currentLaw: try Lawbook.inForce(on: context.today, db),
      laws: try String.fetchAll(db, sql: "SELECT id FROM lawVersion ORDER BY \"from\""),
      workingDays: calendar.workingDays.sorted(),
      holidays: holidays, closures: calendar.closures, isDemonstration: try Settings.isDemonstration(db),
      events: try Int.fetchOne(db, sql: "SELECT coalesce(max(sequence), 0) FROM event") ?? 0,
      dossiers: try Int.fetchOne(db, sql: "SELECT max(id) FROM dossier") ?? 0, version: String(Migrations.version))
  }
}

/// The office as every desk needs it at its start.
public struct OfficeInfo: Codable, Sendable {
  /// Keys and values of `office.tsv`.
  public var settings: [String: String]
  /// The day at the keeper.
  public var today: CalendarDate
  /// Id of the law in force today.
  public var currentLaw: String
  /// Ids of all laws of the register, in the order in which they began.
  public var laws: [String]
  /// 1 is Monday.
  public var workingDays: [Int]
  /// Name of each holiday by its day: `YYYY-MM-DD`, or `MM-DD` for one of every year.
  public var holidays: [String: String]
  /// Days on which the office was or will be closed, beside the holidays.
  public var closures: [OfficeCalendar.Closure]
  /// Whether the register was planted as a demonstration, where the date may be rehearsed.
  public var isDemonstration: Bool
  /// How many events the register holds.
  public var events: Int
  /// How many dossiers the register holds.
  public var dossiers: Int
  /// Form of the register file.
  public var version: String
}

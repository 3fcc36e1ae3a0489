import Filing
import GRDB
import Standards

/// Asks for the sheet of a day: what came in and went out, by kind, method and ledger account, and the numbers that were given.
///
/// Money of files of which the officer may not be told is not in it. What stands on the sheet of another day is on that one.
public struct ReadDay: Question {
  let day: CalendarDate

  public init(_ day: CalendarDate) { self.day = day }

  public static var patience: Duration? { .seconds(60) }

  public func answer(in context: ReadingContext) throws -> DaySheet {
    let sheets = try context.sheets()
    switch try context.days.place(of: day) {
    case .closed(let closed): return try sheets.sheet(day, closed.first..<closed.end)
    case .open(let events): return try sheets.sheet(day, events)
    case .on: return DaySheet(day)
    }
  }
}

/// Asks for the day of the office: its sheet, with what the day before left open, and by whom it was closed.
public struct ReadOfficeDay: Question {
  let day: CalendarDate?

  /// - Parameter day: nil for today. A day without a sheet of its own is answered with the sheet on which it stands.
  public init(_ day: CalendarDate? = nil) { self.day = day }

  public static var patience: Duration? { .seconds(60) }

  public func answer(in context: ReadingContext) throws -> OfficeDay {
    var day = day ?? context.today
    if case .on(let other) = try context.days.place(of: day) { day = other }
    let sheet = try ReadDay(day).answer(in: context)
    let last = try context.days.newest { $0.day < day }
    var answer = OfficeDay(sheet: sheet, findings: sheet.findings)
    if case .closed(let closed) = try context.days.place(of: day) { answer.closed = closed }
    answer.since = last?.day
    let sight = try context.sight()
    if sight.isWhole || sight.reach == .fees {
      answer.carried = last?.carried ?? [:]
    } else {
      // What is counted and held is that of every file.
      answer.closed?.till = []
      answer.closed?.accounts = []
    }
    guard answer.closed == nil else { return answer }
    answer.suspense = try ListSuspense().answer(in: context).map(\.left).reduce(0, +)
    answer.laid = try ListLaidActs().answer(in: context).count
    if let last, let open = try context.days.openDay(before: day, after: last) { answer.openBefore = open.day }
    return answer
  }
}

/// A day of the office as it stands.
public struct OfficeDay: Codable, Equatable, Sendable {
  public var sheet: DaySheet
  /// Who closed it and what was counted; nil while it is open.
  public var closed: ClosedDay?
  /// The last day that was closed before it; nil when none was.
  public var since: CalendarDate?
  /// What of each method the last closed day carried over: negative for what is missing.
  public var carried: [String: Int] = [:]
  /// Money that belongs to no fee, while the day is open.
  public var suspense = 0
  /// Acts that wait for a second signature, while the day is open.
  public var laid = 0
  /// The first earlier day that has events and is not closed.
  public var openBefore: CalendarDate?
  /// What is wrong in the sheet; empty in a sound register.
  public var findings: [String]
}

extension ReadingContext {
  var days: OfficeDays { OfficeDays(db: db, calendar: facts.calendar) }

  /// The sheets of the days as the officer may see them.
  func sheets() throws -> DaySheets { DaySheets(db: db, lawbook: lawbook, facts: facts, sight: try sight()) }
}

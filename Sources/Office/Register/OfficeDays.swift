import Filing
import GRDB
import Standards

/// Which events stand on the sheet of which day.
///
/// A closed sheet names its first and last event. What is recorded after the close, on days without a sheet of their own and
/// on days on which the office is closed, stands on the sheet of the next working day; one that is closed takes all that no
/// earlier one has. Before the first close each working day has its own events and those of the closed days before it.
struct OfficeDays {
  let db: Database
  let calendar: OfficeCalendar

  /// The days that are closed, in their order.
  func closed() throws -> [ClosedDay] {
    try EventRow.ofOffice(ClosedDay.act, db).compactMap { ClosedDay(try $0.event()) }
  }

  /// The newest day that is closed and fits; days are closed in their order.
  func newest(_ fits: (ClosedDay) -> Bool = { _ in true }) throws -> ClosedDay? {
    let sql =
      "SELECT \(EventRow.columns) FROM event WHERE dossier IS NULL AND act = ? ORDER BY sequence DESC"
    let cursor = try EventRow.fetchCursor(db, sql: sql, arguments: [ClosedDay.act])
    while let row = try cursor.next() {
      if let day = ClosedDay(try row.event()), fits(day) { return day }
    }
    return nil
  }

  /// Where the events of a day stand.
  enum Place {
    /// On its own sheet, which is closed.
    case closed(ClosedDay)
    /// On its own sheet, which is open.
    case open(Range<Int>)
    /// On the sheet of a later day.
    case on(CalendarDate)
  }

  func place(of day: CalendarDate) throws -> Place {
    var next: ClosedDay?
    let last = try newest { closed in
      if closed.day >= day { next = closed }
      return closed.day < day
    }
    if let next {
      if next.day == day { return .closed(next) }
      if last != nil { return .on(next.day) }
    }
    guard calendar.closed(on: day) == nil else {
      let working = workingDay(from: day)
      return .on(next.map { min($0.day, working) } ?? working)
    }
    let start = try start(of: day, after: last)
    return .open(start..<max(start, min(try firstEvent(after: day), next?.first ?? .max)))
  }

  /// The events that closing the day now would put on its sheet: all that no earlier sheet has.
  ///
  /// - Parameter end: the first sequence that is not given yet.
  func closing(_ day: CalendarDate, today: CalendarDate, after last: ClosedDay?, end: Int) throws -> Range<Int> {
    let start = try last?.end ?? firstEvent(after: workingDay(before: day))
    return start..<max(start, day < today ? try firstEvent(after: day) : end)
  }

  /// The first working day after the last close that has events and lies before the day; nil when each is closed.
  func openDay(before day: CalendarDate, after last: ClosedDay) throws -> (day: CalendarDate, events: Int)? {
    var start = last.end
    var open = workingDay(from: last.day.adding(days: 1))
    while open < day {
      let end = try firstEvent(after: open)
      let count =
        try db.number(
          "SELECT count(*) FROM event WHERE sequence >= ? AND sequence < ? AND act <> ?", start, end, ClosedDay.act)
        ?? 0
      if count > 0 { return (open, count) }
      (start, open) = (max(start, end), workingDay(from: open.adding(days: 1)))
    }
    return nil
  }

  /// The day itself when the office works, else the next one on which it does.
  func workingDay(from day: CalendarDate) -> CalendarDate {
    (0..<400).lazy.map { day.adding(days: $0) }.first { calendar.closed(on: $0) == nil } ?? day
  }

  private func workingDay(before day: CalendarDate) -> CalendarDate {
    (1..<400).lazy.map { day.adding(days: -$0) }.first { calendar.closed(on: $0) == nil } ?? day
  }

  private func start(of day: CalendarDate, after last: ClosedDay?) throws -> Int {
    let before = workingDay(before: day)
    guard let last else { return try firstEvent(after: before) }
    return before <= last.day ? last.end : max(last.end, try firstEvent(after: before))
  }

  /// Sequence of the first event that was recorded after the day; events lie one behind the other, so that it is found by halving.
  private func firstEvent(after day: CalendarDate) throws -> Int {
    let next = day.adding(days: 1).description
    var (low, high) = (1, (try Int.fetchOne(db, sql: "SELECT max(sequence) FROM event") ?? 0) + 1)
    let statement = try db.cachedStatement(sql: "SELECT recorded FROM event WHERE sequence = ?")
    while low < high {
      let middle = (low + high) / 2
      if try String.fetchOne(statement, arguments: [middle]) ?? "" < next { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

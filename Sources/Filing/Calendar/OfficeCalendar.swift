import Standards

/// The days on which the office works: week, holidays and declared closures.
public struct OfficeCalendar: Codable, Equatable, Sendable {
  /// Days of the week on which the office works, Monday 1 … Sunday 7.
  public var workingDays: Set<Int>
  /// Holidays of one year: day to name.
  public var holidays: [CalendarDate: String]
  /// Holidays of every year: `MM-DD` to name.
  public var yearly: [String: String]
  /// Closures declared by the head of the office.
  public var closures: [Closure]

  /// Days on which the office was closed by declaration, both ends included.
  public struct Closure: Hashable, Sendable, Codable {
    public var from: CalendarDate
    public var until: CalendarDate
    public var reason: String
    /// Days granted beyond the first working day after the closure.
    public var extraDays: Int

    public init(from: CalendarDate, until: CalendarDate, reason: String, extraDays: Int = 0) {
      self.from = from
      self.until = until
      self.reason = reason
      self.extraDays = extraDays
    }
  }

  public init(
    workingDays: Set<Int> = [1, 2, 3, 4, 5], holidays: [CalendarDate: String] = [:], yearly: [String: String] = [:],
    closures: [Closure] = []
  ) {
    self.workingDays = workingDays
    self.holidays = holidays
    self.yearly = yearly
    self.closures = closures
  }

  /// Reads a table of `date`, `label`; a date is `YYYY-MM-DD`, or `MM-DD` for every year.
  public init(table: Table, workingDays: Set<Int>) throws {
    self.init(workingDays: workingDays)
    try table.require(["date", "label"])
    for row in table.rows {
      if let date = CalendarDate(row["date"]) {
        holidays[date] = row["label"]
      } else if CalendarDate("2024-" + row["date"]) != nil {
        yearly[row["date"]] = row["label"]
      } else {
        throw row.fault("“\(row["date"])” is not a date; write YYYY-MM-DD, or MM-DD for every year")
      }
    }
  }

  /// Why the office is closed on the day; nil on a working day.
  public func closed(on date: CalendarDate) -> String? {
    if let closure = closures.first(where: { $0.from <= date && date <= $0.until }) { return closure.reason }
    if let name = holidays[date] ?? yearly[String(date.description.dropFirst(5))] { return name }
    if !workingDays.contains(date.weekday) {
      return ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][date.weekday - 1]
    }
    return nil
  }

  /// The day itself when the office works, else the next working day, with the days skipped and why.
  ///
  /// A day inside a declared closure moves to the first working day after it and by the days the declaration adds.
  /// - Source: PCT Rule 80.5; Paris Convention, Article 4C(3).
  public func nextWorkingDay(from date: CalendarDate) -> (date: CalendarDate, skipped: [String]) {
    var day = date
    var skipped: [String] = []
    var honoured: Set<Closure> = []
    while skipped.count < 400, let reason = closed(on: day) {
      skipped.append("\(day) \(reason)")
      if let closure = closures.first(where: { $0.from <= day && day <= $0.until }), closure.extraDays > 0,
        honoured.insert(closure).inserted
      {
        day = nextWorkingDay(from: closure.until.adding(days: 1)).date.adding(days: closure.extraDays)
        skipped.append("\(closure.extraDays) days granted by the declaration of closure")
      } else {
        day = day.adding(days: 1)
      }
    }
    return (day, skipped)
  }

  /// The day `count` working days later, earlier when negative, the day itself not counted.
  public func adding(workingDays count: Int, to date: CalendarDate) -> CalendarDate {
    var day = date
    var left = abs(count)
    var bound = left * 7 + 400
    while left > 0, bound > 0 {
      day = day.adding(days: count.signum())
      bound -= 1
      if closed(on: day) == nil { left -= 1 }
    }
    return day
  }
}

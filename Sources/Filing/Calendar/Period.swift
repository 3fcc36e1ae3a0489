import Standards

/// A length of time as the law writes it: `3m`, `2y`, `10d`, `5w` (working days).
public struct Period: Hashable, Sendable, CustomStringConvertible {
  public enum Unit: String, Sendable { case day = "d", workingDay = "w", month = "m", year = "y" }
  public let count: Int
  public let unit: Unit

  /// Reads `3m`; refuses signs, zero and other letters.
  public init?(_ text: String) {
    guard let letter = text.last, let unit = Unit(rawValue: String(letter)), let count = Int(text.dropLast()),
      count > 0,
      text.first?.isNumber == true
    else { return nil }
    self.count = count
    self.unit = unit
  }

  public init(_ count: Int, _ unit: Unit) {
    self.count = count
    self.unit = unit
  }

  public var description: String { "\(count)\(unit.rawValue)" }

  /// `3 months`
  public var words: String {
    let name =
      switch unit {
      case .day: "day"
      case .workingDay: "working day"
      case .month: "month"
      case .year: "year"
      }
    return "\(count) \(name)\(count == 1 ? "" : "s")"
  }

  /// About how many days, to compare periods of different units.
  public var roughDays: Int {
    switch unit {
    case .day: count
    case .workingDay: count * 7 / 5
    case .month: count * 61 / 2
    case .year: count * 365
    }
  }

  /// The day on which a period that ends on `date` begins, that day not counted.
  public func start(before date: CalendarDate, calendar: OfficeCalendar) -> CalendarDate {
    switch unit {
    case .day: date.adding(days: -count)
    case .workingDay: calendar.adding(workingDays: -count, to: date)
    case .month: date.adding(months: -count)
    case .year: date.adding(months: -12 * count)
    }
  }

  /// The day on which a period that starts on `date` ends, the day of the event not counted; before any rule about closed days.
  public func end(from date: CalendarDate, times: Int = 1, calendar: OfficeCalendar) -> CalendarDate {
    switch unit {
    case .day: date.adding(days: count * times)
    case .workingDay: calendar.adding(workingDays: count * times, to: date)
    case .month: date.adding(months: count * times)
    case .year: date.adding(months: 12 * count * times)
    }
  }
}

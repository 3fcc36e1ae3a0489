import Standards

/// A holiday of every year by a rule: `easter-2`, `orthodox+1`, `05-mon-2`, `05-mon-last`, `05-01`.
///
/// `@2031` behind it is its first year.
public struct Feast: Hashable, Sendable, Codable {
  private enum Pattern: Hashable, Sendable, Codable {
    /// Days after Easter Sunday, of the Western or the Orthodox reckoning.
    case easter(Int, isOrthodox: Bool)
    case fixed(month: Int, day: Int)
    /// The n-th such day of the week in the month; nil for the last one.
    case weekday(Int, month: Int, place: Int?)
  }

  private let rule: Pattern
  private let from: Int
  public let label: String

  /// - Parameter written: the rule as the table writes it; nil when it is none.
  public init?(_ written: String, label: String) {
    self.label = label
    let halves = written.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
    guard let text = halves.first, halves.count <= 2 else { return nil }
    guard halves.count == 1 || halves[1].count == 4, let year = halves.count == 1 ? 0 : Int(halves[1]) else {
      return nil
    }
    from = year
    if let day = CalendarDate("2024-" + text) {
      rule = .fixed(month: day.month, day: day.day)
      return
    }
    for (name, isOrthodox) in [("easter", false), ("orthodox", true)] where text.hasPrefix(name) {
      let rest = text.dropFirst(name.count)
      guard rest.isEmpty || "+-".contains(rest.first ?? " "), let days = rest.isEmpty ? 0 : Int(rest),
        abs(days) <= 120
      else { return nil }
      rule = .easter(days, isOrthodox: isOrthodox)
      return
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, parts[0].count == 2, let month = Int(parts[0]), (1...12).contains(month),
      let day = Feast.days.firstIndex(of: parts[1])
    else { return nil }
    if parts[2] == "last" {
      rule = .weekday(day + 1, month: month, place: nil)
    } else {
      guard let place = Int(parts[2]), (1...5).contains(place) else { return nil }
      rule = .weekday(day + 1, month: month, place: place)
    }
  }

  private static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// The day on which it falls in the year; nil where the month has no fifth such day.
  public func day(in year: Int) -> CalendarDate? {
    guard year >= from else { return nil }
    switch rule {
    case .fixed(let month, let day): return CalendarDate(year, month, day)
    case .easter(let days, let isOrthodox):
      return (isOrthodox ? Feast.orthodoxEaster(year) : Feast.easter(year))?.adding(days: days)
    case .weekday(let weekday, let month, let place):
      guard let first = CalendarDate(year, month, 1) else { return nil }
      let start = first.adding(days: (weekday - first.weekday + 7) % 7)
      guard let place else {
        return (0...4).map { start.adding(days: 7 * $0) }.last { $0.month == month }
      }
      let day = start.adding(days: 7 * (place - 1))
      return day.month == month ? day : nil
    }
  }

  /// - Source: the Gregorian rule of 1582, in the form of Meeus, Jones and Butcher.
  static func easter(_ year: Int) -> CalendarDate? {
    let (a, b, c) = (year % 19, year / 100, year % 100)
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
    let n = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114
    return CalendarDate(year, n / 31, n % 31 + 1)
  }

  /// - Source: the Julian rule, in the form of Meeus, with the days by which the calendars differ.
  static func orthodoxEaster(_ year: Int) -> CalendarDate? {
    let d = (19 * (year % 19) + 15) % 30
    let n = d + (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7 + 114
    return CalendarDate(year, n / 31, n % 31 + 1)?.adding(days: year / 100 - year / 400 - 2)
  }
}

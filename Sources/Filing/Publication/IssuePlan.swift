import Standards

/// A day on which an issue of the gazette is to be published, and until when acts are collected for it.
public struct IssuePlan: Codable, Equatable, Sendable {
  public let date: CalendarDate
  public let cutOff: CalendarDate
  /// The day that the rhythm names, where the office is closed on it; nil where it is `date`.
  public let moved: CalendarDate?

  /// The issues to come by the rhythm of the office.
  ///
  /// - Parameters:
  ///   - last: day of the last issue that was opened; nil before the first one.
  ///   - today: no issue is planned of a day before tomorrow.
  ///   - rhythm: the settings `gazette_weekday`, `gazette_interval` and `gazette_cut_off`.
  /// - Returns: as many as were asked for, the next one first; the cut-off of the first may be past.
  public static func upcoming(
    _ count: Int, after last: CalendarDate?, today: CalendarDate, _ rhythm: IssueRhythm, _ calendar: OfficeCalendar
  ) -> [IssuePlan] {
    var day = last ?? today
    var plans: [IssuePlan] = []
    while plans.count < count {
      day = last == nil && plans.isEmpty ? rhythm.weekday(from: day.adding(days: 1)) : rhythm.next(after: day)
      guard day > today else { continue }
      let date = calendar.nextWorkingDay(from: day).date
      // Several days on which the office is closed lead to one issue.
      guard plans.last?.date != date else { continue }
      let cutOff = rhythm.cutOff.map { $0.start(before: date, calendar: calendar) } ?? date
      plans.append(IssuePlan(date: date, cutOff: cutOff, moved: date == day ? nil : day))
    }
    return plans
  }
}

/// How often the gazette is published, as the settings of the office say.
public struct IssueRhythm: Codable, Equatable, Sendable {
  /// 1 Monday to 7 Sunday; nil for any day.
  public let day: Int?
  /// Days from one issue to the next, 1 to 366: what was accepted waits no longer.
  public let interval: Int
  /// How long before its day an issue is cut off; nil for the day itself.
  let cutOffWord: String

  /// - Parameter settings: of the office; two weeks where none says how often.
  public init(_ settings: [String: String]) {
    day = settings["gazette_weekday"].flatMap(Int.init).flatMap { 1...7 ~= $0 ? $0 : nil }
    interval = settings["gazette_interval"].flatMap(Int.init).flatMap { 1...366 ~= $0 ? $0 : nil } ?? 14
    cutOffWord = settings["gazette_cut_off"] ?? ""
  }

  var cutOff: Period? { Period(cutOffWord) }

  /// Why a setting does not fit; nil when it does, or is no setting of the rhythm.
  public static func fault(_ key: String, _ value: String) -> String? {
    switch key {
    case "gazette_weekday":
      value.isEmpty || Int(value).map { 1...7 ~= $0 } ?? false
        ? nil : "“\(value)” is no day of the week; write 1 for Monday to 7 for Sunday, or nothing."
    case "gazette_interval":
      Int(value).map { 1...366 ~= $0 } ?? false ? nil : "“\(value)” is no number of days; write 1 to 366."
    default: nil
    }
  }

  /// That weekday, on the day or after it.
  func weekday(from date: CalendarDate) -> CalendarDate {
    guard let day else { return date }
    return date.adding(days: (day - date.weekday + 7) % 7)
  }

  /// The weekday nearest to the end of the interval, never the day itself.
  func next(after date: CalendarDate) -> CalendarDate {
    let target = date.adding(days: interval)
    guard let day else { return target }
    let ahead = (day - target.weekday + 7) % 7
    let nearest = target.adding(days: ahead > 3 ? ahead - 7 : ahead)
    return nearest > date ? nearest : nearest.adding(days: 7)
  }
}

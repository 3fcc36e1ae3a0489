import Glibc
import Standards

/// Where the office takes the time from.
public enum Clock {
  /// The clock of this computer in its time zone.
  ///
  /// A clock that shows a day no calendar has reads as 1 January 1970.
  public static let system: @Sendable () -> Moment = {
    var seconds = time(nil)
    var parts = tm()
    localtime_r(&seconds, &parts)
    let second = Int(parts.tm_hour) * 3600 + Int(parts.tm_min) * 60 + min(59, Int(parts.tm_sec))
    let date =
      CalendarDate(Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)) ?? CalendarDate(dayNumber: 0)
    return Moment(date, second: second) ?? Moment(startOf: date)
  }

  /// A clock that shows the given day and the time of day of another clock.
  static func rehearsed(_ day: CalendarDate, _ clock: @escaping @Sendable () -> Moment) -> @Sendable () -> Moment {
    { Moment(day, second: clock().second) ?? clock() }
  }
}

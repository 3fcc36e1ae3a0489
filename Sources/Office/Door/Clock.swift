import Glibc
import Standards

/// Where the office takes the time from.
public enum Clock {
  /// The clock of this computer in its time zone.
  ///
  /// A clock that shows a day no calendar has reads as 1 January 1970.
  public static let system: @Sendable () -> Moment = {
    moment(seconds: time(nil))
  }

  /// The moment so many seconds after the beginning of 1970, in the zone of this process.
  static func moment(seconds: Int) -> Moment {
    var (seconds, parts) = (seconds, tm())
    localtime_r(&seconds, &parts)
    let second = Int(parts.tm_hour) * 3600 + Int(parts.tm_min) * 60 + min(59, Int(parts.tm_sec))
    let date =
      CalendarDate(Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)) ?? CalendarDate(dayNumber: 0)
    return Moment(date, second: second) ?? Moment(startOf: date)
  }

  /// From now on the clock shows the time of that zone, whatever the environment says; that of the machine when none is set.
  ///
  /// - Source: tzset(3). Whoever starts a keeper must not decide on which day filings come in.
  static func settle(zone: String?) {
    if let zone, !zone.isEmpty { setenv("TZ", ":" + zone, 1) } else { unsetenv("TZ") }
    tzset()
  }

  /// Whether the machine knows the zone.
  static func knows(zone: String) -> Bool {
    let isPlain = zone.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/_+-".contains($0)) }
    return isPlain && (zone == "UTC" || access("/usr/share/zoneinfo/" + zone, R_OK) == 0)
  }

  /// A clock that shows the given day and the time of day of another clock.
  static func rehearsed(_ day: CalendarDate, _ clock: @escaping @Sendable () -> Moment) -> @Sendable () -> Moment {
    { Moment(day, second: clock().second) ?? clock() }
  }
}

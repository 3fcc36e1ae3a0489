import Filing
import Standards

/// A dossier told as dated lines; folded without asking whether an act is permitted.
public struct Story {
  public let right: Right
  public let calendar: OfficeCalendar
  public private(set) var events: [Event] = []

  public init(_ right: Right, calendar: OfficeCalendar = OfficeCalendar()) {
    (self.right, self.calendar) = (right, calendar)
  }

  /// Adds an act; the day is written `2026-03-02`.
  public mutating func record(
    _ day: String, _ act: String, _ values: Values = [:], numbers: [String: String] = [:], officer: String = "registrar"
  ) {
    let date = CalendarDate(day)!
    events.append(
      Event(
        sequence: events.count + 1, ordinal: events.count + 1, act: act, effective: date,
        recorded: Moment(date, second: 33_300)!, officer: officer, terminal: "test", values: values, numbers: numbers,
        law: "2026-01-01"))
  }

  /// The dossier as it stands on the day.
  public func dossier(id: Int = 1, today: String) -> Dossier {
    Dossier(id: id, right: right, events: events, calendar: calendar, today: CalendarDate(today)!)
  }

  /// Ordinal of the last event of that act.
  public func ordinal(_ act: String) -> Int { events.last { $0.act == act }!.ordinal }
}

import Filing
import Standards
import Testing

/// A dossier written as dated lines: date, act, values.
struct Story {
  var right = Meridia.right("trademark")
  var calendar = Meridia.calendar
  var events: [Event] = []

  init(_ right: String, calendar: OfficeCalendar = Meridia.calendar) {
    self.right = Meridia.right(right)
    self.calendar = calendar
  }

  mutating func add(_ date: String, _ act: String, _ values: Values = [:], numbers: [String: String] = [:]) {
    let ordinal = events.count + 1
    events.append(
      Event(
        sequence: ordinal, ordinal: ordinal, act: act, effective: day(date),
        recorded: Moment(day(date), second: 36_000)!, officer: "ada",
        terminal: "", values: values, numbers: numbers, law: "2026-01-01"))
  }

  func on(_ date: String) -> Dossier {
    Dossier(id: 1, right: right, events: events, calendar: calendar, today: day(date))
  }

  func limit(_ id: String, on date: String) throws -> TimeLimit {
    try #require(on(date).limits.last { $0.rule.id == id })
  }

  /// A mark in examination with an office action of that day.
  static func action(_ date: String, _ values: Values = ["notified_by": [.text("counter")]]) -> Story {
    var story = Story("trademark")
    story.add("2026-03-02", "receive")
    story.add("2026-03-03", "accord_filing_date")
    story.add("2026-03-04", "pass_formalities")
    story.add("2026-03-05", "start_examination")
    story.add(date, "office_action", values)
    return story
  }

  /// A patent granted on the day, filed on 2 March 2026.
  static func patent(granted: String) -> Story {
    var story = Story("patent")
    story.add("2026-03-02", "receive")
    story.add("2026-03-02", "accord_filing_date")
    story.add(granted, "grant_after_examination", numbers: ["registration": "P1"])
    return story
  }
}

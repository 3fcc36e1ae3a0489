import Filing
import Standards
import Testing

@Suite("Calendar of issues")
struct IssuePlanTests {
  private func days(_ settings: [String: String], after last: String? = nil) -> [String] {
    let last = last.flatMap { CalendarDate($0) }
    return IssuePlan.upcoming(
      4, after: last, today: CalendarDate("2026-03-06")!, IssueRhythm(settings), Meridia.calendar
    ).map(\.date.description)
  }

  @Test("A daily gazette has one issue a working day, whatever the days on which the office is closed")
  func daily() {
    #expect(
      days(["gazette_interval": "1"], after: "2026-03-05") == ["2026-03-09", "2026-03-10", "2026-03-11", "2026-03-12"])
  }

  @Test("Without an issue the first is the next weekday of the office, and an issue long past brings none of the past")
  func first() {
    let weekly = ["gazette_weekday": "3", "gazette_interval": "7"]
    #expect(days(weekly) == ["2026-03-11", "2026-03-18", "2026-03-25", "2026-04-01"])
    #expect(days(weekly, after: "2019-01-02") == days(weekly))
  }
}

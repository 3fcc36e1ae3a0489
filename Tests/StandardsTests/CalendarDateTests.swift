import Standards
import Testing

@Suite("Calendar date")
struct CalendarDateTests {
  @Test("A day that the month lacks becomes its last day")
  func months() {
    let end = CalendarDate(2025, 11, 30)

    #expect(end?.adding(months: 3).description == "2026-02-28")
    #expect(CalendarDate(2024, 2, 29)?.adding(months: 12).description == "2025-02-28")
    #expect(CalendarDate(2024, 2, 29)?.adding(months: 48).description == "2028-02-29")
    #expect(CalendarDate(2026, 1, 31)?.adding(months: -2).description == "2025-11-30")
    #expect(CalendarDate(2026, 12, 31)?.adding(months: 1).description == "2027-01-31")
  }

  @Test(
    "What the calendar does not have is not a date",
    arguments: [
      "2026-02-30", "2025-02-29", "0000-01-01", "10000-01-01", "-001-01-01", "2026-13-01", "2026-00-10", "2026-01-00",
      "2026-1-1",
      "١٢/٠٣/٢٠٢٦", "٢٠٢٦-٠٣-١٢", "03/04/2026", "2026-03-02 ", " 2026-03-02", "2026-03-02T00:00", "1447-09-01",
      "2026‑03‑02", "",
    ])
  func refuses(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test("Day numbers go both ways without a gap from 1583 to 9999")
  func dayNumbers() {
    var previous: CalendarDate?
    for number in stride(from: -141_350, to: 2_932_000, by: 97) {
      let date = CalendarDate(dayNumber: number)
      #expect(date.dayNumber == number)
      if let previous { #expect(previous < date) }
      previous = date
    }
    #expect(CalendarDate(1970, 1, 1)?.dayNumber == 0)
    #expect(CalendarDate(9999, 12, 31)?.adding(days: 1).description == "10000-01-01")
    #expect(CalendarDate(2000, 3, 1)?.adding(days: -1).description == "2000-02-29")
    #expect(CalendarDate(1900, 3, 1)?.adding(days: -1).description == "1900-02-28")
  }

  @Test("Weekdays are those of ISO 8601")
  func weekdays() {
    #expect(CalendarDate(1969, 12, 29)?.weekday == 1)
    #expect(CalendarDate(2026, 3, 2)?.weekday == 1)
    #expect(CalendarDate(2026, 3, 1)?.weekday == 7)
    #expect(CalendarDate(1921, 6, 15)?.weekday == 3)
  }
}

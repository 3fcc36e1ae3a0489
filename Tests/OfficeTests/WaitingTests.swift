import Filing
import Standards
import Testing

@testable import Office

@Suite("What waits for the gazette", .bothDoors)
struct WaitingTests {
  private func page(_ bench: Bench, _ question: ReadWaiting = ReadWaiting()) throws -> WaitingPage {
    try bench.acting("hyejin").ask(question)
  }

  private func waiting() throws -> (Bench, [String]) {
    let bench = try Bench()
    let numbers = try ["ONE", "TWO"].enumerated().map { try bench.published($1, $0 + 1) }
    for number in numbers { try bench.record("withdraw", on: number) }
    return (bench, numbers)
  }

  @Test("It is listed by age, counted by section, and late once it waits longer than from issue to issue")
  func ages() throws {
    let (bench, numbers) = try waiting()
    #expect(try page(bench).sections.map(\.late) == [0])

    bench.clock.set("2026-03-16")
    #expect(try page(bench).entries.map(\.isLate) == [false, false])
    #expect(try bench.office.ask(ReadDocket()).late == 0)
    bench.clock.set("2026-03-17")
    let found = try page(bench)
    #expect(found.interval == 14)
    #expect(found.entries.map(\.number) == numbers)
    #expect(found.entries.map(\.age) == [15, 15])
    #expect(found.entries.map(\.isLate) == [true, true])
    #expect(found.sections.map(\.section) == ["ends"])
    #expect(found.sections.map(\.label.first) == ["Lapses, restorations, refusals, withdrawals"])
    #expect(found.sections.map(\.waiting) == [2])
    #expect(found.sections.map(\.late) == [2])
    #expect(found.sections.map(\.oldest) == [CalendarDate("2026-03-02")])
    #expect(try bench.office.ask(ReadDocket()).late == 2)
  }

  @Test("It is read page by page, by section, and what is held says why")
  func pages() throws {
    let (bench, numbers) = try waiting()
    let event = try #require(try page(bench).entries.first).event
    let gazette = try bench.acting("hyejin")
    _ = try gazette.record(ActRequest("open_issue", values: ["issue_date": [.date(CalendarDate("2026-03-11")!)]]))
    _ = try gazette.record(
      ActRequest(
        "hold_item",
        values: [
          "issue": [.text("2026-01")], "dossier": [.text(numbers[1])], "published_event": [.number(event)],
          "reason": [.text("picture")],
        ]))

    let first = try page(bench, ReadWaiting(limit: 1))
    let second = try page(bench, ReadWaiting(section: "ends", limit: 1, after: first.next))
    #expect((first.entries + second.entries).map(\.number) == numbers)
    #expect((first.entries + second.entries).map(\.held) == [nil, "picture"])
    #expect(second.next == nil)
    #expect(second.sections.map(\.held) == [1])
    #expect(try page(bench, ReadWaiting(section: "treg")).entries == [])
    #expect(refusal { try page(bench, ReadWaiting(section: "none")) }.contains("section of the gazette"))
  }

  @Test(
    "Issues are planned from the last one on, on the weekday of the office, on the next working day where it is closed")
  func calendar() throws {
    let (bench, _) = try waiting()
    #expect(try page(bench).issues.first?.date == CalendarDate("2026-03-04"))
    _ = try bench.acting("hyejin").record(
      ActRequest("open_issue", values: ["issue_date": [.date(CalendarDate("2026-12-09")!)]]))

    let plans = try page(bench).issues
    #expect(plans.count == 8)
    #expect(plans.prefix(2).map(\.date.description) == ["2026-12-23", "2027-01-06"])
    #expect(plans.prefix(2).map(\.cutOff.description) == ["2026-12-14", "2026-12-24"])
    for plan in plans { #expect(plan.moved == nil ? plan.date.weekday == 3 : plan.date > plan.moved!) }
  }

  @Test("A rhythm that is none is refused in words")
  func rhythm() throws {
    let bench = try Bench()
    for (line, told) in [
      ("gazette_weekday=8", "“8” is no day of the week"), ("gazette_interval=0", "“0” is no number of days"),
      ("gazette_interval=soon", "“soon” is no number of days"),
    ] {
      #expect(
        refusal {
          try bench.office.record(
            ActRequest(
              "set_office", values: ["settings": [.text(line)], "reason": [.text("r")]], second: Bench.second("sione")))
        }.contains(told))
    }
    #expect(IssueRhythm([:]).interval == 14)
  }
}

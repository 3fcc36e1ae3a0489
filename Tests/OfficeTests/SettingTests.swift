import Filing
import Standards
import Testing

@testable import Office

@Suite("Holidays and data of the office", .bothDoors)
struct SettingTests {
  private func enter(_ bench: Bench, _ lines: [String]) throws -> Recorded {
    try bench.office.record(
      ActRequest("set_holidays", values: ["holidays": lines.map { .text($0) }], second: Bench.second("sione")))
  }

  private func set(_ bench: Bench, _ line: String) throws -> Recorded {
    try bench.office.record(
      ActRequest(
        "set_office", values: ["settings": [.text(line)], "reason": [.text("moved")]], second: Bench.second("sione")))
  }

  @Test(
    "A holiday that is past, is no date or stands already is refused, and nothing of the table is entered",
    arguments: [
      ("2026-03-02 Today", "would move days that are past"), ("2020-05-01 Past", "would move days that are past"),
      ("05-02 Every year", "would move days that are past"),
      ("easter-3 Maundy Thursday", "would move days that are past"),
      ("05-02@2026 This year", "would move days that are past"), ("2026-02-30 None", "is no holiday"),
      ("05-01@2027", "is no holiday"),
    ])
  func refused(_ line: String, _ words: String) throws {
    let bench = try Bench()

    #expect(refusal { try enter(bench, ["2026-06-30 Good day", line]) }.contains(words))
    #expect(try bench.office.facts().calendar.closed(on: CalendarDate("2026-06-30")!) == nil)
  }

  @Test("A holiday that is entered moves what ends on it, and every year that its rule reaches")
  func entered() throws {
    let bench = try Bench()
    let number = try bench.file()
    try bench.record("invite_filing", on: number)
    func due() throws -> CalendarDate? { try bench.dossier(number).limits.first { $0.rule.id == "FIL-INV" }?.due }
    let before = try #require(try due())

    let recorded = try enter(bench, ["\(before) Bridge day", "easter-3@2029 Maundy Thursday"])

    #expect(recorded.summary.last == "Dossiers whose time limits moved: 1")
    #expect(try #require(try due()) > before)
    let calendar = try bench.office.facts().calendar
    #expect(calendar.closed(on: CalendarDate("2028-04-13")!) == nil)
    #expect(calendar.closed(on: CalendarDate("2029-03-29")!) == "Maundy Thursday")
    #expect(refusal { try enter(bench, ["\(before) Bridge day"]) }.contains("is entered already"))
    #expect(try bench.findings() == [])
  }

  @Test(
    "Data of the office change by two persons; what the past rests on does not, and letters keep the rule of their day")
  func settings() throws {
    let bench = try Bench()
    #expect(refusal { try set(bench, "currency=EUR") }.contains("changes nothing that can be changed"))
    #expect(refusal { try set(bench, "phon=1") }.contains("write KEY=VALUE with one of"))
    #expect(refusal { try set(bench, "received_post=soon") }.contains("is no period"))
    _ = try set(bench, "phone=+999 1")
    _ = try set(bench, "received_post=8d")

    let facts = try bench.office.facts()
    #expect(facts.settings["phone"] == "+999 1")
    #expect(facts.calendar.receipt("post", on: CalendarDate("2026-03-02")!) == Period(10, .day))
    #expect(facts.calendar.receipt("post", on: CalendarDate("2026-03-03")!) == Period(8, .day))
    #expect(refusal { try set(bench, "received_post@2026-03-03=1d") }.contains("changes nothing that can be changed"))
    #expect(try bench.findings() == [])
  }
}

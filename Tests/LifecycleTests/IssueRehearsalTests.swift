import Filing
import Office
import Services
import Standards
import TestSupport
import Testing

@Suite("Rehearsal of an issue")
struct IssueRehearsalTests {
  @Test("It names every time limit that closing the issue then starts, with its day, and records nothing")
  func starts() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try life.file(
      "2026-03-02", "T",
      [
        "applicant": party("Lumen Ltd"), "mark_kind": text("word"), "mark_text": text("LUMEN"),
        "goods": goods([25: ["clothing"]]), "signature": text("hand-written"),
      ])
    try life.pay("2026-03-02", number, "*", 100)
    for (day, act) in [
      ("2026-03-05", "accord_filing_date"), ("2026-03-20", "pass_formalities"), ("2026-03-23", "classify"),
      ("2026-03-24", "start_examination"),
    ] {
      try life.act(day, act, on: [number])
    }
    try life.act("2026-05-04", "accept", on: [number], ["notified_by": counter])
    try life.pay("2026-05-11", number, "PUB", 50)
    try life.act("2026-05-12", "order_publication", on: [number])
    let id = try life.open("2026-05-27", on: "2026-05-13")
    var reading = try Reading(life.office)
    let events = try reading.dossier(number).dossier.events.count

    let rehearsal = try Gazette.rehearsal(of: Gazette.checked(id, &reading), &reading)

    #expect(rehearsal.entries == 1 && rehearsal.held == 0 && rehearsal.wrong == [])
    #expect(rehearsal.starts.map(\.limit.first) == ["Opposition"])
    #expect(rehearsal.starts.map(\.waits) == [.third])
    #expect(rehearsal.starts.map(\.entry.first) == ["Publication of the application ordered"])
    #expect(try reading.dossier(number).dossier.events.count == events)

    _ = try life.act("2026-05-27", "close_issue", ["issue": [.text(id)]])
    reading = try Reading(life.office)
    let opposition = try #require(try reading.dossier(number).dossier.limits.last { $0.rule.id == "OPP" })
    #expect(rehearsal.starts.map(\.last) == [opposition.last])
    #expect(rehearsal.starts.map(\.due) == [opposition.due])
    #expect(try life.findings() == [])
  }
}

import Filing
import Foundation
import Standards
import Testing

@testable import Office

@Suite("What changes while a desk is open", .bothDoors)
struct MeanwhileTests {
  /// The law of Meridia from April on, with nine months of grace for renewals.
  private func laterLaw() throws -> [String: [UInt8]] {
    var files = try LawFiles.read(folder: Bench.seed + "/Law/2026-01-01")
    func change(_ name: String, _ pairs: [(String, String)]) throws {
      var text = String(decoding: files[name] ?? [], as: UTF8.self)
      for (old, new) in pairs {
        try #require(text.contains(old))
        text = text.replacingOccurrences(of: old, with: new)
      }
      files[name] = Array(text.utf8)
    }
    try change("law.tsv", [("2026-01-01", "2026-04-01"), ("meridia-2026", "meridia-2027")])
    try change("limits.tsv", [("\t6m\t6m\tLATE\tREN\t", "\t6m\t9m\tLATE\tREN\t")])
    return files
  }

  private func renewal(_ dossier: Dossier) -> CalendarDate? { dossier.limits.last { $0.rule.id == "REN" }?.last }

  @Test("A law planted meanwhile moves the limits that follow it, in the register and for the desk that is open")
  func law() throws {
    let bench = try Bench()
    let number = try bench.published("ONE", 1)
    let source: Values = ["old_source": [.text("volume 3")]]
    var registration = source
    registration["old_number"] = [.text("4711")]
    try bench.record("take_over_registration", on: number, registration)
    try bench.record("take_over_standing", on: number, source)
    var desk = try Reading(bench.office)
    #expect(renewal(try desk.dossier(number).dossier) == CalendarDate("2036-09-02"))
    #expect(try desk.law().id == "meridia-2026")

    let recorded = try bench.office.record(
      ActRequest(
        "plant_law", values: ["name": [.text("meridia-2027")]], documents: [try Office.bundle(law: laterLaw())],
        second: Bench.second("sione")))

    #expect(recorded.summary.last == "Dossiers whose time limits follow it: 1")
    #expect(renewal(try desk.dossier(number).dossier) == CalendarDate("2036-12-02"))
    #expect(renewal(try bench.dossier(number)) == CalendarDate("2036-12-02"))
    #expect(try desk.law().id == "meridia-2026")
    bench.clock.set("2026-04-01")
    #expect(try desk.law().id == "meridia-2027")
    #expect(try bench.findings() == [])
  }

  @Test("A party named by its number alone is the one of the party register; an entry is merged and split by number")
  func parties() throws {
    let bench = try Bench()
    _ = try bench.file("T", .mark("ONE"))
    _ = try bench.file("T", .mark("TWO", owner: "Orion Ltd"))
    func numbered(_ id: Int) -> [Entry] { [.party(Party(id: id, names: []))] }
    func merge(_ from: Int, _ into: Int) throws -> Recorded {
      try bench.office.record(
        ActRequest(
          "merge_party",
          values: ["party": numbered(into), "merged_party": numbered(from), "reason": [.text("One firm")]],
          second: Bench.second("sione")))
    }
    var mark = Values.mark("THREE")
    mark["applicant"] = numbered(2)
    #expect(try bench.dossier(try bench.file("T", mark)).owners.map(\.name) == ["Orion Ltd"])
    #expect(refusal { try merge(99, 1) }.contains("There is no party “99”"))

    _ = try merge(2, 1)

    #expect(try bench.office.ask(ReadParty(2)).party.id == 1)
    #expect(refusal { try merge(2, 1) }.contains("Party 2 was merged into 1"))
    #expect(try bench.dossier(try bench.file("T", mark)).owners.map(\.name) == ["Lumen Ltd"])
    _ = try bench.office.record(
      ActRequest(
        "split_party", values: ["party": numbered(2), "reason": [.text("Two firms")]], second: Bench.second("sione")))
    #expect(try bench.office.ask(ReadParty(2)).party.name == "Orion Ltd")
    #expect(try bench.findings() == [])
  }

  @Test("Issues are listed page by page, the newest first, without what is printed in them")
  func issues() throws {
    let bench = try Bench()
    try bench.record("withdraw", on: bench.published("ONE", 1))
    let gazette = try bench.acting("hyejin")
    for day in ["2026-03-11", "2026-03-25", "2026-04-08"] {
      _ = try gazette.record(ActRequest("open_issue", values: ["issue_date": [.date(CalendarDate(day)!)]]))
    }
    bench.clock.set("2026-03-11")
    let closed = try gazette.record(
      ActRequest("close_issue", values: ["issue": [.text("2026-01")]], second: Bench.second("marguerite")))
    #expect(
      closed.summary.last?.hasPrefix("Issue 2026-01: 1 entry published on 2026-03-11, 0 held for the next issue, list ")
        == true)

    let first = try bench.office.ask(ListIssues(limit: 2))
    let second = try bench.office.ask(ListIssues(limit: 2, after: first.next))

    let lines = (first.issues + second.issues).map { "\($0.id) \($0.date) \($0.isClosed) \($0.entries)" }
    #expect(lines == ["2026-03 2026-04-08 false 0", "2026-02 2026-03-25 false 0", "2026-01 2026-03-11 true 1"])
    #expect(first.next == "2026-02" && second.next == nil)
    bench.clock.set("2026-04-08")
    #expect(
      refusal {
        try gazette.record(
          ActRequest("close_issue", values: ["issue": [.text("2026-03")]], second: Bench.second("marguerite")))
      }.contains("Issue 2026-02 of 2026-03-25 is still open"))
    #expect(try bench.findings() == [])
  }
}

import Filing
import Foundation
import Standards
import Testing

@testable import Office

@Suite("Docket of an officer")
struct DocketTests {
  let bench: Bench

  init() throws { bench = try Bench() }

  private func mine(_ officer: String, _ change: (inout ReadDocket) -> Void = { _ in }) throws -> [String] {
    var question = ReadDocket(ahead: 400)
    question.isMine = true
    change(&question)
    return try bench.acting(officer).ask(question).lines.filter(isAwaited).map(\.number)
  }

  /// Nobody pays here: that the filing fee is to be asked for is left out.
  private func isAwaited(_ line: DocketLine) -> Bool { line.proposal.act != "invite_fee" }

  private func handOver(_ number: String, to officer: String) throws {
    try bench.record("hand_over", on: number, ["officer": [.text(officer)], "reason": [.text("knows the case")]])
  }

  private func away(_ officer: String, _ from: String, _ until: String, _ deputy: String?, by name: String) throws {
    var values: Values = [
      "name": [.text(officer)], "valid_from": [.date(CalendarDate(from)!)],
      "valid_until": [.date(CalendarDate(until)!)],
    ]
    values["deputy"] = deputy.map { [.text($0)] } ?? []
    _ = try bench.acting(name).record(ActRequest("note_absence", values: values))
  }

  @Test("A file that was handed over is its officer's alone, and his stand-in's while he is away")
  func handing() throws {
    let first = try bench.file()
    let second = try bench.file()
    #expect(try mine("elena") == [first, second])
    #expect(try mine("joao") == [first, second])

    try handOver(first, to: "elena")
    #expect(try mine("elena") == [first, second])
    #expect(try mine("joao") == [second])
    let all = try bench.office.ask(ReadDocket(ahead: 400)).lines
    #expect(all.map(\.assignee) == ["elena", nil])
    #expect(refusal { try handOver(first, to: "elena") }.contains("elena has the file already"))
    #expect(refusal { try handOver(first, to: "nobody") }.contains("no officer “nobody” works here"))

    try away("elena", "2026-03-02", "2026-03-20", "joao", by: "elena")
    #expect(try mine("joao") == [first, second])
    #expect(try mine("elena") == [second])
    bench.clock.set("2026-03-23")
    #expect(try mine("joao") == [second])
    try away("elena", "2026-03-23", "2026-03-24", nil, by: "marguerite")
    #expect(try mine("joao") == [first, second])
    #expect(try mine("priya").contains(first))
    #expect(try bench.findings() == [])
  }

  @Test("An absence is one's own or noted by the head, has its days in order, and no stand-in for himself")
  func absences() throws {
    #expect(refusal { try away("elena", "2026-03-02", "2026-03-20", nil, by: "joao") }.contains("needs the role"))
    #expect(refusal { try away("elena", "2026-03-20", "2026-03-02", nil, by: "elena") }.contains("valid_until"))
    #expect(refusal { try away("elena", "2026-02-01", "2026-02-20", nil, by: "elena") }.contains("past already"))
    #expect(refusal { try away("elena", "2026-03-02", "2026-03-20", "elena", by: "elena") }.contains("for himself"))
    #expect(refusal { try away("nobody", "2026-03-02", "2026-03-20", nil, by: "marguerite") }.contains("works here"))
    // Two who stand in for each other are both away: whoever may does their work.
    let file = try bench.file()
    try handOver(file, to: "elena")
    try away("elena", "2026-03-02", "2026-03-20", "joao", by: "elena")
    try away("joao", "2026-03-02", "2026-03-20", "elena", by: "joao")
    #expect(try mine("kofi") == [file])
  }

  @Test("The first in is the first out; who passes one over says why, and it is counted")
  func order() throws {
    let first = try bench.file()
    bench.clock.set("2026-03-04")
    let second = try bench.file()
    func next(_ officer: String) throws -> String? {
      try mine(officer) { ($0.isByRisk, $0.leavesAside) = (true, true) }.first
    }
    #expect(try next("elena") == first)
    #expect(refusal { try bench.acting("elena").record(ActRequest("set_aside", on: [first])) }.contains("aside_reason"))
    _ = try bench.acting("elena").record(
      ActRequest("set_aside", on: [first], values: ["aside_reason": [.text("The applicant telephoned.")]]))
    #expect(try next("elena") == second)
    #expect(try next("joao") == first)
    #expect(try bench.office.ask(ReadDocket(ahead: 400)).lines.filter(isAwaited).map(\.aside) == [1, 0])
    bench.clock.set("2026-03-05")
    #expect(try next("elena") == first)
  }

  @Test("A file that waits for another one wakes when that one is registered or ends, however it was named")
  func waking() throws {
    func suspended(_ other: String) throws -> String {
      let number = try bench.file()
      try bench.record("accord_filing_date", on: number)
      try bench.record(
        "suspend", on: number,
        [
          "reason": [.text("earlier mark")], "blocking_file": [.text(other)],
          "until": [.date(CalendarDate("2026-12-01")!)],
        ])
      return number
    }
    let blocking = try bench.file()
    let shown = try #require(ApplicationNumber(blocking)).display
    let first = try suspended(shown)
    let second = try suspended(first)
    #expect(try bench.dossier(first).blockedBy == blocking)
    #expect(try bench.dossier(first).waitsUntil == CalendarDate("2026-12-01"))

    bench.clock.set("2026-04-01")
    let rehearsed = try bench.acting("kofi").rehearse(ActRequest("withdraw", on: [blocking]))
    #expect(rehearsed.dossiers.map(\.number) == [blocking, first])
    let recorded = try bench.record("withdraw", on: blocking)
    #expect(recorded.events.map(\.act) == ["withdraw", "resume"])
    let woken = try bench.dossier(first)
    #expect(woken.blockedBy == nil)
    #expect(woken.events.last?.values.text("reason") == "The file \(blocking) has ended.")
    #expect(woken.intervals.map(\.until) == [CalendarDate("2026-04-01")])
    #expect(try bench.dossier(second).blockedBy == first)
    #expect(try bench.findings() == [])
  }
}

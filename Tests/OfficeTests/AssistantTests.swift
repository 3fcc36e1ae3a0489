import Filing
import Foundation
import Standards
import Testing

@testable import Office

@Suite("Assistants under their gate")
struct AssistantTests {
  private static let digest = String(repeating: "ab", count: 32)

  static func approval(_ id: String, owner: String = "kofi", review: String = "2026-12-31") -> Values {
    [
      "assistant": [.text(id)], "owner": [.text(owner)], "review_on": [.date(CalendarDate(review)!)],
      "assessment": [.text(digest)],
    ]
  }

  static func suggestions(_ id: String, _ lines: [String]) -> Values {
    [
      "assistant": [.text(id)], "assistant_program": [.text("tesseract 5.3.0")],
      "assistant_input": [.text(digest)], "suggestion": lines.map { .text($0) },
    ]
  }

  private func approve(_ bench: Bench, _ values: Values, second: String? = "sione") throws {
    _ = try bench.office.record(
      ActRequest(Assistant.approving, values: values, second: second.map(Bench.second)))
  }

  private func stands(_ bench: Bench) throws -> [String] {
    try bench.office.ask(ReadAssistants()).map { "\($0.id) \($0.stand.rawValue)" }
  }

  private func refusal(_ work: () throws -> Void) -> String {
    do {
      try work()
      return "done"
    } catch { return Explanation(of: error).message }
  }

  @Test("It is off until two officers approve an assessment, and off again on the day of the review, or when withdrawn")
  func gate() throws {
    let bench = try Bench()
    #expect(try stands(bench) == ["goods_es off", "page_text off", "nice_class off"])
    #expect(refusal { try approve(bench, Self.approval("page_text"), second: nil) }.contains("second signature"))

    try approve(bench, Self.approval("page_text"))
    #expect(try stands(bench) == ["goods_es off", "page_text on", "nice_class off"])
    let state = try #require(try bench.office.ask(ReadAssistants()).first { $0.id == "page_text" })
    #expect((state.owner, state.approvedBy, state.assessment) == ("kofi", ["marguerite", "sione"], Self.digest))

    bench.clock.set("2026-12-30")
    #expect(try stands(bench)[1] == "page_text on")
    bench.clock.set("2026-12-31")
    #expect(try stands(bench)[1] == "page_text lapsed")
    try approve(bench, Self.approval("page_text", review: "2027-06-30"))
    #expect(try stands(bench)[1] == "page_text on")
    let gone: Values = ["assistant": [.text("page_text")], "reason": [.text("It invents words.")]]
    _ = try bench.office.record(ActRequest(Assistant.withdrawing, values: gone))
    #expect(try stands(bench)[1] == "page_text withdrawn")
    #expect(
      refusal { _ = try bench.office.record(ActRequest(Assistant.withdrawing, values: gone)) }
        == "“page_text” has no approval that could be withdrawn.")
    #expect(try bench.office.check { _, _ in } == [])
  }

  @Test("When its owner leaves, it is off")
  func owner() throws {
    let bench = try Bench()
    try approve(bench, Self.approval("page_text"))
    _ = try bench.office.record(
      ActRequest("dismiss_officer", values: ["name": [.text("kofi")]], second: Bench.second("sione")))

    #expect(try stands(bench)[1] == "page_text ownerless")
  }

  @Test(
    "An approval needs a known assistant, an owner who works here, a day to come within a year, and one assessment",
    arguments: [
      (approval("oracle"), "knows no assistant “oracle”"),
      (approval("page_text", owner: "nobody"), "no officer “nobody”"),
      (approval("page_text", review: "2026-03-02"), "it lies after 2026-03-02"),
      (approval("page_text", review: "2027-03-03"), "not after 2027-03-02"),
    ])
  func wrong(values: Values, words: String) throws {
    let bench = try Bench()
    let told = refusal { try approve(bench, values) }
    #expect(told.contains(words), "\(told)")
    #expect(try stands(bench)[1] == "page_text off")
  }

  @Test("An approval without assessment, and one whose digest is none, is refused")
  func assessment() throws {
    let bench = try Bench()
    var values = Self.approval("page_text")
    values["assessment"] = []
    #expect(refusal { try approve(bench, values) }.contains("attach the risk assessment"))
    values["assessment"] = [.text("done")]
    #expect(refusal { try approve(bench, values) }.contains("is no SHA-256"))
  }

  @Test("Suggestions are noted only while it is on; what people made of them is told from the events")
  func suggestions() throws {
    let bench = try Bench()
    let number = try bench.file("T", .mark("LUMEN"))
    let noted = Self.suggestions("page_text", ["file.1: Lamps", "file.2: Cables", "file.3: Wires", "file.4: Bulbs"])
    #expect(refusal { try bench.record(Assistant.noting, on: number, noted) }.contains("no risk assessment of it"))
    try approve(bench, Self.approval("page_text"))
    try bench.record(Assistant.noting, on: number, noted)
    let event = try bench.dossier(number).events.count

    func answer(_ lines: String...) throws {
      try bench.record(
        Assistant.answering, on: number, ["related_event": [.number(event)], "answers": lines.map { .text($0) }])
    }
    try answer("file.1 taken", "file.2 not taken", "file.3 changed: Wire")
    try bench.record("classify", on: number, ["page_text": [.text("Bulbs"), .text("Wire")]])

    let lines = try #require(try bench.dossier(number).suggested.first).lines
    #expect(lines.map(\.answer) == [.taken, .refused, .changed, .taken])
    #expect(lines.map(\.standsIn) == [nil, nil, event + 2, event + 2])
    #expect(lines.map(\.changed) == [nil, nil, "Wire", nil])
    #expect(refusal { try answer("file.9 taken") }.contains("“file.9” was not suggested"))
    #expect(refusal { try answer("file.1 adopted") }.contains("is no answer"))
    #expect(refusal { try answer("file.1 taken", "file.1 not taken") }.contains("answered twice"))
    let log = try bench.office.ask(ListSuggestions())
    #expect(log.map(\.number) == [number] && log[0].suggested.lines == lines)
    #expect(try bench.office.ask(ListSuggestions(of: "goods_es")) == [])
    #expect(try bench.office.check { _, _ in } == [])
  }

  @Test("A review of automated steps is noted by who answers for them, and what is overdue is told")
  func reviews() throws {
    let bench = try Bench()
    bench.clock.set("2027-02-01")
    let overdue = try bench.office.ask(ReadHealth()).reviewsOverdue
    #expect(overdue.count == 8 && overdue.contains("fee since 2027-01-01"))

    let values: Values = ["automated_kind": [.text("fee")], "remark": [.text("All prices compared.")]]
    _ = try bench.acting("dawit").record(ActRequest(AutomatedReview.act, values: values))
    let gazette: Values = ["automated_kind": [.text("publication")], "remark": [.text("x")]]
    #expect(
      refusal { _ = try bench.acting("dawit").record(ActRequest(AutomatedReview.act, values: gazette)) }
        .contains("needs the role gazette"))

    let fee = try #require(try bench.office.ask(ReadAutomation()).reviews.first { $0.kind == "fee" })
    #expect((fee.reviewed, fee.officer, fee.due) == (CalendarDate("2027-02-01"), "dawit", CalendarDate("2028-02-01")))
    #expect(try bench.office.ask(ReadHealth()).reviewsOverdue.count == 7)
  }
}

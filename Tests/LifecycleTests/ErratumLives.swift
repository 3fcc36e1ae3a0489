import Filing
import Office
import Publishing
import Services
import Standards
import TestSupport
import Testing

@Suite("Lives in which the gazette printed something wrong")
struct ErratumLives {
  /// A mark that was accepted and printed on 27 May 2026 with a misread translation.
  private func accepted(_ life: OfficeLife) throws -> String {
    let number = try life.file(
      "2026-03-02", "T",
      [
        "applicant": party("Lumen Ltd"), "mark_kind": text("word"), "mark_text": text("LUMEN"),
        "translation": text("light of the seas"), "goods": goods([25: ["clothing"]]), "signature": text("hand-written"),
        "language": text("en"),
      ])
    try life.pay("2026-03-02", number, "FIL", 100)
    try life.act("2026-03-05", "accord_filing_date", on: [number], effective: "2026-03-02")
    try life.act("2026-03-20", "pass_formalities", on: [number])
    try life.act("2026-03-23", "classify", on: [number])
    try life.act("2026-03-24", "start_examination", on: [number])
    try life.act("2026-05-04", "accept", on: [number], ["notified_by": counter])
    try life.pay("2026-05-11", number, "PUB", 50)
    try life.act("2026-05-12", "order_publication", on: [number])
    try life.publish("2026-05-27", opened: "2026-05-13")
    return number
  }

  private func proof(_ life: OfficeLife, _ issue: String) throws -> String {
    let issue = try life.office.ask(ReadIssue(issue))
    var reading = try Reading(life.office)
    let text = try Gazette.proof(issue.isClosed ? issue : Gazette.checked(issue.id, &reading), at: life.office)
    return text.split { $0.isWhitespace }.joined(separator: " ").filter {
      !"\u{2066}\u{2067}\u{2068}\u{2069}".contains($0)
    }
  }

  @Test(
    "A correction of what was printed is proposed, and the next issue says where it stood, what was wrong, what is right"
  )
  func proposed() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try accepted(life)
    #expect(try life.office.ask(ListErrata()).lines == [])
    try life.act(
      "2026-06-01", "correct_filing", on: [number],
      ["translation": text("light of the sea"), "reason": text("misread")])

    let line = try #require(try life.office.ask(ListErrata()).lines.first)
    #expect(line.number == number && line.act == "correct_filing")
    #expect(
      line.errata.map(\.sentence) == [
        "Issue 2026-01, \(ApplicationNumber(number)!.display), (566): for “light of the seas” read “light of the sea”"
      ])
    let told = try life.office.ask(ReadDocket()).lines.filter { $0.proposal.act == "correct_publication" }
    #expect(told.map(\.proposal.kind) == [.task])

    let erratum = try life.act("2026-06-02", "correct_publication", on: [number], ["reason": text("misread name")])
    #expect(erratum.events.first?.values.number("related_event") == line.event)
    #expect(try life.office.ask(ListErrata()).lines == [])
    let proof = try self.proof(life, life.open("2026-06-17", on: "2026-06-03"))
    let words =
      "Erratum: In No. 1/2026, page 2, entry \(ApplicationNumber(number)!.display), (566): for “light of the seas” read “light of the sea”."
    #expect(proof.contains(words), "\(proof)")
    try life.act("2026-06-17", "close_issue", ["issue": text("2026-02")])
    #expect(try self.proof(life, "2026-02").contains(words))
    #expect(try life.findings() == [])
  }

  @Test("Where nothing was printed wrong, or is said already, an erratum is refused, and nothing is proposed")
  func refused() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try accepted(life)
    func erratum(_ event: Int? = nil) throws {
      var values: Values = ["reason": text("r")]
      if let event { values["related_event"] = [.number(event)] }
      try life.act("2026-06-02", "correct_publication", on: [number], values)
    }
    #expect(refusal { try erratum() }.contains("nothing was wrong in print"))
    #expect(refusal { try erratum(1) }.contains("is no correction of the register"))
    #expect(refusal { try erratum(99) }.contains("has no event 99"))
    let silent = try life.act(
      "2026-06-01", "correct_filing", on: [number], ["signature": text("seal"), "reason": text("misread")])
    #expect(refusal { try erratum(silent.events[0].ordinal) }.contains("changed nothing that an issue has printed"))
    #expect(try life.office.ask(ListErrata()).lines == [])
    let wrong = try life.act(
      "2026-06-01", "correct_filing", on: [number],
      ["translation": text("light of the sea"), "reason": text("misread")])
    try life.act(
      "2026-06-01", "correct_event", on: [number],
      ["related_event": [.number(wrong.events[0].ordinal)], "reason": text("right after all")])
    #expect(refusal { try erratum(wrong.events[0].ordinal) }.contains("is annulled"))
    #expect(try life.office.ask(ListErrata()).lines == [])
    let again = try life.act(
      "2026-06-02", "correct_filing", on: [number],
      ["translation": text("light of the sea"), "reason": text("misread")])
    try erratum()
    #expect(refusal { try erratum(again.events[0].ordinal) }.contains("is its erratum already"))
    #expect(try life.findings() == [])
  }

  @Test("A material correction prints by itself what each issue had wrong")
  func material() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try registeredLumen(life)
    try life.act(
      "2026-10-01", "correct_material", on: [number], ["holder": party("Lumen Limited"), "reason": text("misread")])

    #expect(try life.office.ask(ListErrata()).lines == [])
    let proof = try self.proof(life, life.open("2026-10-21", on: "2026-10-02"))
    #expect(proof.contains("In No. 2/2026, page 2, entry"), "\(proof)")
    #expect(proof.contains("read “Lumen Limited"))
    #expect(refusal { try life.act("2026-10-03", "correct_publication", on: [number], ["reason": text("r")]) } != "")
  }
}

import Filing
import Office
import Services
import Standards
import TestSupport
import Testing

@Suite("Lives in which an issue is proof-read")
struct ProofLives {
  private struct Proofed {
    let life: OfficeLife
    let issue: String
    let numbers: [String]

    init() throws {
      let life = try OfficeLife("2026-03-02")
      let numbers = try ["NOVA", "NOVB"].map { try life.filed(novaMark($0)) }
      try life.act("2026-03-03", "withdraw", on: [numbers[0]])
      issue = try life.open("2026-03-18", on: "2026-03-04")
      (self.life, self.numbers) = (life, numbers)
    }

    func state() throws -> IssueProof {
      var reading = try Reading(life.office)
      return try Gazette.proofState(Gazette.checked(issue, &reading), &reading)
    }

    @discardableResult
    func record(_ act: String, _ entries: [ProofEntry], by officer: String = "hyejin") throws -> Recorded {
      try life.office.acting(as: officer).record(
        ActRequest(
          act, values: ["issue": text(issue), ProofEntry.item: text(entries.map(\.line).joined(separator: "\n"))]))
    }

    func close() throws -> Recorded { try life.act("2026-03-18", "close_issue", ["issue": text(issue)]) }
  }

  @Test(
    "What entered, changed or left since the last print is told, and what changed after reading is to be read again")
  func bars() throws {
    let proof = try Proofed()
    let first = try proof.state()
    #expect(first.printed == nil && first.unread == [2])
    #expect(first.pages.flatMap(\.lines).map(\.change) == [.entered])
    #expect(refusal { try proof.record("read_proof", first.entries()) }.contains("has no proof yet"))

    try proof.record("print_proof", first.entries())
    try proof.record("read_proof", first.entries(), by: "marguerite")
    #expect(try proof.state().unread == [])
    #expect(try proof.state().pages.map(\.readers) == [["marguerite"]])

    try proof.life.act("2026-03-05", "withdraw", on: [proof.numbers[1]])
    let second = try proof.state()
    #expect(second.pages.flatMap(\.lines).map(\.change) == [.same, .entered])
    #expect(second.unread == [2])
    let issue = try proof.life.office.ask(CollectIssue(proof.issue))
    let shown = try Gazette.proof(issue, at: proof.life.office)
    let barred = shown.split(separator: "\n").filter { $0.contains("| ") }
    #expect(barred.contains { $0.contains(ApplicationNumber(proof.numbers[1])!.display) }, "\(shown)")
    #expect(!barred.contains { $0.contains(ApplicationNumber(proof.numbers[0])!.display) })
    #expect(refusal { try proof.record("read_proof", second.entries()) }.contains("stands not so in the proof"))

    let entry = second.pages.flatMap(\.lines)[0].entry
    try proof.life.act(
      "2026-03-06", "hold_item",
      [
        "issue": text(proof.issue), "dossier": text(proof.numbers[0]), "published_event": [.number(entry.event)],
        "reason": text("asked"),
      ])
    #expect(try proof.state().left.map(\.number) == [entry.number])
    #expect(try proof.life.findings() == [])
  }

  @Test("Closing tells what was not read; where the office wants all read it is refused until it is")
  func closing() throws {
    let proof = try Proofed()
    try proof.record("print_proof", try proof.state().entries())
    try proof.life.act(
      "2026-03-05", "set_office", ["settings": text("gazette_proof=read"), "reason": text("quality")])
    #expect(refusal { try proof.close() }.contains("Not read in proof: 1 of 1 entries"))
    try proof.record("read_proof", try proof.state().entries(), by: "marguerite")
    #expect(!(try proof.close().summary.contains { $0.hasPrefix("Not read in proof") }))
    #expect(
      refusal {
        try proof.record(
          "print_proof",
          [.init(section: "ends", number: proof.numbers[0], event: 3, digest: String(repeating: "0", count: 64))])
      }
      .contains("closed issue never changes"))
  }

  @Test("Nonsense, entries of no such issue and what may not be read are refused")
  func hostile() throws {
    let proof = try Proofed()
    let entry = ProofEntry(
      section: "ends", number: proof.numbers[1], event: 3, digest: String(repeating: "0", count: 64))
    #expect(refusal { try proof.record("print_proof", [entry]) }.contains("does not wait for issue"))
    #expect(refusal { try proof.record("print_proof", []) } != "")
    #expect(
      refusal {
        try proof.life.act("2026-03-04", "print_proof", ["issue": text(proof.issue), ProofEntry.item: text("a b c d")])
      }.contains("section, number, event and digest"))
  }
}

import Filing
import Office
import Standards
import TestSupport
import Testing

@Suite("Lives in which captured data are keyed twice")
struct KeyingLives {
  private func isMet(_ life: OfficeLife, _ number: String, _ rule: String) throws -> Bool? {
    try life.dossier(number).checkedRules.first { $0.finding.formality == rule }?.isMet
  }

  private func key(_ life: OfficeLife, _ number: String, by officer: String, _ values: Values) throws -> Recorded {
    try life.office.acting(as: officer).record(ActRequest("key_again", on: [number], values: values))
  }

  @Test(
    "Another officer keys the fields that hurt again; a difference is told side by side and refused until it is settled"
  )
  func twice() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try life.file("2026-03-02", "T", novaMark())
    #expect(try isMet(life, number, "key_mark") == false)
    #expect(try isMet(life, number, "key_priority") == true)
    let wrong = refusal {
      try key(life, number, by: "liwei", ["mark_text": text("NOVE"), "applicant": party("Nova Ltd")])
    }
    #expect(wrong.contains("keyed now: “NOVE”; it stands: “NOVA”"), "\(wrong)")
    #expect(try life.dossier(number).events.count == 1)

    let before = try life.dossier(number)
    _ = try key(life, number, by: "liwei", ["mark_text": text("NOVA"), "applicant": party("Nova Ltd")])
    #expect(try life.dossier(number).values == before.values)
    #expect(try life.dossier(number).events.last?.officer == "liwei")
    #expect(try isMet(life, number, "key_mark") == true)
    #expect(try isMet(life, number, "key_applicant") == true)

    try life.act("2026-03-02", "correct_own", on: [number], ["mark_text": text("NOVA 2")])
    #expect(try isMet(life, number, "key_mark") == false)
    try life.act("2026-03-02", "correct_filing", on: [number], ["mark_text": text("NOVEL"), "reason": text("misread")])
    #expect(try isMet(life, number, "key_mark") == false)
    #expect(try isMet(life, number, "key_applicant") == true)
    #expect(try life.findings() == [])
  }

  @Test("Who entered a value does not count as the second one; what does not stand cannot be keyed again")
  func oneself() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try life.file("2026-03-02", "T", novaMark())
    let officer = try #require(try life.dossier(number).events.first?.officer)
    _ = try key(life, number, by: officer, ["mark_text": text("NOVA")])
    #expect(try isMet(life, number, "key_mark") == false)
    #expect(
      refusal { try key(life, number, by: "liwei", ["translation": text("new")]) }.contains("nothing stands there"))
  }

  @Test("What was keyed once alone stands with the file that is ready for the register")
  func ready() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try life.file("2026-03-02", "T", novaMark())
    let dossier = try life.dossier(number)
    let act = try #require(dossier.right.act("grant_after_examination"))
    #expect(act.checklists.flatMap { dossier.findings(of: $0) }.contains { $0.formality == "key_mark" && !$0.must })
  }
}

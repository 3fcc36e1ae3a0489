import Filing
import Office
import Standards
import TestSupport
import Testing

@Suite("Lives in which an officer corrects his own typing error of the day")
struct OwnEntryLives {
  private func correct(_ life: OfficeLife, _ number: String, by officer: String, _ values: Values) throws -> Recorded {
    try life.office.acting(as: officer).record(ActRequest("correct_own", on: [number], values: values))
  }

  private func filed(_ life: OfficeLife, by officer: String) throws -> String {
    try life.office.acting(as: officer).record(
      ActRequest(
        "receive", right: "T",
        values: [
          "applicant": party("Lumen Ltd"), "mark_kind": text("word"), "mark_text": text("LUMENN"),
          "goods": goods([25: ["clothing"]]), "signature": text("hand-written"), "language": text("en"),
        ])
    ).numbers[0]
  }

  @Test("Who filed corrects it on the same day; the old value and the new one are told and kept")
  func own() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try filed(life, by: "abena")

    let told = try correct(life, number, by: "abena", ["mark_text": text("LUMEN")])

    #expect(told.summary.contains("(540) Mark: LUMENN -> LUMEN"), "\(told.summary)")
    let dossier = try life.dossier(number)
    #expect(dossier.title == "LUMEN")
    #expect(dossier.events.map { $0.values.text("mark_text") } == ["LUMENN", "LUMEN"])
    #expect(refusal { try correct(life, number, by: "abena", ["reason": text("r")]) }.contains("nothing of the form"))
    #expect(try life.findings() == [])
  }

  @Test("Another's entry, one of yesterday, and one on a closed sheet are refused, and it is said who can")
  func others() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try filed(life, by: "abena")
    let value: Values = ["mark_text": text("LUMEN")]
    let other = refusal { try correct(life, number, by: "tomas", value) }
    #expect(other.contains("was entered by abena on 2026-03-02, event 1"), "\(other)")
    #expect(other.contains("“Correct an error of the applicant or holder” is for formality"), "\(other)")
    #expect(refusal { try correct(life, number, by: "dawit", value) }.contains("counter"))

    try life.act("2026-03-02", "close_day", ["day": [.date(CalendarDate("2026-03-02")!)]])
    #expect(refusal { try correct(life, number, by: "abena", value) }.contains("before the day is closed"))
    let late = try filed(life, by: "abena")
    _ = try correct(life, late, by: "abena", value)
    life.go(to: "2026-03-03")
    #expect(refusal { try correct(life, late, by: "abena", value) }.contains("only what you entered today"))
    #expect(try life.findings() == [])
  }
}

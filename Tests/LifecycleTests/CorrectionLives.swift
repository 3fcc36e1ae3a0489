import Filing
import FoundationEssentials
import Office
import Standards
import TestSupport
import Testing

@Suite("Lives in which an event is annulled")
struct CorrectionLives {
  private func filed(_ life: OfficeLife) throws -> String {
    let number = try life.file(
      "2026-03-02", "T",
      [
        "applicant": party("Lumen Ltd"), "mark_kind": text("word"), "mark_text": text("LUMEN"),
        "goods": goods([25: ["clothing"]]), "signature": text("hand-written"), "language": text("en"),
      ])
    try life.act("2026-03-04", "accord_filing_date", on: [number], effective: "2026-03-02")
    try life.act("2026-03-05", "pass_formalities", on: [number])
    return number
  }

  @discardableResult
  private func annul(_ life: OfficeLife, _ day: String, _ number: String, _ event: Int) throws -> Recorded {
    try life.act(
      day, "correct_event", on: [number], ["related_event": [.number(event)], "reason": text("Wrong file.")])
  }

  @Test("Annulling takes back stage, values, limits and fees; the day before still shows them, the list shows both")
  func everything() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try filed(life)
    let before = try life.dossier(number)
    try life.act(
      "2026-03-10", "correct_material", on: [number],
      ["mark_text": text("LUMINA"), "goods": goods([9: ["lamps"], 25: ["clothing"]]), "reason": text("As filed.")])
    try life.act("2026-03-11", "start_examination", on: [number])

    let recorded = try annul(life, "2026-03-16", number, 5)
    #expect(recorded.summary.contains("Annulled: 5. 2026-03-11 Examination started"), "\(recorded.summary)")
    try annul(life, "2026-03-17", number, 4)

    let after = try life.dossier(number)
    #expect(after.stage == .filing && after.state == .active && after.values == before.values)
    #expect(after.dates == before.dates && after.fees == before.fees)
    #expect(after.limits.map(\.rule.id) == before.limits.map(\.rule.id))
    #expect(
      after.events.map(\.act).suffix(4) == ["correct_material", "start_examination", "correct_event", "correct_event"])
    #expect(after.annulled == [4: 7, 5: 6])
    #expect(
      after.statusEvents.map(\.string).suffix(4) == [
        "A-1-1-P10-P19-NAP-CRM", "A-1-2-D10-D10-EXM-EXS", "A-1-1-Y10-Y10-NAP-COR", "A-1-1-Y10-Y10-NAP-COR",
      ])
    let then = try life.dossier(number, asOf: "2026-03-15")
    #expect(then.stage == .examination && then.title == "LUMINA" && then.values.goods.count == 2)
    #expect(try life.findings() == [])
  }

  @Test("An event on which a later one rests is not annulled: that one is named; annulling the annulment restores it")
  func order() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try filed(life)
    try life.act("2026-03-11", "start_examination", on: [number])
    let action: Values = ["grounds": text("Descriptive."), "text": text("The mark describes."), "notified_by": counter]
    try life.act("2026-03-12", "office_action", on: [number], action)
    let examined = try life.dossier(number)

    #expect(
      refusal { try annul(life, "2026-03-16", number, 4) }.contains(
        "without event 4, “Examination started” of 2026-03-11, event 5, “Office action issued” of 2026-03-12 could not have been recorded"
      ))
    #expect(refusal { try annul(life, "2026-03-16", number, 9) }.contains("the dossier has no event 9"))
    try annul(life, "2026-03-16", number, 5)
    #expect(try life.dossier(number).limits.map(\.rule.id).contains("ACT-REPLY") == false)
    #expect(refusal { try annul(life, "2026-03-16", number, 5) }.contains("is annulled already, by event 6"))
    try annul(life, "2026-03-17", number, 6)

    let after = try life.dossier(number)
    #expect(after.annulled == [6: 7])
    #expect(after.limits.map(\.rule.id) == examined.limits.map(\.rule.id) && after.stage == .examination)
    #expect(try life.findings() == [])
  }

  @Test("What is printed stays printed; what the gazette recorded is not annulled")
  func printed() throws {
    let life = try OfficeLife("2026-03-02")
    let mark: Values = [
      "applicant": party("Lumen Ltd"), "mark_kind": text("word"), "mark_text": text("LUMEN"),
      "goods": goods([25: ["clothing"]]),
    ]
    let number = try life.takeOver("2026-03-02", "T", mark, as: "2019/7")
    try life.act("2026-03-09", "withdraw", on: [number])
    try life.publish("2026-03-25", opened: "2026-03-10")

    #expect(
      refusal { try annul(life, "2026-03-26", number, 4) }.contains("a closed issue never changes; print an erratum"))
    try annul(life, "2026-03-26", number, 3)

    let after = try life.dossier(number)
    #expect(after.stage == .filing && after.state == .active)
    // That the withdrawal was printed by mistake is printed as well.
    #expect(after.queue.map(\.act) == ["correct_event"])
    #expect(after.publications.map(\.event) == [3])
    #expect(try life.findings() == [])
  }

  @Test("An annulled filing keeps its number and opens no second one; an annulled payment keeps its void receipt")
  func numbers() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try life.file("2026-03-02", "T", ["applicant": party("Lumen Ltd"), "mark_text": text("LUMEN")])
    try life.pay("2026-03-02", number, "FIL", 100)
    let receipt = try #require(try life.dossier(number).payments.first?.receipt)
    try annul(life, "2026-03-03", number, 2)

    #expect(try life.dossier(number).payments.map(\.isVoid) == [true])
    #expect(try life.dossier(number).fees.map(\.paid) == [0])
    #expect(
      refusal {
        try life.act("2026-03-03", "void_receipt", on: [number], ["receipt": text(receipt), "reason": text("x")])
      }.contains("no valid receipt"))

    try annul(life, "2026-03-04", number, 1)

    let after = try life.dossier(number)
    #expect(after.applicationNumber == number && after.stage == .none && after.values == [:] && after.fees == [])
    #expect(
      refusal { try life.act("2026-03-05", "receive", on: [number]) }.contains("the dossier was opened on 2026-03-02"))
    #expect(try life.findings() == [])
  }

  @Test("An act that opened another dossier is not annulled here alone")
  func divided() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try filed(life)
    try life.act(
      "2026-03-06", "correct_material", on: [number],
      ["goods": goods([9: ["lamps"], 25: ["clothing"]]), "reason": text("As filed.")])
    try life.act(
      "2026-03-09", "divide", on: [number], ["scope": text("class 25 stays"), "goods": goods([25: ["clothing"]])])

    #expect(refusal { try annul(life, "2026-03-10", number, 5) }.contains("has changed another dossier as well"))
    #expect(try life.findings() == [])
  }
}

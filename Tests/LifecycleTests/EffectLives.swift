import Filing
import Office
import Standards
import TestSupport
import Testing

@Suite("Effects of acts on other dossiers")
struct EffectLives {
  @Test("A conversion is accepted only from another right, with a filing date, of the same applicant")
  func conversion() throws {
    let life = try OfficeLife("2026-03-02")
    let invention: Values = ["applicant": party("Kova"), "title": text("Hinge"), "description": text("A description.")]
    let parent = try life.file("2026-03-02", "P", invention)
    func convert(_ owner: String) throws -> String {
      var values = invention
      values["applicant"] = party(owner)
      values["parent"] = text(parent)
      return try life.file("2026-03-03", "U", values, act: "receive_conversion")
    }
    let early = try convert("Kova")
    let strange = try convert("Rival")
    #expect(
      refusal { try life.act("2026-03-04", "accept_conversion", on: [early]) }.contains(
        "has no filing date yet; accord it first"))
    try life.act("2026-03-04", "accord_filing_date", on: [parent], effective: "2026-03-02")
    #expect(
      refusal { try life.act("2026-03-04", "accept_conversion", on: [strange]) }.contains(
        "belongs to Kova; record the transfer first"))

    try life.act("2026-03-04", "accept_conversion", on: [early])

    #expect(try life.dossier(early).date("filing")?.description == "2026-03-02")
    #expect(try life.dossier(parent).stage == .terminated)
    #expect(refusal { try life.act("2026-03-04", "accept_conversion", on: [early]) }.contains("already been recorded"))
    #expect(try life.findings() == [])
  }

  @Test("A partial transfer leaves the named goods with the holder; the rest goes to the new owner with the old dates")
  func partialTransfer() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try life.file(
      "2026-03-02", "T",
      [
        "applicant": party("Lumen Ltd"), "mark_kind": text("word"), "mark_text": text("LUMEN"),
        "goods": goods([9: ["lamps"], 11: ["lamps", "heaters"]]), "signature": text("x"),
      ])
    try life.act("2026-03-04", "accord_filing_date", on: [number], effective: "2026-03-02")
    let transfer: Values = [
      "new_party": party("Nova Ltd"), "scope": text("class 11, heaters"), "evidence": Papers.documentEntry,
    ]
    #expect(
      refusal { try life.act("2026-03-05", "partial_transfer", on: [number], transfer, documents: [Papers.document]) }
        .contains(
          "name the goods, designs or claims that stay"))

    var named = transfer
    named["goods"] = goods([9: ["lamps"], 11: ["lamps"]])
    let recorded = try life.act(
      "2026-03-05", "partial_transfer", on: [number], named, documents: [Papers.document])

    let child = try life.dossier(try #require(recorded.numbers.first { !$0.isEmpty && $0 != number }))
    #expect(child.owners.map(\.name) == ["Nova Ltd"])
    #expect(child.values.goods.map { "\($0.number) \($0.terms)" } == ["11 [\"heaters\"]"])
    #expect(child.date("filing")?.description == "2026-03-02")
    #expect(try life.dossier(number).values.goods.map(\.terms) == [["lamps"], ["lamps"]])
    #expect(try life.dossier(number).owners.map(\.name) == ["Lumen Ltd"])
    #expect(try life.findings() == [])
  }

  @Test("An unmatched payment is credited to a dossier, at most what is left of it and what is due there")
  func payment() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try life.file(
      "2026-03-02", "P", ["applicant": party("Kova"), "title": text("Hinge"), "description": text("A description.")])
    let taken = try life.act(
      "2026-03-03", "take_unmatched_payment",
      ["amount": [.number(15_000)], "method": text("bank"), "payer": text("K.")])
    let receipt = try #require(taken.events[0].numbers["receipt"])
    func assign(_ crowns: Int, _ receipt: String) throws -> Recorded {
      try life.act(
        "2026-03-04", "assign_payment",
        [
          "receipt": text(receipt), "dossier": text(number), "fee": text("FIL"), "amount": [.number(crowns * 100)],
        ])
    }
    #expect(refusal { try assign(120, "Q2026/999999") }.contains("There is no unmatched payment"))
    #expect(refusal { try assign(130, receipt) }.contains("Of “FIL” 120 are due"))

    #expect(try assign(120, receipt).summary.last == "Left of the payment \(receipt): 30")

    #expect(try life.dossier(number).fees.map(\.isPaid) == [true])
    #expect(refusal { try assign(31, receipt) }.contains("30 are left; 31 cannot be assigned"))
    #expect(
      refusal {
        try life.act(
          "2026-03-05", "credit_payment", on: [number],
          ["fee": text("FIL"), "amount": [.number(100)], "unmatched": text(receipt)])
      }.contains("is recorded when an unmatched payment is assigned"))
    #expect(try life.findings() == [])
  }
}

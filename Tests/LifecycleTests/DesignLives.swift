import Filing
import FoundationEssentials
import Office
import Standards
import TestSupport
import Testing

@Suite("Lives of designs")
struct DesignLives {
  @Test("6: of twelve deferred designs one is divided out, the others are published in month thirty, nine renewed")
  func deferredDesigns() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try life.file(
      "2026-03-02", "D",
      [
        "applicant": party("Atelier Nord"), "designs": designs(1...12), "product": text("Lamps"),
        "creators": party("Berg", person: "Nora"), "signature": text("x"), "number_of_designs": [.number(12)],
      ], documents: [Papers.picture])
    let one = [number]
    try life.pay("2026-03-02", number, "FIL", 60)
    try life.pay("2026-03-02", number, "FIL-X", 220)
    try life.act("2026-03-03", "accord_filing_date", on: one, effective: "2026-03-02")
    try life.act("2026-03-03", "defer", on: one, ["deferment_until": day("2028-09-02")])
    try life.pay("2026-03-03", number, "DEF", 40)
    let divided = try life.act(
      "2026-03-23", "divide", on: one, ["scope": text("design 12"), "designs": designs(1...11)])
    let child = try #require(divided.numbers.first { $0 != number })
    try life.pay("2026-03-23", child, "DIV", 60)
    try life.act("2026-03-24", "pass_formalities", on: one)
    try life.act("2026-03-25", "classify", on: one)
    try life.act("2026-03-26", "start_examination", on: one)
    try life.act("2026-04-13", "intend_grant", on: one, ["notified_by": counter])
    try life.pay("2026-04-20", number, "GRT", 40)
    try life.pay("2026-04-20", number, "PUB", 55)
    try life.act("2026-04-21", "grant_with_deferment", on: one)
    try life.act("2028-08-18", "end_deferment", on: one)
    try life.publish("2028-09-06", opened: "2028-08-21")
    try life.act(
      "2031-02-03", "pay_partial_renewal", on: one,
      [
        "fee": text("*"), "amount": [.number(24_000)], "method": text("bank"), "designs": designs(1...9),
        "scope": text("designs 1 to 9"),
      ])

    try life.expectLives("scenario-6", [number, child])
    try life.expectExchange("scenario-6", [number, child])
  }
}

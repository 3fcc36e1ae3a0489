import Filing
import FoundationEssentials
import Office
import Standards
import TestSupport
import Testing

/// The first scenario as the others go on from it: registered, renewed late with surcharge.
func registeredLumen(_ life: OfficeLife) throws -> String {
  let number = try life.file(
    "2026-03-02", "T",
    [
      "applicant": party("Lumen Ltd"), "representative": party("Okoye & Partners"), "mark_kind": text("word"),
      "mark_text": text("LUMEN"), "goods": goods([25: ["clothing"], 35: ["retail services"]]),
      "signature": text("hand-written"), "language": text("en"),
    ])
  try life.pay("2026-03-02", number, "FIL", 100)
  try life.pay("2026-03-02", number, "FIL-X", 40)
  try life.act("2026-03-05", "accord_filing_date", on: [number], effective: "2026-03-02")
  try life.act("2026-03-20", "pass_formalities", on: [number])
  try life.act("2026-03-23", "classify", on: [number])
  try life.act("2026-03-24", "start_examination", on: [number])
  try life.act("2026-05-04", "accept", on: [number], ["notified_by": counter])
  try life.pay("2026-05-11", number, "PUB", 60)
  try life.act("2026-05-12", "order_publication", on: [number])
  try life.publish("2026-05-27", opened: "2026-05-13")
  try life.act("2026-08-28", "intend_grant", on: [number], ["notified_by": counter])
  try life.pay("2026-09-01", number, "GRT", 60)
  try life.act("2026-09-02", "grant_after_examination", on: [number], ["checked_by": text("KB")])
  try life.publish("2026-09-16", opened: "2026-09-03")
  return number
}

@Suite("Lives of trade marks")
struct TrademarkLives {
  @Test("1: a word mark in two classes is accepted, registered, and renewed late with the surcharge")
  func wordMark() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try registeredLumen(life)
    try life.act("2036-03-10", "renewal_not_paid", on: [number])
    try life.act(
      "2036-06-02", "pay_renewal", on: [number],
      ["fee": text("*"), "amount": [.number(39_000)], "method": text("bank")])
    try life.publish("2036-06-18", opened: "2036-06-03")

    try life.expectLives("scenario-1", [number])
    try life.expectExchange("scenario-1", [number])
  }

  @Test("2: a figurative mark with an emblem is limited, opposed, cooled off, settled and registered in one class")
  func settledOpposition() throws {
    let life = try OfficeLife("2026-03-02")
    let clothing = goods([25: ["clothing"]])
    let number = try life.file(
      "2026-03-02", "T",
      [
        "applicant": party("Sonne SARL"), "mark_kind": text("figurative"),
        "picture": [.attachment(Papers.pictureEntry)], "goods": goods([25: ["clothing"], 30: ["coffee"]]),
        "signature": text("seal"),
      ], documents: [Papers.picture])
    let one = [number]
    try life.pay("2026-03-02", number, "*", 140)
    try life.act("2026-03-04", "accord_filing_date", on: one, effective: "2026-03-02")
    try life.act("2026-03-16", "pass_formalities", on: one)
    try life.act("2026-03-17", "classify", on: one, ["vienna": symbol("Vienna", "24.09.02", "9")])
    try life.act("2026-03-18", "start_examination", on: one)
    try life.act("2026-04-15", "freeze_search", on: one, ["search_sheet": text("6ter: emblem of a State")])
    try life.act(
      "2026-04-20", "office_action", on: one,
      ["grounds": text("6ter"), "text": text("The mark contains an emblem."), "notified_by": counter])
    try life.act("2026-06-22", "extend_time_limit", on: one, ["limit": text("ACT-REPLY")])
    try life.pay("2026-06-22", number, "EXT", 30)
    try life.act("2026-08-10", "reply", on: one, ["text": text("limited")])
    try life.act("2026-08-10", "limit_application", on: one, ["goods": clothing, "text": text("class 30 struck out")])
    try life.act("2026-08-24", "accept", on: one, ["goods": clothing, "notified_by": counter])
    try life.pay("2026-08-28", number, "PUB", 50)
    try life.act("2026-08-31", "order_publication", on: one)
    try life.publish("2026-09-16", opened: "2026-09-01")
    try life.act(
      "2026-11-16", "oppose", on: one,
      ["opponent": party("Soleil SA"), "grounds": text("earlier mark"), "earlier_rights": text("T118264")])
    try life.pay("2026-11-16", number, "OPP", 200)
    try life.act("2026-12-07", "admit_opposition", on: one, ["notified_by": counter])
    try life.act("2026-12-14", "cooling_off", on: one, ["until": day("2027-06-14")])
    try life.act("2027-05-03", "settle_opposition", on: one, ["text": text("agreed"), "goods": clothing])
    try life.act("2027-05-04", "intend_grant", on: one, ["notified_by": counter])
    try life.pay("2027-05-10", number, "GRT", 60)
    try life.act(
      "2027-05-11", "grant_amended_after_review", on: one, ["goods": clothing, "checked_by": text("ST")])
    try life.publish("2027-05-26", opened: "2027-05-12")

    try life.expectLives("scenario-2", one)
  }
}

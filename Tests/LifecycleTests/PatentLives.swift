import Filing
import FoundationEssentials
import Office
import Standards
import TestSupport
import Testing

@Suite("Lives of patents and utility models")
struct PatentLives {
  @Test("3: a patent by reference is granted on a foreign result, opposed, lapses and is restored")
  func restoredPatent() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try life.file(
      "2026-03-02", "P",
      [
        "applicant": party("Photon SA"), "title": text("Lamp"), "reference_filing": text("FR 2025-01-20 2500123"),
        "priority": priority("2500123", "2025-01-20", "FR", code: "1A2B"), "claims": text("1. A lamp."),
        "number_of_claims": [.number(1)], "abstract": text("A lamp"), "creators": party("Li", person: "Wei"),
        "signature": text("x"), "ipc": symbol("IPC", "F21S 6/00", "2026.01"),
      ])
    try examine(life, number)
    try contest(life, number)
    try restore(life, number)

    try life.expectLives("scenario-3", [number])
    try life.expectExchange("scenario-3", [number])
  }

  private func examine(_ life: OfficeLife, _ number: String) throws {
    let one = [number]
    try life.pay("2026-03-02", number, "FIL", 120)
    try life.act("2026-03-04", "accord_filing_date", on: one, effective: "2026-03-02")
    try life.act(
      "2026-03-05", "invite_missing_part", on: one,
      ["text": text("figure 2 is missing"), "notified_by": counter])
    try life.act(
      "2026-03-16", "file_missing_part", on: one,
      [
        "missing_part": Papers.documentEntry, "drawings": [.attachment(Papers.pictureEntry)],
        "description": text("A description."),
      ], documents: [Papers.document, Papers.picture])
    try life.act("2026-03-17", "record_priority", on: one)
    try life.act(
      "2026-03-20", "restore_priority", on: one, ["cause": text("due_care"), "reason": text("post office closed")])
    try life.pay("2026-03-20", number, "PRI-RES", 80)
    try life.act("2026-03-23", "file_priority_copy", on: one)
    try life.act("2026-03-24", "pass_formalities", on: one)
    try life.act("2026-03-25", "classify", on: one)
    try life.act("2026-07-06", "order_publication", on: one)
    try life.publish("2026-07-22", opened: "2026-07-07")
    try life.act("2027-01-11", "request_examination", on: one)
    try life.pay("2027-01-11", number, "EXA", 250)
    try life.act("2027-06-07", "use_foreign_result", on: one, ["corresponding": text("EP 1234567 B1")])
    try life.act("2027-06-08", "intend_grant", on: one, ["notified_by": counter])
    try life.pay("2027-07-01", number, "GRT", 120)
    try life.act("2027-07-05", "grant_after_examination", on: one)
    try life.publish("2027-07-21", opened: "2027-07-06")
  }

  private func contest(_ life: OfficeLife, _ number: String) throws {
    let one = [number]
    let evidence: Values = ["evidence": Papers.documentEntry, "notified_by": counter]
    try life.act(
      "2027-12-06", "oppose_after_grant", on: one, ["opponent": party("Rival"), "grounds": text("novelty")])
    try life.pay("2027-12-06", number, "OPP", 300)
    try life.act("2027-12-20", "admit_opposition", on: one, ["notified_by": counter])
    try life.act("2028-02-14", "statement_of_defence", on: one, ["notified_by": counter])
    try life.act("2028-04-03", "opponent_evidence", on: one, evidence)
    try life.act("2028-05-22", "applicant_evidence", on: one, evidence)
    try life.act("2028-06-19", "opposition_reply", on: one)
    try life.act("2028-08-14", "decide_challenge", on: one, ["grounds": text("novelty"), "reason": text("new")])
    try life.act("2028-08-14", "maintain", on: one)
  }

  private func restore(_ life: OfficeLife, _ number: String) throws {
    let one = [number]
    try life.act("2028-10-02", "lapse", on: one)
    try life.act(
      "2028-11-13", "request_revival_right", on: one,
      ["cause": text("due_care"), "cause_removed": day("2028-10-16"), "reason": text("illness")])
    try life.pay("2028-11-13", number, "*", 245)
    try life.act("2028-11-27", "revive_right", on: one)
    try life.act(
      "2029-03-12", "pay_renewal", on: one,
      ["fee": text("ANN"), "amount": [.number(3_500)], "method": text("cash")])
    life.go(to: "2029-03-13")
  }

  @Test("4: an international application enters twenty days late and is accepted under the late-entry rule")
  func lateEntry() throws {
    let life = try OfficeLife("2028-04-03")
    let number = try life.file(
      "2028-04-03", "P",
      [
        "applicant": party("Ito KK", country: "JP"), "representative": party("Okoye & Partners"),
        "title": text("Pump"), "description": text("A description."), "claims": text("1. A pump."),
        "abstract": text("A pump"), "creators": party("Ito", person: "Ken"),
        "priority": priority("2025-1", "2025-09-14", "JP", code: "9Z9Z"),
        "international_registration": text("PCT/JP2026/000123"), "signature": text("x"),
        "cause": text("unintentional"), "cause_removed": day("2028-03-27"), "reason": text("docket error"),
      ], act: "receive_pct_late")
    try life.pay("2028-04-03", number, "*", 280)
    try life.act(
      "2028-04-17", "accept_late_entry", on: [number], ["reason": text("unintentional"), "notified_by": counter])
    try life.act("2028-04-18", "accord_filing_date", on: [number], effective: "2026-09-11")
    try life.act(
      "2028-05-15", "file_translation", on: [number], ["documents": Papers.documentEntry], documents: [Papers.document])
    try life.act("2028-05-16", "pass_formalities", on: [number])

    try life.expectLives("scenario-4", [number])
  }

  @Test("5: a utility model converted from a patent application is searched, attacked, and surrendered in part")
  func conversion() throws {
    let life = try OfficeLife("2026-03-02")
    let parent = try life.file(
      "2026-03-02", "P", ["applicant": party("Kova"), "title": text("Hinge"), "description": text("A description.")])
    try life.act("2026-03-03", "accord_filing_date", on: [parent], effective: "2026-03-02")
    let number = try life.file(
      "2026-10-05", "U",
      [
        "applicant": party("Kova"), "title": text("Hinge"), "description": text("A description."),
        "claims": text("1. A hinge."), "number_of_claims": [.number(1)], "abstract": text("A hinge"),
        "creators": party("Kova", person: "Ana"), "signature": text("x"), "parent": text(parent),
        "ipc": symbol("IPC", "E05D 3/00", "2026.01"),
      ], act: "receive_conversion")
    try life.pay("2026-10-05", number, "CNV", 40)
    try life.act("2026-10-07", "accept_conversion", on: [number])
    #expect(try life.dossier(number).date("filing")?.description == "2026-03-02")
    #expect(try life.dossier(parent).events.last?.values.text("child") == number)
    try register(life, number)
    try attack(life, number)

    try life.expectLives("scenario-5", [parent, number])
  }

  private func register(_ life: OfficeLife, _ number: String) throws {
    let one = [number]
    try life.act("2026-10-12", "request_search", on: one)
    try life.pay("2026-10-12", number, "SRC", 150)
    try life.act("2027-02-08", "search_report", on: one, ["citations": text("X GB 1")])
    try life.act("2027-02-15", "pass_formalities", on: one)
    try life.act("2027-02-15", "start_examination", on: one)
    try life.act("2027-02-22", "intend_grant", on: one, ["notified_by": counter])
    try life.pay("2027-03-01", number, "GRT", 60)
    try life.act("2027-03-02", "grant_after_formalities", on: one)
    try life.publish("2027-03-17", opened: "2027-03-03")
  }

  private func attack(_ life: OfficeLife, _ number: String) throws {
    let one = [number]
    try life.act(
      "2028-01-10", "request_invalidation", on: one,
      ["opponent": party("Rival"), "challenge_kind": text("invalidity"), "grounds": text("claim 1 not new")])
    try life.pay("2028-01-10", number, "INV", 300)
    try life.act("2028-01-24", "admit_opposition", on: one, ["notified_by": counter])
    try life.act("2028-02-21", "close_exchange", on: one)
    try life.act("2028-03-20", "decide_challenge", on: one, ["grounds": text("x"), "reason": text("y")])
    try life.act(
      "2028-03-20", "maintain_amended", on: one,
      ["scope": text("claims 2 to 5"), "claims": text("1. A hinge with a pin.")])
    try life.act("2028-05-08", "request_surrender", on: one, ["scope": text("claim 5")])
    try life.act("2028-05-09", "surrender_part", on: one, ["scope": text("claim 5")])
  }
}

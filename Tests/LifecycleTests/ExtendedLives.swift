import Filing
import FoundationEssentials
import Office
import Standards
import TestSupport
import Testing

/// What procedure.md tells of one kind of trouble each, all of it in one life.
@Suite("A life in which much goes wrong")
struct ExtendedLives {
  @Test("13: a refusal is appealed and won, the priority is lost, the office closes in the middle, the law changes")
  func trouble() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try life.file(
      "2026-03-02", "T",
      [
        "applicant": party("Lumen Ltd"), "mark_kind": text("word"), "mark_text": text("LUMEN"),
        "goods": goods([25: ["clothing"]]), "signature": text("hand-written"),
        "priority": [.priority(PriorityClaim(number: "4711", date: CalendarDate("2025-09-10")!, office: "FR"))],
      ])
    let one = [number]
    try life.pay("2026-03-02", number, "FIL", 100)
    try life.act("2026-03-05", "accord_filing_date", on: one)
    try life.act("2026-03-10", "record_priority", on: one)
    #expect(try life.dossier(number).bibliography().first { $0.item == "priority" }?.lines == ["FR 2025-09-10 4711"])
    // Three months from filing for the certified copy; it never came.
    try life.act("2026-06-03", "lose_priority", on: one, ["reason": text("no copy"), "notified_by": counter])
    #expect(try life.dossier(number).bibliography().first { $0.item == "priority" } == nil)
    #expect(try life.dossier(number).priorityDate == CalendarDate("2026-03-02"))
    try life.act("2026-06-04", "pass_formalities", on: one)
    try life.act("2026-06-05", "classify", on: one)
    try life.act("2026-06-08", "start_examination", on: one)

    try life.act(
      "2026-07-01", "refuse", on: one,
      ["grounds": text("descriptive"), "reason": text("Descriptive."), "notified_by": counter])
    #expect(try life.dossier(number).stage == .terminated)
    // The period of appeal ends in a closure: the storm moves its last day.
    try life.act(
      "2026-08-31", "declare_closure",
      [
        "closed_from": day("2026-08-31"), "closed_until": day("2026-09-04"), "reason": text("storm"),
      ])
    try life.act("2026-09-07", "appeal", on: one, ["appellant": party("Lumen Ltd"), "notified_by": counter])
    try life.pay("2026-09-07", number, "APP", 300)
    try life.act("2026-10-05", "appeal_grounds", on: one, ["text": text("Not descriptive of clothing.")])
    try life.act(
      "2027-02-15", "remand_application", on: one,
      ["reason": text("The appeal is well founded."), "notified_by": counter])
    let back = try life.dossier(number)
    #expect(back.stage == .examination && back.state == .active)

    try life.act("2027-03-01", "accept", on: one, ["notified_by": counter])
    try life.pay("2027-03-02", number, "PUB", 50)
    try life.act("2027-03-03", "order_publication", on: one)
    try life.publish("2027-03-24", opened: "2027-03-10")
    try life.act("2027-06-28", "intend_grant", on: one, ["notified_by": counter])
    try life.pay("2027-06-29", number, "GRT", 60)
    try life.act("2027-06-30", "grant_after_examination", on: one, ["checked_by": text("KB")])
    try life.publish("2027-07-15", opened: "2027-07-01")

    try life.plantDearerRenewals("2030-01-07", id: "meridia-2035", from: "2035-01-01")
    try life.act(
      "2036-02-11", "pay_renewal", on: one, ["fee": text("*"), "amount": [.number(30_000)], "method": text("bank")])
    let renewed = try life.dossier(number)
    #expect(renewed.fees.filter { $0.code == "REN" }.map(\.amount) == [30_000])

    try life.expectLives("scenario-13", one)
  }
}

extension ExtendedLives {
  @Test("14: licence, pledge and court order in force go out with the mark, and what has ended does not")
  func charges() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try registeredLumen(life)
    let one = [number]
    let deed = [Papers.document]
    let evidence = Papers.documentEntry
    try life.act(
      "2027-01-11", "licence", on: one,
      ["licensee": party("Beta Ltd"), "territory": text("whole country"), "evidence": evidence], documents: deed)
    try life.act(
      "2027-01-12", "security_interest", on: one,
      [
        "security_kind": text("pledge"), "new_party": party("Harbour Bank"), "scope": text("all"), "evidence": evidence,
      ], documents: deed)
    try life.act(
      "2027-01-13", "licence_non_exclusive", on: one,
      ["licensee": party("Gamma Ltd"), "territory": text("the north"), "evidence": evidence], documents: deed)
    let gone = try #require(try life.dossier(number).events.last?.ordinal)
    try life.act(
      "2027-02-01", "cancel_licence_non_exclusive", on: one, ["related_event": [.number(gone)], "evidence": evidence],
      documents: deed)
    try life.act(
      "2027-02-02", "court_order", on: one,
      ["court": text("High Court"), "text": text("No transfer until judgment."), "documents": evidence],
      documents: deed)

    try life.expectExchange("scenario-14", one)
    #expect(try life.findings() == [])
  }
}

extension OfficeLife {
  /// Plants the law of the seed again under another id, with a renewal of 300 crowns for a mark.
  fileprivate func plantDearerRenewals(_ day: String, id: String, from: String) throws {
    var files = law.files
    func change(_ name: String, _ old: String, _ new: String) throws {
      let text = String(decoding: try #require(files[name]), as: UTF8.self)
      try #require(text.contains(old))
      files[name] = Array(text.replacing(old, with: new).utf8)
    }
    try change("law.tsv", "meridia-2026", id)
    try change("law.tsv", "from\t2026-01-01", "from\t\(from)")
    try change("fees.tsv", "200@T 80@D", "300@T 80@D")
    try act(day, "plant_law", ["name": text(id)], documents: [try Office.bundle(law: files)])
  }
}

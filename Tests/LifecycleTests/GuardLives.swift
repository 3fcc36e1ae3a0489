import Filing
import FoundationEssentials
import Office
import Publishing
import Standards
import TestSupport
import Testing

@Suite("Guards on acts")
struct GuardLives {
  /// Registered in an older register, so that acts on registrations can be tried at once.
  private func registered(_ life: OfficeLife, _ values: Values, _ right: String = "T", as old: String) throws -> String
  {
    let number = try life.takeOver("2026-03-02", right, values, as: old)
    let source = text("volume 3")
    try life.act(
      "2026-03-02", "take_over_registration", on: [number], ["old_source": source, "old_number": text("R\(old)")])
    try life.act("2026-03-02", "take_over_standing", on: [number], ["old_source": source])
    return number
  }

  private let evidence = Papers.documentEntry
  private let deed = [Papers.document]

  @Test(
    "Owner, mark, goods and claims are not corrected, amended or answered away by one officer after the filing date",
    arguments: ["correct_filing", "amend_application", "respond"])
  func graded(_ act: String) throws {
    let life = try OfficeLife("2026-03-02")
    let number = try life.filed(novaMark())
    let values: [Values] = [
      ["holder": party("Kofi Brandt")], ["applicant": party("Kofi Brandt")], ["mark_text": text("NOVAX")],
      ["goods": goods([1: ["chemicals"]])],
    ]
    let reason: Values = act == "correct_filing" ? ["reason": text("typo")] : [:]
    for given in values {
      let all = Values(given.items.merging(reason.items) { $1 })
      #expect(refusal { try life.act("2026-03-05", act, on: [number], all) }.contains("is material and stands"))
    }
    let clerical = Values(["translation": text("new star")]).items.merging(reason.items) { $1 }
    try life.act("2026-03-05", act, on: [number], Values(clerical))
    #expect(try life.dossier(number).owners.map(\.name) == ["Nova Ltd"])
  }

  @Test("A licence is amended and cancelled by its own acts, once, and stands on the file while it is in force")
  func licence() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try registered(life, novaMark(), as: "2001/1")
    @discardableResult
    func change(_ act: String, _ event: Int) throws -> Recorded {
      try life.act(
        "2026-03-06", act, on: [number], ["related_event": [.number(event)], "evidence": evidence], documents: deed)
    }
    #expect(refusal { try change("cancel_licence", 1) }.contains("is not “Exclusive licence recorded”"))
    #expect(
      refusal { try life.act("2026-03-04", "licence", on: [number], ["licensee": party("Beta Ltd")]) }.contains(
        "evidence"))
    let recorded = try life.act(
      "2026-03-04", "licence", on: [number],
      ["licensee": party("Beta Ltd"), "territory": text("the islands"), "evidence": evidence],
      documents: deed)
    let event = try #require(recorded.events.first?.ordinal)

    let charges = try life.dossier(number).charges
    #expect(charges.map(\.event.ordinal) == [event])
    #expect(
      try life.dossier(number).bibliography().first { $0.item == "charges" }?.lines.first?.contains(
        "Licensee Beta Ltd; Territory the islands") == true)
    #expect(refusal { try change("cancel_security_interest", event) }.contains("there is none in force"))
    let rehearsed = try life.office.acting(as: "kofi").rehearse(
      ActRequest(
        "transfer", on: [number], values: ["holder": party("Raider Ltd"), "evidence": evidence], documents: deed))
    #expect(rehearsed.lines.contains { $0.hasPrefix("Stays in force over the right: ") && $0.contains("Beta Ltd") })
    try change("cancel_licence", event)
    #expect(try life.dossier(number).charges == [])
    #expect(refusal { try change("cancel_licence", event) }.contains("has ended already"))
  }

  @Test("What was printed and is annulled waits for the errata; what was not printed is taken back in silence")
  func erratum() throws {
    let life = try OfficeLife("2026-03-02")
    let (printed, silent) = (try life.filed(novaMark()), try life.filed(novaMark("NOVB")))
    try life.act("2026-03-03", "withdraw", on: [printed])
    try life.publish("2026-03-18", opened: "2026-03-04")
    try life.act("2026-03-19", "withdraw", on: [silent])
    for number in [printed, silent] {
      try life.act(
        "2026-03-20", "correct_event", on: [number], ["related_event": [.number(3)], "reason": text("Wrong file.")])
    }

    #expect(try life.dossier(printed).queue.map { "\($0.act) \($0.section)" } == ["correct_event erra"])
    #expect(try life.dossier(silent).queue == [])
    #expect(try life.findings() == [])
  }

  @Test("A suspension has its ceiling; the file it waits for must be there, and no circle is made")
  func suspension() throws {
    let life = try OfficeLife("2026-03-02")
    let (first, second) = (try life.filed(novaMark()), try life.filed(novaMark("NOVB")))
    @discardableResult
    func suspend(_ number: String, _ until: String, _ other: String?) throws -> Recorded {
      var values: Values = ["reason": text("Earlier right."), "until": [.date(CalendarDate(until)!)]]
      if let other { values["blocking_file"] = text(other) }
      return try life.act("2026-03-05", "suspend", on: [number], values)
    }

    #expect(refusal { try suspend(first, "2028-03-05", nil) }.contains("12 months after 2026-03-05 at the latest"))
    #expect(refusal { try suspend(first, "2026-03-05", nil) }.contains("not after 2026-03-05"))
    #expect(refusal { try suspend(first, "2026-12-01", "999") }.contains("no file “999”"))
    #expect(refusal { try suspend(first, "2026-12-01", first) }.contains("cannot wait for itself"))
    try suspend(first, "2026-12-01", second)
    #expect(try life.dossier(first).blockedBy == second)
    #expect(refusal { try suspend(second, "2026-12-01", first) }.contains("directly or through others"))
  }

  @Test("A new name is one party's: one request, one number, one certificate, the entry itself; other owners are named")
  func renamed() throws {
    let life = try OfficeLife("2026-03-02")
    let own = try ["ONE", "TWO"].map { try life.filed(novaMark($0)) }
    let other = try life.filed(novaMark("THREE", owner: "Rival Ltd"))
    let party = try #require(try life.dossier(own[0]).owners.first?.id)
    @discardableResult
    func rename(_ numbers: [String]) throws -> Recorded {
      try life.act(
        "2026-03-05", "change_name", on: numbers, ["holder": named("Nova Group"), "evidence": evidence],
        documents: deed)
    }

    #expect(
      refusal { try rename(own + [other]) }.contains(
        "\(other): “Record change of name” cannot be recorded: it belongs to Rival Ltd"))
    let recorded = try rename(own)

    let dossiers = try own.map { try life.dossier($0) }
    #expect(dossiers.map { $0.owners.map(\.name) } == [["Nova Group"], ["Nova Group"]])
    #expect(dossiers.map { $0.owners.map(\.id) } == [[party], [party]])
    #expect(recorded.events.compactMap { $0.numbers["recordal"] }.count == 1)
    #expect(dossiers.map { $0.papers.count { $0.paper == "recordal_certificate" } } == [1, 0])
    #expect(dossiers[0].events.last?.values.texts("request_files").count == 2)
    let certificate = try life.paper(own[0], event: recorded.events[0].ordinal).text()
    #expect(certificate.contains("The same request was recorded for:") && certificate.contains("\(own[1]) TWO"))
    #expect(try life.office.ask(ReadParty(party)).party.name == "Nova Group")
    #expect(try life.findings() == [])
  }

  private func named(_ name: String) -> [Entry] { party(name) }
}

import Filing
import FoundationEssentials
import Office
import Standards
import TestSupport
import Testing

@Suite("Guards on acts")
struct GuardLives {
  private func refusal(_ body: () throws -> some Any) -> String {
    do { _ = try body() } catch { return "\(error)" }
    return ""
  }

  private func mark(_ name: String = "NOVA", owner: String = "Nova Ltd") -> Values {
    [
      "applicant": party(owner), "mark_kind": text("word"), "mark_text": text(name),
      "goods": goods([9: ["lamps", "torches"], 25: ["clothing"]]), "signature": text("x"),
    ]
  }

  private func filed(_ life: OfficeLife, _ values: Values, _ right: String = "T", documents: [Data] = []) throws
    -> String
  {
    let number = try life.file("2026-03-02", right, values, documents: documents)
    try life.act("2026-03-02", "accord_filing_date", on: [number])
    return number
  }

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

  @Test("Goods are narrowed to what stands: compared without case and blanks, in the words that stand, never widened")
  func goodsNarrow() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try filed(life, mark())
    try life.act("2026-03-04", "start_examination", on: [number])
    @discardableResult
    func limit(_ classes: [Int: [String]]) throws -> Recorded {
      try life.act("2026-03-05", "limit_application", on: [number], ["goods": goods(classes)])
    }

    #expect(refusal { try limit([9: ["lamps", "rockets"]]) }.contains("“rockets” does not stand there"))
    #expect(refusal { try limit([3: ["soap"]]) }.contains("“class 3” does not stand there; what stands: class 9, 25"))
    #expect(refusal { try limit([25: ["shoes"]]) }.contains("what stands: 25: clothing"))
    try limit([9: ["ＬＡＭＰＳ", " Tor ches"]])
    #expect(try life.dossier(number).values.goods.map { "\($0.number) \($0.terms)" } == ["9 [\"lamps\", \"torches\"]"])
    #expect(refusal { try limit([25: ["clothing"]]) }.contains("does not stand there"))
  }

  @Test("What is divided out leaves the parent, in whatever case it is named, and cannot be named again")
  func divided() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try filed(life, mark())
    @discardableResult
    func divide(_ classes: [Int: [String]]) throws -> Recorded {
      try life.act(
        "2026-03-05", "divide", on: [number], ["scope": text("what stays"), "goods": goods(classes)])
    }
    let child = try #require(try divide([9: ["Lamps"]]).numbers.first { !$0.isEmpty && $0 != number })

    #expect(try life.dossier(number).values.goods.map { "\($0.number) \($0.terms)" } == ["9 [\"lamps\"]"])
    #expect(
      try life.dossier(child).values.goods.map { "\($0.number) \($0.terms)" }
        == ["9 [\"torches\"]", "25 [\"clothing\"]"])
    #expect(refusal { try divide([9: ["lamps", "torches"]]) }.contains("“torches” does not stand there"))
    #expect(try life.dossier(child).date("filing") == life.dossier(number).date("filing"))
  }

  @Test("Designs are divided by their numbers with their views, named by number or by a product that is theirs alone")
  func designsDivided() throws {
    let life = try OfficeLife("2026-03-02")
    let values: Values = [
      "applicant": party("Kova"), "product": text("Lamp"), "designs": designs(1...3), "signature": text("x"),
    ]
    let number = try filed(life, values, "D", documents: [Papers.picture])
    @discardableResult
    func divide(_ product: String) throws -> Recorded {
      let named: [Entry] = [.design(DesignItem(number: 1, product: product, views: []))]
      return try life.act("2026-03-05", "divide", on: [number], ["scope": text("stays"), "designs": named])
    }

    #expect(
      refusal { try divide("Stool") }.contains(
        "“Stool” does not stand there; what stands: 1 Lamp 1; 2 Lamp 2; 3 Lamp 3"))
    let child = try #require(try divide("lamp 3").numbers.first { !$0.isEmpty && $0 != number })
    func shown(_ number: String) throws -> [String] {
      try life.dossier(number).values.designs.map { "\($0.number) \($0.product) \($0.views.count)" }
    }
    #expect(try shown(number) == ["3 Lamp 3 1"])
    #expect(try shown(child) == ["1 Lamp 1 1", "2 Lamp 2 1"])
    #expect(try life.findings() == [])
  }

  @Test("Claims are kept by their numbers; what is not among them is refused, and nothing is worded anew by a division")
  func claimsDivided() throws {
    let life = try OfficeLife("2026-03-02")
    let claims: [Entry] = ["1. A hinge.", "2. A hinge as in 1.", "3. A door."].map { .text($0) }
    let number = try filed(
      life,
      ["applicant": party("Kova"), "title": text("Hinge"), "description": text("A description."), "claims": claims], "P"
    )
    @discardableResult
    func divide(_ named: [Entry]) throws -> Recorded {
      try life.act("2026-03-05", "divide", on: [number], ["scope": text("stays"), "claims": named])
    }

    #expect(
      refusal { try divide(text("1, 4")) }.contains("“Claim 4” does not stand there; what stands: claims 1, 2, 3"))
    #expect(refusal { try divide(text("1. A hinge, or anything.")) }.contains("name it by its number alone"))
    let child = try #require(try divide(text("1-2")).numbers.first { !$0.isEmpty && $0 != number })
    #expect(try life.dossier(number).values["claims"] == Array(claims.prefix(2)))
    #expect(try life.dossier(child).values["claims"] == Array(claims.suffix(1)))
  }

  @Test(
    "Owner, mark, goods and claims are not corrected, amended or answered away by one officer after the filing date",
    arguments: ["correct_filing", "amend_application", "respond"])
  func graded(_ act: String) throws {
    let life = try OfficeLife("2026-03-02")
    let number = try filed(life, mark())
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
    let number = try registered(life, mark(), as: "2001/1")
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
    let (printed, silent) = (try filed(life, mark()), try filed(life, mark("NOVB")))
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
    let (first, second) = (try filed(life, mark()), try filed(life, mark("NOVB")))
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
    let own = try ["ONE", "TWO"].map { try filed(life, mark($0)) }
    let other = try filed(life, mark("THREE", owner: "Rival Ltd"))
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
    #expect(try life.office.ask(ReadParty(party)).party.name == "Nova Group")
    #expect(try life.findings() == [])
  }

  private func named(_ name: String) -> [Entry] { party(name) }
}

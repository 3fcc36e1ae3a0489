import Dispatch
import Filing
import Foundation
import GRDB
import Standards
import Testing

@testable import Office

@Suite("A dossier's life in the register", .bothDoors)
struct LifeTests {
  @Test("A mark is filed, paid, accepted, published and registered; receipts and numbers follow")
  func mark() throws {
    let bench = try Bench()
    let number = try bench.file("T", .mark("LUMEN", classes: [9, 11]))
    let due = try bench.dossier(number).fees.map { $0.amount - $0.paid }.reduce(0, +)
    for fee in try bench.dossier(number).fees {
      try bench.record(
        "pay_fee", on: number, ["fee": [.text(fee.code)], "amount": [.number(fee.amount)], "method": [.text("cash")]])
    }
    for act in ["accord_filing_date", "pass_formalities", "start_examination", "accept"] {
      try bench.record(act, on: number)
    }

    let receipts = try bench.office.ask(ListReceipts(of: bench.clock.now.date, limit: 500)).lines
    #expect(receipts.map(\.amount).reduce(0, +) == due)
    #expect(receipts.map(\.receipt).first == "Q2026/000001")
    #expect(try bench.dossier(number).stage == .examination)
    #expect(
      refusal {
        try bench.record(
          "pay_fee", on: number, ["fee": [.text("NONE")], "amount": [.number(1)], "method": [.text("cash")]])
      }.contains("no fee of the price list"))
    #expect(
      refusal {
        try bench.record(
          "pay_fee", on: number, ["fee": [.text("FIL")], "amount": [.number(0)], "method": [.text("cash")]])
      }.contains("too small"))
    #expect(try bench.findings() == [])
  }

  @Test("A divided mark leaves a child that keeps the filing date")
  func division() throws {
    let bench = try Bench()
    let number = try bench.file("T", .mark("LUMEN", classes: [9, 11]))
    try bench.record("accord_filing_date", on: number)
    bench.clock.set("2026-04-01")

    let recorded = try bench.record(
      "divide", on: number,
      [
        "goods": [.goods(GoodsClass(number: 9, edition: "13-2026", terms: ["lamps"]))],
        "scope": [.text("class 11 divided out")],
      ], second: "sione")

    let child = try bench.dossier(try #require(recorded.numbers.last { $0 != number && !$0.isEmpty }))
    #expect(child.values.goods.map(\.number) == [11])
    #expect(child.date("filing") == CalendarDate("2026-03-02"))
    #expect(try bench.dossier(number).values.goods.map(\.number) == [9])
    #expect(try bench.findings() == [])
  }

  @Test(
    "Eight officers at once get numbers without a hole and every answer is there",
    .only(.owned, "only the owner’s process lets others act without a password, and only it copies the register"))
  func together() throws {
    try withFolder { folder in
      let path = folder + "/office.register"
      try Bench(path: path).office.close()
      let now = Moment("2026-03-02T10:00:00")!
      let door = try RegisterDoor(path: path, mode: .kept, codes: nil, today: nil, now: { now })
      let officers = ["abena", "tomas", "liwei", "nadia", "kofi", "kofi", "abena", "tomas"]

      DispatchQueue.concurrentPerform(iterations: 8) { clerk in
        for round in 1...10 {
          let request = ActRequest(
            "receive", right: "T", values: .mark("MARK \(clerk) \(round)", owner: "Owner \(clerk)"))
          _ = try? door.record(.act(request), as: officers[clerk])
          _ = try? door.ask(FindDossiers("mark"), as: officers[clerk])
        }
      }

      let serials = try door.register.database.read {
        try Int.fetchAll($0, sql: "SELECT serial FROM number WHERE series = 'application' ORDER BY serial")
      }
      #expect(serials == Array(1...80))
      let findings = try door.register.database.read { Checking(db: $0, lawbook: Lawbook()).findings() }
      #expect(findings == [])
      try door.checkpoint()
      _ = try door.backUp(to: folder + "/copy.register", as: Officer.program.name)
      try door.close()
      let copy = try Office.owned(path: folder + "/copy.register", officer: nil)
      #expect(try copy.ask(ReadExtent()).dossiers == 80)
      try copy.close()
    }
  }

  @Test(
    "A new law is planted as a sealed act; dossiers filed before it keep theirs, and older ones follow the first law")
  func newLaw() throws {
    let bench = try Bench()
    let before = try bench.file("T", .mark("ONE"))
    var files = try LawFiles.read(folder: Bench.seed + "/Law/2026-01-01")
    let table = String(decoding: files["law.tsv"] ?? [], as: UTF8.self)
    files["law.tsv"] = Array(
      table.replacingOccurrences(of: "2026-01-01", with: "2026-04-01").replacingOccurrences(
        of: "meridia-2026", with: "meridia-2027"
      ).utf8)
    let request = ActRequest(
      "plant_law", values: ["name": [.text("meridia-2027")]], documents: [try Office.bundle(law: files)], second: nil)

    #expect(refusal { try bench.office.record(request) }.contains("second signature"))
    try bench.plantSecondRegistrar()
    var signed = request
    signed.second = Credential(name: "nora", password: "correct horse")
    _ = try bench.office.record(signed)
    bench.clock.set("2026-04-02")
    let after = try bench.file("T", .mark("TWO"))
    var old: Values = .mark("OLD")
    old["old_number"] = [.text("77")]
    old["old_source"] = [.text("volume 3")]
    _ = try bench.office.record(
      ActRequest("take_over", right: "T", effective: CalendarDate("2001-05-04"), values: old))

    #expect(try bench.dossier("77").events[0].law == "meridia-2026")
    #expect(try bench.dossier(before).events[0].law == "meridia-2026")
    #expect(try bench.dossier(after).events[0].law == "meridia-2027")
    #expect(try bench.findings() == [])
  }

  @Test(
    "A draft is kept with what it fills in, as a word that is read back",
    arguments: [
      ("file trademark receive", .filing(right: "trademark", act: "receive")),
      ("record withdraw 402026000000017", .record(act: "withdraw", on: .dossier("402026000000017"))),
      ("record withdraw No 77 A", .record(act: "withdraw", on: .dossier("No 77 A"))),
      ("record amend_party party:7", .record(act: "amend_party", on: .party(7))),
      ("record open_issue office", .record(act: "open_issue", on: .office)),
      ("record amend_party party:x", nil), ("file trademark", nil), ("", nil),
    ] as [(String, Draft.Kind?)])
  func kinds(text: String, kind: Draft.Kind?) {
    #expect(Draft.Kind(text) == kind)
    #expect(kind.map(\.description) ?? text == text)
  }

  @Test("A draft is kept, changed and dropped for its officer alone")
  func drafts() throws {
    let bench = try Bench()
    let draft = Draft(
      id: "1", kind: .filing(right: "trademark", act: "receive"), title: "LUM", field: "mark_text",
      texts: ["mark_text": "LUM"])
    try bench.office.keep(draft: draft)

    #expect(try bench.office.ask(ListDrafts()) == [draft])
    #expect(try bench.acting("abena").ask(ListDrafts()) == [])
    try bench.office.drop(draft: "1")
    #expect(try bench.count("draft") == 0)
  }
}

extension Bench {
  /// The four-eyes acts of the registrar need two registrars.
  func plantSecondRegistrar() throws {
    let values: Values = [
      "name": [.text("nora")], "person": [.text("Nora Berg")], "roles": [.text("registrar")],
      "password": [.text("correct horse")],
    ]
    _ = try office.record(ActRequest("appoint_officer", values: values, second: Bench.second("sione")))
  }
}

@Suite("Requests for several dossiers", .bothDoors)
struct SeveralTests {
  @Test("One recordal for three marks bears one fee, counted by registrations, on the first of them")
  func shared() throws {
    let bench = try Bench()
    let numbers = try ["ONE", "TWO", "THREE"].map { try bench.file("T", .mark($0)) }

    _ = try bench.acting("kofi").record(
      ActRequest(
        "change_name", on: numbers,
        values: [
          "applicant": Values.mark("X", owner: "Lumen Group")["applicant"], "evidence": [.attachment(Deed.attachment)],
        ], documents: [Deed.bytes], second: Bench.second("sione")))

    let dossiers = try numbers.map(bench.dossier)
    #expect(dossiers.map { fees("RCN", $0) } == [["3000 = 20 + 2 × 5 (registrations over 1)"], [], []])
    #expect(dossiers.map { $0.events.last?.share } == [.of(3), .borneElsewhere, .borneElsewhere])
    #expect(dossiers.map { $0.events.last?.values["registrations"] } == [[], [], []])
    #expect(dossiers.map { $0.owners.map(\.name) } == [["Lumen Group"], ["Lumen Group"], ["Lumen Group"]])
    #expect(try bench.findings() == [])
  }

  @Test("A fee that is not counted by registrations is owed by each dossier of the request")
  func perFile() throws {
    let bench = try Bench()
    let numbers = try ["ONE", "TWO"].map { try bench.file("T", .mark($0)) }

    _ = try bench.acting("kofi").record(ActRequest("request_priority_copy", on: numbers))

    let dossiers = try numbers.map(bench.dossier)
    #expect(dossiers.map { fees("CER", $0) } == [["3000 = 30"], ["3000 = 30"]])
    #expect(dossiers.map { $0.events.last?.share } == [nil, nil])
    #expect(try bench.findings() == [])
  }

  private func fees(_ code: String, _ dossier: Dossier) -> [String] {
    dossier.fees.filter { $0.code == code }.map { "\($0.amount) = \($0.explanation)" }
  }
}

import Filing
import Foundation
import Office
import Publishing
import Services
import Standards
import TestSupport
import Testing

@Suite("Branch offices")
struct BranchTests {
  /// A register of its own that was planted at another moment, and its key; that of block 0 is the head office.
  private struct Branch {
    let office: Office
    let key: OfficeKey
    var shipping: Shipping

    init(_ block: Int, at second: Int? = nil) throws {
      let now = Moment(CalendarDate("2026-03-02")!, second: 36_000 + (second ?? block))!
      office = try Office.rehearsal(
        seed: Demonstration.seed, codes: Demonstration.codes.get(), block: block == 0 ? nil : block, now: { now })
      key = try OfficeKey.make()
      shipping = Shipping(office, key: key, name: "branch", behind: nil, isEscrow: true)
    }

    @discardableResult
    func file(_ mark: String, owner: String) throws -> String {
      let party = Party(names: [Name(owner)], addresses: [Address(lines: ["1 Quay"], city: "Port Lumen")])
      return try office.acting(as: "kofi").record(
        ActRequest(
          "receive", right: "T",
          values: [
            "applicant": [.party(party)], "mark_kind": [.text("word")], "mark_text": [.text(mark)],
            "goods": [.goods(GoodsClass(number: 9, edition: "13-2026", terms: ["lamps"]))],
            "signature": [.text("S.")],
          ])
      ).numbers[0]
    }

    func pay(_ number: String, _ amount: Int) throws -> String {
      let event = try office.acting(as: "abena").record(
        ActRequest(
          "pay_fee", on: [number],
          values: ["fee": [.text("*")], "amount": [.number(amount)], "method": [.text("cash")]])
      ).events[0]
      return event.numbers["receipt"] ?? ""
    }

    func void(_ receipt: String, of number: String) throws {
      _ = try office.record(
        ActRequest(
          "void_receipt", on: [number], values: ["receipt": [.text(receipt)], "reason": [.text("Wrong file")]],
          second: Credential(name: "sione", password: "meridia")))
    }

    func letter(_ number: String) throws {
      _ = try office.acting(as: "kofi").record(
        ActRequest("receive_letter", on: [number], values: ["subject": [.text("Enclosed")]]))
    }

    func file(_ number: String) throws -> Dossier {
      var reading = try Reading(office)
      return try reading.dossier(number).dossier
    }

    /// What anyone can tell of a file, but not where its events stand in the register.
    func story(_ number: String) throws -> [String] {
      let dossier = try file(number)
      return [
        "\(dossier.stage) \(dossier.state) \(dossier.title) \(dossier.owners.map(\.name))",
        dossier.fees.map { "\($0.code) \($0.amount) \($0.paid)" }.joined(separator: ", "),
        dossier.limits.map { "\($0.name) \($0.due)" }.joined(separator: ", "),
        dossier.payments.map { "\($0.receipt) \($0.amount) \($0.isVoid)" }.joined(separator: ", "),
      ] + dossier.events.map { "\($0.ordinal) \($0.act) \($0.effective) \($0.numbers.sorted { $0.key < $1.key })" }
    }
  }

  private func take(_ bundle: Data, of name: String, _ head: Office, second: Bool = false) throws {
    let file = Attachment(
      sha256: Office.digest(bundle), mediaType: "text/plain", name: "a.bundle", size: bundle.count)
    _ = try head.record(
      ActRequest(
        "take_branch", values: ["name": [.text(name)], "branch_bundle": [.attachment(file)]], documents: [bundle],
        second: second ? Credential(name: "sione", password: "meridia") : nil))
  }

  private func enrol(_ name: String, _ key: String, _ block: Int, _ head: Office) throws {
    _ = try head.record(
      ActRequest(
        "enrol_branch", values: ["name": [.text(name)], "text": [.text(key)], "block": [.number(block)]],
        second: Credential(name: "sione", password: "meridia")))
  }

  @Test("stand in the register of the head office as they stood at the branch, in whatever order their bundles come")
  func merging() throws {
    var (north, south) = (try Branch(1), try Branch(2))
    let lumen = try north.file("LUMEN", owner: "Lumen Ltd")
    let receipt = try north.pay(lumen, 14_000)
    try north.void(receipt, of: lumen)
    _ = try north.pay(lumen, 14_000)
    let nova = try south.file("NOVA", owner: "Nova Ltd")
    let stella = try south.file("Stella", owner: "Lumen Ltd")
    #expect([lumen, nova, stella] == ["402026010000001", "402026020000001", "402026020000002"])
    #expect(receipt == "Q2026/10000001")
    let bundles = ["north": try north.shipping.next().bytes, "south": try south.shipping.next().bytes]
    var reports: [BranchReport] = []
    for order in [["north", "south"], ["south", "north"]] {
      let head = try Branch(0)
      try head.file("LUMEN", owner: "Other Ltd")
      try enrol("north", north.key.publicKey.line, 1, head.office)
      try enrol("south", south.key.publicKey.line, 2, head.office)
      for name in order { try take(#require(bundles[name]), of: name, head.office, second: name == "north") }

      for (branch, number) in [(north, lumen), (south, nova), (south, stella)] {
        #expect(try head.story(number) == branch.story(number))
      }
      let record = try head.file(lumen).events[0].branchRecord
      #expect(
        record.map { "\($0.branch) \($0.ordinal) \($0.officer) \($0.recorded)" } == "north 1 kofi 2026-03-02T10:00:01")
      let why = try head.file(lumen).why("FIL").joined(separator: " ")
      #expect(why.contains("Recorded on 2026-03-02 at the branch office “north” by kofi, taken in on 2026-03-02"))
      #expect(try head.file(lumen).owners[0].id == head.file(stella).owners[0].id)
      #expect(try head.file("NEXT", owner: "Next Ltd") == "402026000000002")
      // What came in at the branch lies in its till.
      let day = try head.office.ask(ReadDay(CalendarDate("2026-03-02")!))
      #expect(day.methods.mapValues(\.taken) == ["cash@north": 28_000] && day.methods["cash@north"]?.voided == 14_000)
      reports.append(try head.office.ask(ReadBranches()))
      #expect(try head.office.check { _, _ in } == [])
      try head.office.close()
    }

    #expect(reports[0] == reports[1])
    #expect(reports[0].branches.map(\.name) == ["north", "south"])
    let told = reports[0].conflicts.map { "\($0.kind) \($0.what): \($0.places.map { "\($0.branch) \($0.number)" })" }
    #expect(told == ["sameDay “LUMEN” filed on 2026-03-02: [\" 402026000000001\", \"north 402026010000001\"]"])
    try [north.office, south.office].forEach { try $0.close() }
  }

  @Test("go on with their files; what the head office did meanwhile wins, and what cannot stand beside it is listed")
  func goingOn() throws {
    var north = try Branch(1)
    let head = try Branch(0)
    try enrol("north", north.key.publicKey.line, 1, head.office)
    let (lumen, nova) = (try north.file("LUMEN", owner: "Lumen Ltd"), try north.file("NOVA", owner: "Nova Ltd"))
    let receipt = try north.pay(lumen, 14_000)
    try take(north.shipping.next().bytes, of: "north", head.office)
    try head.letter(nova)
    try head.void(receipt, of: lumen)

    try north.letter(nova)
    try north.void(receipt, of: lumen)
    try north.letter(lumen)
    let second = try north.shipping.next().bytes
    #expect(refusal { try take(second, of: "north", head.office) } == .secondSignature)
    try take(second, of: "north", head.office, second: true)
    #expect(try head.file(nova).events.map(\.act) == ["receive", "receive_letter", "receive_letter"])
    #expect(try head.file(lumen).events.map(\.act) == ["receive", "pay_fee", "void_receipt"])
    let conflicts = try head.office.ask(ReadBranches()).conflicts
    #expect(conflicts.map(\.kind) == [.left, .left] && conflicts.allSatisfy { $0.places.map(\.number) == [lumen] })
    #expect(conflicts.contains { $0.what.contains("an earlier act of the file stayed out") })
    try north.letter(lumen)
    try north.letter(nova)
    try take(north.shipping.next().bytes, of: "north", head.office)
    #expect(try head.file(nova).events.count == 4)
    #expect(try head.office.ask(ReadBranches()).conflicts.count == 3)
    #expect(try head.office.check { _, _ in } == [])
    try [north.office, head.office].forEach { try $0.close() }
  }

  @Test("bring money that matched no file there as money of their own till, whose sheet adds up here")
  func unmatched() throws {
    var north = try Branch(1)
    let head = try Branch(0)
    try enrol("north", north.key.publicKey.line, 1, head.office)
    let lumen = try north.file("LUMEN", owner: "Lumen Ltd")
    let dawit = try north.office.acting(as: "dawit")
    let money: Values = ["amount": [.number(10_000)], "method": [.text("bank")]]
    let taken = try dawit.record(ActRequest("take_unmatched_payment", values: money))
    _ = try dawit.record(
      ActRequest(
        "assign_payment",
        values: [
          "receipt": [.text(taken.events[0].numbers["receipt"] ?? "")], "dossier": [.text(lumen)],
          "fee": [.text("*")], "amount": money["amount"],
        ]))
    try take(north.shipping.next().bytes, of: "north", head.office)
    let sheet = try head.office.ask(ReadDay(CalendarDate("2026-03-02")!))
    #expect(sheet.findings == [] && sheet.total == 10_000 && sheet.accounts == ["4101": 10_000])
    #expect(sheet.methods.mapValues(\.taken) == ["credited@north": 10_000])
    #expect(try head.office.check { _, _ in } == [])
    try [north.office, head.office].forEach { try $0.close() }
  }

  @Test("give numbers of their own block alone, and are refused with any other")
  func blocks() throws {
    var (plain, north) = (try Branch(0, at: 9), try Branch(1))
    let head = try Branch(0)
    try plain.file("LUMEN", owner: "Lumen Ltd")
    try enrol("north", north.key.publicKey.line, 2, head.office)
    try enrol("south", plain.key.publicKey.line, 1, head.office)
    #expect(refusal { try enrol("east", OfficeKey.make().publicKey.line, 2, head.office) } == .branchKnown)
    #expect(refusal { try enrol("east", OfficeKey.make().publicKey.line, 0, head.office) } == .valuesRefused)
    #expect(refusal { try enrol("east", OfficeKey.make().publicKey.line, 100, head.office) } == .valuesRefused)
    #expect(refusal { try enrol("east", OfficeKey.make().publicKey.line, 3, north.office) } == .branchApart)
    try north.file("NOVA", owner: "Nova Ltd")
    #expect(refusal { try take(north.shipping.next().bytes, of: "north", head.office) } == .branchApart)
    #expect(refusal { try take(plain.shipping.next().bytes, of: "south", head.office) } == .branchApart)
    #expect(try head.office.ask(ReadExtent()).dossiers == 0)
    let start = ActRequest(
      "start_series", values: ["name": [.text("copy - 2027")], "start": [.number(1)]],
      second: Credential(name: "sione", password: "meridia"))
    #expect(refusal { _ = try north.office.record(start) } == .valuesRefused)
    let move = ActRequest(
      "set_office", values: ["settings": [.text("series_block=2")], "reason": [.text("Mine")]],
      second: Credential(name: "sione", password: "meridia"))
    #expect(refusal { _ = try north.office.record(move) } == .valuesRefused)
    #expect(try head.office.check { _, _ in } == [])
    try [plain.office, north.office, head.office].forEach { try $0.close() }
  }

  @Test("are taken in by their own key, in order, once, without passwords")
  func refusals() throws {
    var branch = try Branch(1)
    let head = try Branch(0)
    let first = try branch.shipping.next().bytes
    try branch.file("LUMEN", owner: "Lumen Ltd")
    let second = try branch.shipping.next().bytes
    #expect(refusal { try take(first, of: "north", head.office) } == .notFound)
    try enrol("north", branch.key.publicKey.line, 1, head.office)
    #expect(refusal { try enrol("north", OfficeKey.make().publicKey.line, 2, head.office) } == .branchKnown)
    #expect(refusal { try enrol("x", "abc", 2, head.office) } == .valuesRefused)

    #expect(refusal { try take(second, of: "north", head.office) } == .bundleGap)
    var open = Shipping(branch.office, key: branch.key, name: "branch", behind: nil)
    #expect(refusal { try take(open.next().bytes, of: "north", head.office) } == .bundleBroken)
    var forged = Shipping(branch.office, key: head.key, name: "branch", behind: nil, isEscrow: true)
    #expect(refusal { try take(forged.next().bytes, of: "north", head.office) } == .bundleStrange)
    var own = Shipping(head.office, key: branch.key, name: "branch", behind: nil, isEscrow: true)
    #expect(refusal { try take(own.next().bytes, of: "north", head.office) } == .branchKnown)
    try take(first, of: "north", head.office)
    try take(second, of: "north", head.office)
    #expect(refusal { try take(second, of: "north", head.office) } == .nothingChanged)
    #expect(refusal { try take(first, of: "north", head.office) } == .nothingChanged)

    let events = try branch.office.ask(ReadExtent()).events
    #expect(try head.office.ask(ReadBranches()).branches.map(\.events) == [events])
    #expect(try head.office.check { _, _ in } == [])
    try [branch.office, head.office].forEach { try $0.close() }
  }
}

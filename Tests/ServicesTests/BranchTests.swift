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
  /// A branch: a register of its own that was planted at another moment, and its key.
  private struct Branch {
    let office: Office
    let key: OfficeKey
    var shipping: Shipping

    init(_ second: Int) throws {
      let now = Moment(CalendarDate("2026-03-02")!, second: 36_000 + second)!
      office = try Office.rehearsal(
        seed: Demonstration.seed, codes: Demonstration.codes.get(), now: { now })
      key = try OfficeKey.make()
      shipping = Shipping(office, key: key, name: "branch", behind: nil, isEscrow: true)
    }

    func file(_ mark: String, owner: String, id: String) throws {
      let party = Party(names: [Name(owner)], addresses: [Address(lines: ["1 Quay"], city: "Port Lumen")])
      _ = try office.acting(as: "kofi").record(
        ActRequest(
          "receive", right: "T",
          values: [
            "applicant": [.party(party)], "mark_kind": [.text("word")], "mark_text": [.text(mark)],
            "goods": [.goods(GoodsClass(number: 9, edition: "13-2026", terms: ["lamps"]))],
            "signature": [.text("S.")],
          ], id: id))
    }
  }

  private func take(_ bundle: Data, of name: String, _ head: Office) throws {
    let file = Attachment(
      sha256: Office.digest(bundle), mediaType: "text/plain", name: "a.bundle", size: bundle.count)
    _ = try head.record(
      ActRequest(
        "take_branch", values: ["name": [.text(name)], "branch_bundle": [.attachment(file)]], documents: [bundle]))
  }

  private func enrol(_ name: String, _ key: String, _ head: Office) throws {
    _ = try head.record(
      ActRequest(
        "enrol_branch", values: ["name": [.text(name)], "text": [.text(key)]],
        second: Credential(name: "sione", password: "meridia")))
  }

  @Test("collide in the same list, in whatever order their bundles come")
  func conflicts() throws {
    var (north, south) = (try Branch(1), try Branch(2))
    try north.file("LUMEN", owner: "Lumen Ltd", id: "north-1")
    try south.file("NOVA", owner: "Nova Ltd", id: "south-1")
    try south.file("STELLA", owner: "Lumen Ltd", id: "north-1")
    let bundles = ["north": try north.shipping.next().bytes, "south": try south.shipping.next().bytes]
    var reports: [BranchReport] = []
    for order in [["north", "south"], ["south", "north"]] {
      let head = try Branch(0)
      try head.file("LUMEN", owner: "LUMEN LTD.", id: "head-1")
      try enrol("north", north.key.publicKey.line, head.office)
      try enrol("south", south.key.publicKey.line, head.office)
      for name in order { try take(try #require(bundles[name]), of: name, head.office) }
      reports.append(try head.office.ask(ReadBranches()))
      #expect(try head.office.check { _, _ in } == [])
      try head.office.close()
    }

    #expect(reports[0] == reports[1])
    #expect(reports[0].branches.map(\.name) == ["north", "south"])
    let found = reports[0].conflicts.map { conflict in
      "\(conflict.kind) \(conflict.what): \(conflict.places.map { $0.branch.isEmpty ? "here" : $0.branch }.joined(separator: " "))"
    }
    #expect(
      found == [
        "number 402026000000001: here north south", "party Lumen Ltd: here north south",
        "request north-1: north south",
      ])
    try [north.office, south.office].forEach { try $0.close() }
  }

  @Test("are taken in by their own key, in order, once, without passwords")
  func refusals() throws {
    var branch = try Branch(1)
    let head = try Branch(0)
    let first = try branch.shipping.next().bytes
    try branch.file("LUMEN", owner: "Lumen Ltd", id: "a")
    let second = try branch.shipping.next().bytes
    #expect(refusal { try take(first, of: "north", head.office) } == .notFound)
    try enrol("north", branch.key.publicKey.line, head.office)
    #expect(refusal { try enrol("north", OfficeKey.make().publicKey.line, head.office) } == .branchKnown)
    #expect(refusal { try enrol("x", "abc", head.office) } == .valuesRefused)

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

import Filing
import Foundation
import GRDB
import Standards
import Testing

@testable import Office

@Suite("Two signatures", .bothDoors)
struct CountersigningTests {
  private func bench() throws -> (Bench, String) {
    let bench = try Bench()
    let number = try bench.file()
    try bench.record("accord_filing_date", on: number)
    return (bench, number)
  }

  private func correction(_ number: String, second: Credential? = .elsewhere()) -> ActRequest {
    ActRequest(
      "correct_event", on: [number], values: ["related_event": [.number(2)], "reason": [.text("Wrong day")]],
      second: second)
  }

  private func laid(_ bench: Bench, to name: String) throws -> LaidAct {
    try #require(try bench.acting(name).ask(ListLaidActs()).first)
  }

  @Test("What is laid is recorded when the second officer signs it, and bears both signatures")
  func whole() throws {
    let (bench, number) = try bench()

    let answer = try bench.acting("marguerite").record(correction(number))
    #expect(answer.events.isEmpty)
    #expect(try bench.dossier(number).events.count == 2)
    #expect(try bench.acting("abena").ask(ListLaidActs()).isEmpty)

    let laid = try laid(bench, to: "sione")
    let recorded = try bench.acting("sione").countersign(laid, proof: "meridia")

    #expect(recorded.events.map(\.officer) == ["marguerite"] && recorded.events.map(\.approver) == ["sione"])
    let signatures = recorded.events[0].values.texts(.signatures)
    #expect(signatures.map { $0.prefix { $0 != " " } } == ["marguerite", "sione"])
    #expect(try bench.acting("sione").ask(ListLaidActs()).isEmpty)
    #expect(try bench.office.check { _, _ in } == [])
    // The answer to a repeated call is the first one; the first officer's request is answered with it as well.
    #expect(try bench.acting("sione").countersign(laid, proof: "meridia") == recorded)
  }

  @Test("What changed in between is void and must be laid anew")
  func void() throws {
    let (bench, number) = try bench()
    _ = try bench.acting("marguerite").record(correction(number))
    let laid = try laid(bench, to: "sione")
    try bench.record(
      "pay_fee", on: number, ["fee": [.text("FIL")], "amount": [.number(10_000)], "method": [.text("cash")]])

    #expect(
      refusal { try bench.acting("sione").countersign(laid, proof: "meridia") }.contains(
        "is no longer what was laid before the second officer"))
    #expect(try bench.acting("sione").ask(ListLaidActs()).isEmpty)
    #expect(try bench.dossier(number).events.count == 3)
  }

  @Test("Another digest than that of the act is refused, and the act stays")
  func digest() throws {
    let (bench, number) = try bench()
    _ = try bench.acting("marguerite").record(correction(number))
    var laid = try laid(bench, to: "sione")
    laid.digest = String(repeating: "0", count: 64)

    #expect(
      refusal { try bench.acting("sione").countersign(laid, proof: "meridia") }.contains("is no longer what was laid"))
    #expect(try bench.acting("sione").ask(ListLaidActs()).count == 1)
  }

  @Test("Nobody signs his own act, one of another, or with a wrong password")
  func others() throws {
    let (bench, number) = try bench()
    _ = try bench.acting("marguerite").record(correction(number, second: .elsewhere("sione")))
    let laid = try laid(bench, to: "sione")

    #expect(
      refusal { try bench.acting("marguerite").countersign(laid, proof: "meridia") }.contains(
        "records the act and cannot approve it as well"))
    #expect(
      refusal { try bench.acting("abena").countersign(laid, proof: "meridia") }.contains("does not hold the role"))
    #expect(refusal { try bench.acting("sione").countersign(laid, proof: "wrong one") }.contains("is wrong"))
    #expect(refusal { try bench.acting("abena").withdraw(laid) }.contains("No act"))
    #expect(try bench.dossier(number).events.count == 2)

    try bench.acting("sione").withdraw(laid)
    #expect(try bench.acting("marguerite").ask(ListLaidActs()).isEmpty)
  }

  @Test("A desk that gives no password again is refused, and so is a wrong one", .only(.remote, "the owner gives none"))
  func proof() throws {
    let (bench, number) = try bench()
    let office = try bench.acting("marguerite")
    let desk = Office(door: office.door, officer: office.officer)
    let own: Values = ["name": [.text("marguerite")], "password": [.text("a long sentence")]]

    #expect(refusal { try desk.record(correction(number)) } == Refusal.proofMissing.message)
    #expect(refusal { try desk.record(ActRequest("set_password", values: own)) } == Refusal.proofMissing.message)
    var guessed = correction(number)
    guessed.proof = "guessed it"
    #expect(refusal { try desk.record(guessed) }.contains("is wrong"))
    var changed = ActRequest("set_password", values: own)
    changed.proof = "guessed it"
    #expect(refusal { try desk.record(changed) }.contains("is wrong"))
    #expect(try bench.dossier(number).events.count == 2)
  }

  @Test("A forged second signature is told by the check, even sealed again", .only(.owned, "the forger has the file"))
  func forged() throws {
    let (bench, number) = try bench()
    _ = try bench.acting("marguerite").record(correction(number, second: Bench.second("sione")))
    try bench.door.register.database.write { db in
      try db.execute(sql: "DROP TRIGGER eventStays")
      let row = try #require(
        try EventRow.fetchOne(db, sql: "SELECT \(EventRow.columns) FROM event ORDER BY sequence DESC LIMIT 1"))
      var forged = row
      forged.content = row.content.replacing("Wrong day", with: "Wrong file")
      forged.leaf = Seal.leaf(forged)
      let previous = try #require(
        try Data.fetchOne(db, sql: "SELECT seal FROM event WHERE sequence = ?", arguments: [row.sequence - 1]))
      try db.execute(
        sql: "UPDATE event SET content = ?, leaf = ?, seal = ? WHERE sequence = ?",
        arguments: [forged.content, forged.leaf, Seal.chain(previous, forged.leaf), row.sequence])
    }

    let findings = try bench.office.check { _, _ in }

    #expect(findings.contains { $0.contains("does not bear the signature of “sione”") })
  }

  @Test("An officer who is tied to an account signs in from there only", .only(.remote, "the kernel tells the account"))
  func account() throws {
    let bench = try Bench()
    for (account, name) in [("somebody-else", "kofi"), (NSUserName(), "abena")] {
      let officer = try #require(try bench.office.ask(ListOfficers()).first { $0.name == name })
      let values: Values = [
        "name": [.text(name)], "person": [.text(officer.person)], "account": [.text(account)],
        "roles": [.text(officer.roles.joined(separator: ","))],
      ]
      _ = try bench.office.record(ActRequest("appoint_officer", values: values, second: Bench.second("sione")))
    }

    #expect(
      refusal { try bench.office.signedIn(Bench.second("kofi")) }.contains("signs in from the account “somebody-else”"))
    #expect(try bench.office.signedIn(Bench.second("abena")).officer.account == NSUserName())
    #expect(try bench.office.check { _, _ in } == [])
  }
}

import Filing
import Standards
import Testing

@testable import Office

@Suite("A life of each right with its money to the last crown", .bothDoors)
struct MoneyStories {
  private func pay(_ bench: Bench, _ number: String, _ amount: Int, _ fee: String = "*") throws {
    try bench.record(
      "pay_fee", on: number, ["fee": [.text(fee)], "amount": [.number(amount)], "method": [.text("cash")]])
  }

  private func refund(_ bench: Bench, _ number: String, _ fee: String, _ amount: Int) throws {
    try bench.record(
      "refund", on: number, ["fee": [.text(fee)], "amount": [.number(amount)], "reason": [.text("The law")]],
      second: "sione")
  }

  /// What the office has of the day: the total, and the ledger accounts.
  private func books(_ bench: Bench) throws -> [String: Int] {
    let sheet = try bench.acting("dawit").ask(ReadDay(bench.clock.now.date))
    #expect(sheet.accounts.values.reduce(0, +) == sheet.total)
    #expect(try bench.findings() == [])
    return sheet.accounts
  }

  @Test("A mark in two classes: 100 and 40 for filing, 60 for publication, 5 too much")
  func mark() throws {
    let bench = try Bench()
    let number = try bench.file("T", .mark("LUMEN", classes: [9, 11]))
    try pay(bench, number, 14_000)
    for act in ["accord_filing_date", "pass_formalities", "start_examination", "accept"] {
      try bench.record(act, on: number)
    }
    try pay(bench, number, 6500)
    #expect(try books(bench) == ["4101": 14_000, "4104": 6000, "waiting": 500])
  }

  @Test(
    "A patent with 16 claims: 128 for filing, 250 for examination, of which 187.50 go back when it is withdrawn in time"
  )
  func patent() throws {
    let bench = try Bench()
    var values: Values = .invention("Lamp")
    values["description"] = [.text("A lamp that burns.")]
    values["number_of_claims"] = [.number(16)]
    let number = try bench.file("P", values)
    try pay(bench, number, 12_800)
    try bench.record("accord_filing_date", on: number)
    try bench.record("request_examination", on: number)
    try pay(bench, number, 25_000)
    try bench.record("withdraw", on: number)
    try refund(bench, number, "EXA", 18_750)
    #expect(try books(bench) == ["4101": 12_800, "4103": 6250])
  }

  @Test("A utility model: 60 for filing, and what was paid twice goes to the deposit account of the payer")
  func utilityModel() throws {
    let bench = try Bench()
    let number = try bench.file("U", .invention("Hinge"))
    try pay(bench, number, 6000, "FIL")
    try pay(bench, number, 6000, "FIL")
    let dossier = try bench.dossier(number)
    _ = try bench.acting("dawit").record(
      ActRequest("open_account", values: ["payer": [.text(dossier.ownerLine)]]))
    let receipt = try #require(dossier.payments.last?.receipt)
    try bench.record("move_surplus", on: number, ["receipt": [.text(receipt)], "amount": [.number(6000)]])
    #expect(try books(bench) == ["4101": 6000, "deposits": 6000])
  }

  @Test("A design that never gets a filing date: of 60 go 48 back")
  func design() throws {
    let bench = try Bench()
    let number = try bench.file(
      "D", ["applicant": Values.mark("LAMP")["applicant"], "signature": [.text("Lumen Ltd")]])
    try pay(bench, number, 6000)
    try bench.record("filing_date_refused", on: number)
    try refund(bench, number, "FIL", 4800)
    #expect(try books(bench) == ["4101": 1200])
    #expect(try bench.dossier(number).fees.map(\.open) == [0])
  }
}

import Filing
import Standards
import Testing

@testable import Office

@Suite("Money that comes in and goes out", .bothDoors)
struct MoneyTests {
  private func pay(_ bench: Bench, _ number: String, _ fee: String, _ crowns: Int, payer: String? = nil) throws {
    var values: Values = ["fee": [.text(fee)], "amount": [.number(crowns * 100)], "method": [.text("bank")]]
    if let payer { values["payer"] = [.text(payer)] }
    try bench.record("pay_fee", on: number, values)
  }

  private func examined() throws -> (Bench, String) {
    let bench = try Bench()
    let number = try bench.file()
    for act in ["accord_filing_date", "pass_formalities", "start_examination"] { try bench.record(act, on: number) }
    return (bench, number)
  }

  private func paid(_ bench: Bench, _ number: String, _ fee: String) throws -> [Int] {
    try bench.dossier(number).fees.filter { $0.code == fee }.map(\.paid)
  }

  @Test("What is paid before it is due waits, goes to the fee when it falls due and meets its time limit")
  func early() throws {
    let (bench, number) = try examined()
    try pay(bench, number, "PUB", 80)
    let waiting = try bench.acting("dawit").ask(ListSuspense())
    #expect(waiting.map(\.left) == [8000] && waiting.map(\.number) == [number])

    try bench.record("accept", on: number)

    let due = try #require(try bench.dossier(number).fees.first { $0.code == "PUB" })
    #expect(due.isPaid)
    #expect(try bench.acting("dawit").ask(ListSuspense()).map(\.left) == [8000 - due.amount])
    #expect(try bench.dossier(number).limits.filter { $0.rule.id == "PUB-FEE" }.allSatisfy { !$0.isRunning })
    #expect(try bench.office.check { _, _ in } == [])
  }

  @Test("A receipt that is voided takes back what it paid, also what it paid early; the time limit runs again")
  func voided() throws {
    let (bench, number) = try examined()
    try pay(bench, number, "PUB", 80)
    try bench.record("accept", on: number)
    let receipt = try #require(try bench.dossier(number).payments.last?.receipt)

    try bench.record(
      "void_receipt", on: number, ["receipt": [.text(receipt)], "reason": [.text("Bounced")]], second: "sione")

    #expect(try paid(bench, number, "PUB") == [0])
    #expect(try bench.acting("dawit").ask(ListSuspense()).isEmpty)
    #expect(try bench.dossier(number).limits.filter { $0.rule.id == "PUB-FEE" }.map(\.isRunning) == [true])
  }

  @Test("A payment that names no fee covers what its payer owes, never what another owes")
  func payers() throws {
    let bench = try Bench()
    let mark = try bench.published("NOVA", 1)
    let registration: Values = ["old_number": [.text("M00077")], "old_source": [.text("volume 3")]]
    try bench.record("take_over_registration", on: mark, registration)
    let opponent = Party(names: [Name("Old Marks Ltd")], addresses: [Address(lines: ["1 Quay"], country: "FR")])
    try bench.record(
      "request_invalidation", on: mark,
      [
        "opponent": [.party(opponent)], "grounds": [.text("Never used")], "challenge_kind": [.text("invalidity")],
      ])
    let owed = try bench.dossier(mark).fees.filter { $0.code == "INV" }.map(\.amount)

    try pay(bench, mark, "*", 500)
    #expect(try paid(bench, mark, "INV") == [0])

    try pay(bench, mark, "*", 500, payer: "OLD MARKS  Ltd")
    #expect(try paid(bench, mark, "INV") == owed)
  }

  @Test("No more is paid back than was paid, and a receipt of which something went back is not voided")
  func refunds() throws {
    let (bench, number) = try examined()
    try pay(bench, number, "FIL", 140)
    try pay(bench, number, "PUB", 80)
    func refund(_ fee: String, _ crowns: Int) throws {
      let values: Values = [
        "fee": [.text(fee)], "amount": [.number(crowns * 100)], "reason": [.text("Paid twice")],
      ]
      try bench.record("refund", on: number, values, second: "sione")
    }

    #expect(refusal { try refund("PUB", 81) }.contains("of “PUB” 80 can be paid back; 81 is more"))
    #expect(refusal { try refund("PUB", 0) } != "")
    try refund("PUB", 80)
    #expect(refusal { try refund("PUB", 1) }.contains("of “PUB” 0 can be paid back"))
    try refund("FIL", 40)
    #expect(refusal { try refund("FIL", 21) }.contains("of “FIL” 0 can be paid back"))
    let receipt = try #require(try bench.dossier(number).payments.first?.receipt)
    let void: Values = ["receipt": [.text(receipt)], "reason": [.text("Bounced")]]
    #expect(refusal { try bench.record("void_receipt", on: number, void, second: "sione") }.contains("were paid back"))
    #expect(try bench.acting("dawit").ask(ListSuspense()).isEmpty)
    #expect(try bench.office.check { _, _ in } == [])
  }

  @Test("The sheets of the days add up to the receipts, whatever is voided or paid back later")
  func days() throws {
    let (bench, number) = try examined()
    try pay(bench, number, "FIL", 100)
    try pay(bench, number, "PUB", 80)
    _ = try bench.acting("dawit").record(
      ActRequest("take_unmatched_payment", values: ["amount": [.number(5000)], "method": [.text("bank")]]))
    let first = try bench.acting("dawit").ask(ReadDay(CalendarDate("2026-03-02")!))
    bench.clock.set("2026-03-03")
    let receipt = try #require(try bench.dossier(number).payments.first?.receipt)
    let void: Values = ["receipt": [.text(receipt)], "reason": [.text("Bounced")]]
    try bench.record("void_receipt", on: number, void, second: "sione")
    try bench.record("accept", on: number)
    let refund: Values = ["fee": [.text("PUB")], "amount": [.number(1000)], "reason": [.text("Paid twice")]]
    try bench.record("refund", on: number, refund, second: "sione")

    let second = try bench.acting("dawit").ask(ReadDay(CalendarDate("2026-03-03")!))
    #expect(try bench.acting("dawit").ask(ReadDay(CalendarDate("2026-03-02")!)) == first)
    #expect(first.methods["bank"] == .init(receipts: 3, taken: 23_000, voids: 0, voided: 0) && first.total == 23_000)
    #expect(first.accounts == ["4101": 10_000, "unmatched": 5000, "waiting": 8000])
    #expect(first.numbers["receipt"]?.count == 3 && first.numbers["application T"]?.count == 1)
    #expect(second.methods["bank"] == .init(receipts: 0, taken: 0, voids: 1, voided: 10_000))
    #expect(second.refunded == 1000 && second.total == -11_000)
    #expect(first.accounts.values.reduce(0, +) == first.total && second.accounts.values.reduce(0, +) == second.total)
    #expect(try bench.acting("dawit").ask(ReadDay(CalendarDate("2026-03-04")!)).events == 0)
  }

  @Test("Unmatched money that is assigned leaves its account and comes back when the receipt is voided")
  func unmatched() throws {
    let (bench, number) = try examined()
    let dawit = try bench.acting("dawit")
    let taken = try dawit.record(
      ActRequest("take_unmatched_payment", values: ["amount": [.number(5000)], "method": [.text("bank")]]))
    let receipt = try #require(taken.events[0].numbers["receipt"])
    bench.clock.set("2026-03-03")
    let assign: Values = [
      "receipt": [.text(receipt)], "dossier": [.text(number)], "fee": [.text("FIL")], "amount": [.number(4000)],
    ]
    _ = try dawit.record(ActRequest("assign_payment", values: assign))
    let day = try dawit.ask(ReadDay(CalendarDate("2026-03-03")!))
    #expect(day.total == 0 && day.accounts == ["4101": 4000, "unmatched": -4000])
    #expect(try dawit.ask(ListSuspense()).map(\.left) == [1000])

    bench.clock.set("2026-03-04")
    let credit = try #require(try bench.dossier(number).payments.last?.receipt)
    let void: Values = ["receipt": [.text(credit)], "reason": [.text("Wrong file")]]
    try bench.record("void_receipt", on: number, void, second: "sione")

    #expect(try dawit.ask(ListSuspense()).map(\.left) == [5000])
    #expect(try dawit.ask(ReadDay(CalendarDate("2026-03-04")!)).accounts == ["4101": -4000, "unmatched": 4000])
    _ = try dawit.record(ActRequest("assign_payment", values: assign))
    #expect(try bench.office.check { _, _ in } == [])
  }

  @Test("What was paid back keeps its receipt: early money too, and no correction takes the payment away")
  func paidBack() throws {
    let (bench, number) = try examined()
    try pay(bench, number, "PUB", 80)
    let event = try bench.dossier(number).events.count
    let refund: Values = ["fee": [.text("PUB")], "amount": [.number(3000)], "reason": [.text("Paid twice")]]
    try bench.record("refund", on: number, refund, second: "sione")
    let receipt = try #require(try bench.dossier(number).payments.last?.receipt)
    let void: Values = ["receipt": [.text(receipt)], "reason": [.text("Bounced")]]

    #expect(refusal { try bench.record("void_receipt", on: number, void, second: "sione") }.contains("were paid back"))
    let wrong: Values = ["related_event": [.number(event)], "reason": [.text("Wrong")]]
    #expect(refusal { try bench.record("correct_event", on: number, wrong, second: "sione") } != "")
    #expect(try bench.acting("dawit").ask(ListSuspense()).map(\.left) == [5000])
  }

  @Test("Money of another currency is refused, on a file and where it matches none")
  func foreign() throws {
    let (bench, number) = try examined()
    let values: Values = [
      "amount": [.number(5000)], "currency": [.text("EUR")], "method": [.text("cash")], "fee": [.text("FIL")],
    ]
    var unmatched = values
    unmatched["fee"] = []

    #expect(refusal { try bench.record("pay_fee", on: number, values) }.contains("the office takes XTS, not “EUR”"))
    #expect(
      refusal { try bench.acting("dawit").record(ActRequest("take_unmatched_payment", values: unmatched)) }
        .contains("the office takes XTS, not “EUR”"))
    #expect(try bench.dossier(number).payments.isEmpty)
  }

  @Test("Debtors are listed with what they owe and since when; whoever has paid is gone from the list")
  func debtors() throws {
    let bench = try Bench()
    let number = try bench.file()
    let lines = try bench.acting("dawit").ask(ListDebtors()).lines
    #expect(lines.map(\.number) == [number] && lines[0].open == lines[0].fees.map(\.amount).reduce(0, +))
    #expect(lines[0].since == CalendarDate("2026-03-02"))

    try pay(bench, number, "*", lines[0].open / 100)

    #expect(try bench.acting("dawit").ask(ListDebtors()).lines.isEmpty)
  }
}

import Filing
import GRDB
import Standards
import Testing

@testable import Office

@Suite("Deposit accounts of payers", .bothDoors)
struct DepositTests {
  func office(
    _ bench: Bench, _ act: String, _ crowns: Int? = nil, payer: String = "Okoro & Partners", second: String? = nil,
    _ more: Values = [:]
  ) throws -> Recorded {
    var values: Values = ["payer": [.text(payer)]]
    if let crowns { values["amount"] = [.number(crowns * 100)] }
    if act == "pay_into_account" { values["method"] = [.text("bank")] }
    for (item, entries) in more.items { values[item] = entries }
    return try bench.acting("dawit").record(ActRequest(act, values: values, second: second.map(Bench.second)))
  }

  private func draw(_ bench: Bench, _ number: String, _ fee: String, _ crowns: Int, payer: String = "OKORO &  Partners")
    throws
  {
    try bench.record(
      "pay_fee", on: number,
      [
        "fee": [.text(fee)], "amount": [.number(crowns * 100)], "method": [.text("deposit")], "payer": [.text(payer)],
      ])
  }

  func account(_ bench: Bench, _ payer: String = "okoro & partners") throws -> AccountSheet {
    try bench.acting("dawit").ask(ReadAccount(of: payer))
  }

  private let reason: Values = ["reason": [.text("As asked")]]

  @Test("An account is opened, filled, drawn upon, paid back and closed; each step too far is refused")
  func life() throws {
    let bench = try Bench()
    let number = try bench.file()
    #expect(refusal { try draw(bench, number, "FIL", 100) }.contains("“okoro & partners” has no deposit account"))
    #expect(refusal { try office(bench, "pay_into_account", 500) }.contains("has no deposit account"))
    _ = try office(bench, "open_account")
    #expect(
      refusal { try office(bench, "open_account", payer: "okoro  & PARTNERS") }.contains(
        "has a deposit account already"))
    _ = try office(bench, "pay_into_account", 500)
    #expect(
      refusal { try office(bench, "pay_into_account", 1, ["method": [.text("deposit")]]) }.contains("cannot come")
        || refusal { try office(bench, "pay_into_account", 1, ["method": [.text("deposit")]]) }.contains(
          "pays fees of files")
    )
    bench.clock.set("2026-03-03")
    try draw(bench, number, "FIL", 100)

    let sheet = try account(bench)
    #expect(sheet.isOpen && sheet.balance == 40_000 && sheet.paid == 10_000 && sheet.owed == 0)
    #expect(sheet.moves.map(\.amount) == [-10_000, 50_000, 0] && sheet.moves.map(\.kind) == ["drawn", "in", "opened"])
    #expect(sheet.files.map(\.number) == [number])
    #expect(
      refusal { try draw(bench, number, "PUB", 401) }.contains("are 400 XTS; 401 XTS cannot be drawn"))
    #expect(refusal { try draw(bench, number, "PUB", 1, payer: "Nobody") }.contains("“nobody” has no deposit account"))
    #expect(
      refusal { try office(bench, "pay_back_account", 401, second: "sione", reason) }.contains(
        "401 XTS cannot be drawn"))
    #expect(refusal { try office(bench, "close_account") }.contains("are 400 XTS. Pay them back first"))
    _ = try office(bench, "pay_back_account", 400, second: "sione", reason)
    _ = try office(bench, "close_account")
    #expect(refusal { try draw(bench, number, "PUB", 1) }.contains("has no deposit account"))
    #expect(try bench.findings() == [])

    let days = try ["2026-03-02", "2026-03-03"].map { try bench.acting("dawit").ask(ReadDay(CalendarDate($0)!)) }
    #expect(days.map(\.total) == [50_000, -40_000] && days.map(\.refunded) == [0, 40_000])
    #expect(days[0].accounts == ["deposits": 50_000] && days[1].accounts == ["4101": 10_000, "deposits": -50_000])
    #expect(days[1].methods["deposit"] == .init(receipts: 1, taken: 10_000, voids: 0, voided: 0))
    #expect(try bench.acting("dawit").ask(ListReceipts(of: CalendarDate("2026-03-02")!)).total == 50_000)
    #expect(try bench.acting("dawit").ask(ListReceipts(of: CalendarDate("2026-03-03")!)).total == 0)
  }

  @Test("A draw that is voided comes back; one whose voiding is annulled draws again, if there is enough")
  func voided() throws {
    let bench = try Bench()
    let number = try bench.file()
    _ = try office(bench, "open_account")
    _ = try office(bench, "pay_into_account", 100)
    try draw(bench, number, "FIL", 100)
    let receipt = try #require(try bench.dossier(number).payments.last?.receipt)
    bench.clock.set("2026-03-03")
    try bench.record(
      "void_receipt", on: number, ["receipt": [.text(receipt)], "reason": [.text("Other file")]], second: "sione")
    #expect(try account(bench).balance == 10_000)
    let day = try bench.acting("dawit").ask(ReadDay(CalendarDate("2026-03-03")!))
    #expect(day.accounts == ["4101": -10_000, "deposits": 10_000] && day.total == 0)

    bench.clock.set("2026-03-04")
    let event = try bench.dossier(number).events.count
    let wrong: Values = ["related_event": [.number(event)], "reason": [.text("It was right")]]
    _ = try office(bench, "pay_back_account", 50, second: "sione", reason)
    #expect(
      refusal { try bench.record("correct_event", on: number, wrong, second: "sione") }.contains(
        "are 50 XTS; 100 XTS cannot be drawn"))
    _ = try office(bench, "pay_into_account", 50)
    try bench.record("correct_event", on: number, wrong, second: "sione")

    #expect(try account(bench).balance == 0)
    let last = try bench.acting("dawit").ask(ReadDay(CalendarDate("2026-03-04")!))
    #expect(last.accounts == ["4101": 10_000, "deposits": -10_000] && last.total == 0)
    #expect(last.methods["deposit"] == .init(receipts: 0, taken: 0, voids: -1, voided: -10_000))
    #expect(try bench.findings() == [])
  }

  @Test("Money paid in is taken back only while it lies there")
  func annulled() throws {
    let bench = try Bench()
    let number = try bench.file()
    _ = try office(bench, "open_account")
    let paid = try office(bench, "pay_into_account", 100).events[0].sequence
    try draw(bench, number, "FIL", 60)
    func annul(_ event: Int) throws -> Recorded {
      try bench.office.record(
        ActRequest(
          "annul", values: ["related_event": [.number(event)], "reason": [.text("Bounced")]],
          second: Bench.second("sione")))
    }
    #expect(refusal { try annul(paid) }.contains("are 40 XTS; 100 XTS cannot be drawn"))
    _ = try office(bench, "pay_into_account", 60)
    bench.clock.set("2026-03-03")
    _ = try annul(paid)
    #expect(try account(bench).balance == 0)
    let day = try bench.acting("dawit").ask(ReadDay(CalendarDate("2026-03-03")!))
    #expect(day.total == -10_000 && day.accounts == ["deposits": -10_000])
    #expect(refusal { try annul(paid) }.contains("annulled already"))
    #expect(try bench.findings() == [])
  }

  @Test("What waits on a file goes to the payer's account, and back when that is annulled")
  func surplus() throws {
    let bench = try Bench()
    let number = try bench.file()
    try bench.record(
      "pay_fee", on: number, ["fee": [.text("*")], "amount": [.number(13_000)], "method": [.text("cash")]])
    let receipt = try #require(try bench.dossier(number).payments.last?.receipt)
    func move(_ crowns: Int, _ receipt: String) throws {
      try bench.record(
        "move_surplus", on: number, ["receipt": [.text(receipt)], "amount": [.number(crowns * 100)]])
    }
    #expect(refusal { try move(30, receipt) }.contains("“lumen ltd” has no deposit account"))
    _ = try office(bench, "open_account", payer: "Lumen Ltd")
    #expect(refusal { try move(31, receipt) }.contains("30 wait; 31 cannot go to an account"))
    #expect(refusal { try move(30, "R-9") }.contains("no valid receipt"))
    #expect(try account(bench, "lumen ltd").waiting == 3000)
    bench.clock.set("2026-03-03")
    try move(30, receipt)

    #expect(refusal { try move(1, receipt) }.contains("0 wait"))
    #expect(try account(bench, "LUMEN ltd").balance == 3000)
    #expect(try bench.acting("dawit").ask(ListSuspense()).isEmpty)
    let day = try bench.acting("dawit").ask(ReadDay(CalendarDate("2026-03-03")!))
    #expect(day.total == 0 && day.accounts == ["deposits": 3000, "waiting": -3000])
    let void: Values = ["receipt": [.text(receipt)], "reason": [.text("Bounced")]]
    #expect(
      refusal { try bench.record("void_receipt", on: number, void, second: "sione") }.contains(
        "went to the deposit account"))
    let wrong: Values = [
      "related_event": [.number(try bench.dossier(number).events.count)], "reason": [.text("Not asked for")],
    ]
    _ = try office(bench, "pay_back_account", 10, payer: "Lumen Ltd", second: "sione", reason)
    #expect(
      refusal { try bench.record("correct_event", on: number, wrong, second: "sione") }.contains("cannot be drawn"))
    _ = try office(bench, "pay_into_account", 10, payer: "Lumen Ltd")
    try bench.record("correct_event", on: number, wrong, second: "sione")
    #expect(try account(bench, "Lumen Ltd").balance == 0)
    #expect(try bench.acting("dawit").ask(ListSuspense()).map(\.left) == [3000])
    try bench.record("void_receipt", on: number, void, second: "sione")
    #expect(try bench.findings() == [])
  }

  @Test(
    "No annulment brings back what has gone: a move of a void receipt, a credit that was assigned elsewhere or taken back"
  )
  func gone() throws {
    let bench = try Bench()
    let (one, other) = (try bench.file(), try bench.file("T", .mark("NOVA")))
    let dawit = try bench.acting("dawit")
    func correct(_ number: String, _ event: Int) throws {
      try bench.record(
        "correct_event", on: number, ["related_event": [.number(event)], "reason": [.text("Wrong")]], second: "sione")
    }
    func void(_ number: String) throws {
      let receipt = try #require(try bench.dossier(number).payments.last?.receipt)
      try bench.record(
        "void_receipt", on: number, ["receipt": [.text(receipt)], "reason": [.text("Wrong")]], second: "sione")
    }
    _ = try office(bench, "open_account", payer: "Lumen Ltd")
    try bench.record(
      "pay_fee", on: one, ["fee": [.text("PUB")], "amount": [.number(3000)], "method": [.text("cash")]])
    let receipt = try #require(try bench.dossier(one).payments.last?.receipt)
    try bench.record("move_surplus", on: one, ["receipt": [.text(receipt)], "amount": [.number(3000)]])
    let move = try bench.dossier(one).events.count
    try correct(one, move)
    try void(one)
    #expect(refusal { try correct(one, move + 1) }.contains("a receipt would be void"))

    let taken = try dawit.record(
      ActRequest("take_unmatched_payment", values: ["amount": [.number(10_000)], "method": [.text("bank")]]))
    let money = try #require(taken.events[0].numbers["receipt"])
    func assign(_ number: String) throws {
      let values: Values = [
        "receipt": [.text(money)], "dossier": [.text(number)], "fee": [.text("FIL")], "amount": [.number(10_000)],
      ]
      _ = try dawit.record(ActRequest("assign_payment", values: values))
    }
    try assign(one)
    try void(one)
    let voiding = try bench.dossier(one).events.count
    try assign(other)
    #expect(refusal { try correct(one, voiding) }.contains("0 are left; 100 cannot be credited again"))
    try void(other)
    _ = try bench.office.record(
      ActRequest(
        "annul", values: ["related_event": [.number(taken.events[0].sequence)], "reason": [.text("Bounced")]],
        second: Bench.second("sione")))
    #expect(refusal { try correct(one, voiding) }.contains("There is no unmatched payment"))
    #expect(try bench.findings() == [])
  }

  @Test("Who names no payer draws on the account of the owner of that day, whoever owns the file afterwards")
  func owner() throws {
    let bench = try Bench()
    let number = try bench.file()
    _ = try office(bench, "open_account", payer: "Lumen Ltd")
    _ = try office(bench, "pay_into_account", 100, payer: "Lumen Ltd")
    try bench.record(
      "pay_fee", on: number, ["fee": [.text("FIL")], "amount": [.number(6000)], "method": [.text("deposit")]])

    #expect(try bench.dossier(number).payments.map(\.payer) == ["Lumen Ltd"])
    #expect(try account(bench, "lumen ltd").balance == 4000)
  }
}

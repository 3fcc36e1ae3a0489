import Standards
import Testing

@testable import Filing
@testable import Office

@Suite("What is owed, let go and given back", .bothDoors)
struct LedgerTests {
  func pay(_ bench: Bench, _ number: String, _ fee: String, _ amount: Int, _ more: Values = [:]) throws {
    var values: Values = ["fee": [.text(fee)], "amount": [.number(amount)], "method": [.text("cash")]]
    for (item, entries) in more.items { values[item] = entries }
    try bench.record("pay_fee", on: number, values)
  }

  private func refund(_ bench: Bench, _ number: String, _ fee: String, _ amount: Int) throws {
    try bench.record(
      "refund", on: number, ["fee": [.text(fee)], "amount": [.number(amount)], "reason": [.text("The law")]],
      second: "sione")
  }

  private func correct(_ bench: Bench, _ number: String, _ event: Int) throws {
    try bench.record(
      "correct_event", on: number, ["related_event": [.number(event)], "reason": [.text("Wrong")]], second: "sione")
  }

  @Test("A fee that is written off is owed no more, meets no time limit, and is owed again when that is annulled")
  func writtenOff() throws {
    let bench = try Bench()
    let number = try bench.file()
    for act in ["accord_filing_date", "pass_formalities", "start_examination", "accept"] {
      try bench.record(act, on: number)
    }
    try pay(bench, number, "FIL", 4000)
    func writeOff(_ fee: String, second: String? = "sione") throws {
      try bench.record(
        "write_off", on: number, ["fee": [.text(fee)], "reason": [.text("Insolvent")]], second: second)
    }
    #expect(refusal { try writeOff("FIL", second: nil) }.contains("second"))
    #expect(refusal { try writeOff("EXR") }.contains("nothing is owed of “EXR”"))
    try writeOff("FIL")
    let event = try bench.dossier(number).events.count
    try writeOff("PUB")

    let dossier = try bench.dossier(number)
    let fees = dossier.fees.filter { ["FIL", "PUB"].contains($0.code) }
    #expect(fees.map(\.open) == [0, 0] && fees.map(\.isPaid) == [false, false])
    #expect(fees.map(\.writtenOff) == [6000, fees[1].amount])
    #expect(fees[0].explanation == "100, 60 written off")
    #expect(dossier.limits.filter { $0.rule.id == "PUB-FEE" }.map(\.isRunning) == [true])
    #expect(try bench.acting("dawit").ask(ListDebtors()).lines.isEmpty)
    #expect(refusal { try writeOff("*") }.contains("nothing is owed"))
    // What is paid all the same waits.
    try pay(bench, number, "FIL", 500)
    #expect(try bench.acting("dawit").ask(ListSuspense()).map(\.left) == [500])

    try correct(bench, number, event)
    #expect(try bench.dossier(number).fees.first { $0.code == "FIL" }?.open == 5500)
    #expect(try bench.acting("dawit").ask(ListDebtors()).lines.map(\.open) == [5500])
    #expect(try bench.findings() == [])
  }

  @Test(
    "Of a filing fee 80 % go back once no filing date is accorded, nothing before; what was paid too much goes in full")
  func filing() throws {
    let bench = try Bench()
    let number = try bench.file()
    try pay(bench, number, "FIL", 12_000)
    #expect(
      refusal { try refund(bench, number, "FIL", 2001) }.contains(
        "of “FIL” 20 can be paid back; 20.01 is more; the law gives nothing of the fee back"))
    try refund(bench, number, "FIL", 2000)
    #expect(try bench.dossier(number).refundable("FIL", on: bench.clock.now.date).amount == 0)
    try bench.record("filing_date_refused", on: number)
    #expect(
      try bench.dossier(number).refundable("FIL", on: bench.clock.now.date)
        == Refundable(waiting: 0, share: 8000, percent: 80, basis: "IPR 52(1)", reason: nil))
    #expect(
      refusal { try refund(bench, number, "FIL", 8001) }.hasSuffix(
        "the law gives back 80 % of what was paid, and what waits in full. Rule: IPR 52(1)."))
    try refund(bench, number, "FIL", 8000)
    #expect(refusal { try refund(bench, number, "FIL", 1) }.contains("0 can be paid back"))
    #expect(try bench.acting("dawit").ask(ReadAccount(of: "Lumen Ltd")).refunded == 10_000)
    #expect(try bench.findings() == [])
  }
  @Test("A surplus of less than the office keeps does not go back; what was paid twice does, and parts of more do")
  func kept() throws {
    let bench = try Bench()
    let number = try bench.file()
    try pay(bench, number, "FIL", 10_499)
    let back = try bench.dossier(number).refundable("FIL", on: bench.clock.now.date)
    #expect(back.kept == 499 && back.amount == 0)
    #expect(
      refusal { try refund(bench, number, "FIL", 499) }.contains(
        "of “FIL” 0 can be paid back; 4.99 is more; a surplus of less than 5 is kept"))
    #expect(try bench.acting("dawit").ask(ListSuspense()).map(\.left) == [499])
    // Paid twice, however little it is.
    try pay(bench, number, "FIL", 300)
    try refund(bench, number, "FIL", 300)
    // What is left of a larger surplus is no small one.
    let other = try bench.file("T", .mark("NOVA"))
    try pay(bench, other, "FIL", 12_000)
    try refund(bench, other, "FIL", 1800)
    try refund(bench, other, "FIL", 200)
    #expect(try bench.dossier(other).payments.map(\.rest) == [0])

    func keep(_ setting: String) throws {
      let values: Values = ["settings": [.text("surplus_kept=\(setting)")], "reason": [.text("Of the minister")]]
      _ = try bench.acting("marguerite").record(
        ActRequest("set_office", values: values, second: Bench.second("sione")))
    }
    try keep("0")
    try refund(bench, number, "FIL", 499)
    #expect(refusal { try keep("few") }.contains("“few” is no amount"))
    #expect(try bench.findings() == [])
  }

  @Test("Of an examination fee 75 % go back when the application is withdrawn before the examiner opens it")
  func examination() throws {
    let bench = try Bench()
    var values: Values = .invention("Lamp")
    values["description"] = [.text("A lamp that burns.")]
    let number = try bench.file("P", values)
    try bench.record("accord_filing_date", on: number)
    try bench.record("request_examination", on: number)
    try pay(bench, number, "EXA", 25_000)
    #expect(refusal { try refund(bench, number, "EXA", 1) }.contains("“Withdraw"))
    try bench.record("withdraw", on: number)
    #expect(refusal { try refund(bench, number, "EXA", 18_751) }.contains("187.50 can be paid back"))
    try refund(bench, number, "EXA", 18_750)
    #expect(try bench.findings() == [])
  }

  @Test("What an amendment adds is asked at the price of the day, once; nothing goes back where there is less")
  func further() throws {
    let bench = try Bench()
    var values: Values = .invention("Lamp")
    values["number_of_claims"] = [.number(16)]
    let number = try bench.file("P", values)
    func amend(_ claims: Int) throws -> [Int] {
      try bench.record("amend_application", on: number, ["number_of_claims": [.number(claims)]])
      return try bench.dossier(number).fees.filter { $0.code == "FIL-X" }.map(\.amount)
    }
    #expect(try bench.dossier(number).fees.filter { $0.code == "FIL-X" }.map(\.amount) == [800])
    #expect(try amend(20) == [800, 3200])
    #expect(
      try bench.dossier(number).fees.last?.explanation == "claims 16 → 20: 0 + 5 × 8 (claims over 15), less 8")
    #expect(try amend(10) == [800, 3200])
    #expect(try amend(20) == [800, 3200])
    let event = try bench.dossier(number).events.count
    #expect(try amend(21) == [800, 3200, 800])
    try correct(bench, number, event + 1)
    #expect(try bench.dossier(number).fees.filter { $0.code == "FIL-X" }.map(\.amount) == [800, 3200])
    #expect(try bench.findings() == [])
  }

  @Test("A reduction that is claimed counts once it is proved: at the filing, or later for what nothing was paid of")
  func reduction() throws {
    let bench = try Bench()
    var claimed: Values = .mark("LUMEN", classes: [9, 11])
    claimed["small_entity"] = [.flag(true)]
    func fees(_ number: String) throws -> [Int] { try bench.dossier(number).fees.map(\.amount) }
    let number = try bench.file("T", claimed)
    #expect(try fees(number) == [10_000, 4000])
    #expect(
      try bench.dossier(number).fees[0].explanation == "100, in full: nothing proves “small entity” (IPR 57)")
    try pay(bench, number, "FIL-X", 1)
    let proof: Values = ["entity_evidence": [.text("Declaration of 1 March 2026")]]
    try bench.record("prove_entity", on: number, proof)
    #expect(try fees(number) == [5000, 4000])
    for act in ["accord_filing_date", "pass_formalities", "start_examination", "accept"] {
      try bench.record(act, on: number)
    }
    #expect(try fees(number) == [5000, 4000, 3000])
    let plain = try bench.file("T", .mark("NOVA"))
    try bench.record("prove_entity", on: plain, proof)
    #expect(try fees(plain) == [10_000])

    claimed["entity_evidence"] = proof["entity_evidence"]
    let proved = try bench.file("T", claimed)
    #expect(try fees(proved) == [5000, 2000])
    #expect(try bench.dossier(proved).fees[0].explanation == "100, 50 % less, small entity (IPR 57)")
    let late = try bench.file("T", .mark("SOLIS").merging(["small_entity": [.flag(true)]]))
    try bench.record("prove_entity", on: late, proof)
    #expect(try fees(late) == [5000])
    try correct(bench, late, try bench.dossier(late).events.count)
    #expect(try fees(late) == [10_000])
    #expect(try bench.findings() == [])
  }

  @Test(
    "Who does not pay the filing fee is invited once; the limit is met by paying all of it, and missed it ends the application"
  )
  func unpaid() throws {
    let bench = try Bench()
    let (paying, silent) = (try bench.file("T", .mark("LUMEN")), try bench.file("T", .mark("NOVA")))
    for number in [paying, silent] { try bench.record("invite_fee", on: number) }
    func limit(_ number: String) throws -> TimeLimit? {
      try bench.dossier(number).limits.last { $0.rule.id == "FIL-FEE" }
    }
    #expect(refusal { try bench.record("invite_fee", on: paying) }.contains("still runs until"))
    try pay(bench, paying, "FIL", 9999)
    #expect(try limit(paying)?.isRunning == true)
    try pay(bench, paying, "FIL", 1)
    #expect(try limit(paying)?.isRunning == false)
    #expect(refusal { try bench.record("invite_fee", on: paying) }.contains("nothing is owed of the fee “Filing”"))
    #expect(
      refusal { try bench.record("deemed_withdrawn", on: silent) }.contains("no time limit with this consequence"))
    let last = try #require(try limit(silent)?.last)
    bench.clock.set(last.adding(days: 1).description)
    try pay(bench, silent, "FIL", 10_000)
    #expect(try limit(silent)?.isRunning == true)
    try bench.record("deemed_withdrawn", on: silent, ["limit": [.text("FIL-FEE")]])
    #expect(try bench.dossier(silent).stage == .terminated)
    #expect(try bench.findings() == [])
  }

  @Test("The smallest sum is booked; nothing and less than nothing are refused; an ended file still pays what it owes")
  func edges() throws {
    let bench = try Bench()
    let number = try bench.file()
    try pay(bench, number, "FIL", 1)
    #expect(try bench.dossier(number).fees.map(\.paid) == [1])
    #expect(refusal { try pay(bench, number, "FIL", 0) }.contains("too small"))
    #expect(refusal { try pay(bench, number, "FIL", -1) }.contains("too small"))
    try bench.record("withdraw", on: number)
    try pay(bench, number, "FIL", 9999)
    try pay(bench, number, "FIL", 700)
    #expect(try bench.dossier(number).fees.map(\.paid) == [10_000])
    #expect(try bench.acting("dawit").ask(ListSuspense()).map(\.left) == [700])
    try refund(bench, number, "FIL", 700)
    #expect(refusal { try refund(bench, number, "FIL", 700) }.contains("0 can be paid back"))
    #expect(try bench.findings() == [])
  }
}

extension Values {
  /// The values with others beside them.
  fileprivate func merging(_ more: Values) -> Values {
    var all = self
    for (item, entries) in more.items { all[item] = entries }
    return all
  }
}

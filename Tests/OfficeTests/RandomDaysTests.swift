import Filing
import GRDB
import Standards
import TestSupport
import Testing

@testable import Office

@Suite("Days of chance")
struct RandomDaysTests {
  @Test(
    "Whatever is paid, voided, paid back, assigned and closed when, the sheets add up to what the files and the suspense hold",
    .only(.owned, "the sums do not depend on the door"), arguments: [1, 2, 3] as [UInt64])
  func sums(seed: UInt64) throws {
    var chance = Seeded(seed)
    let bench = try Bench("2026-03-02")
    var office = try DayPlay(bench)
    for _ in 0..<150 { try office.step(&chance) }

    let dawit = try bench.acting("dawit")
    var (accounts, total) = ([String: Int](), 0)
    var day = CalendarDate("2026-02-20")!
    while day <= office.day.adding(days: 10) {
      let sheet = try dawit.ask(ReadDay(day))
      #expect(sheet.findings == [], "seed \(seed), \(day)")
      accounts.merge(sheet.accounts, uniquingKeysWith: +)
      total += sheet.total
      day = day.adding(days: 1)
    }
    #expect(accounts.filter { $0.value != 0 } == (try office.held()), "seed \(seed)")
    #expect(total == (try office.held().values.reduce(0, +)), "seed \(seed)")
    let journal = try dawit.ask(ReadJournal(from: CalendarDate("2026-02-20")!, until: office.day.adding(days: 10)))
    #expect(journal.accounts.balances.filter { $0.value != 0 } == (try office.held()), "seed \(seed)")
    let closed = try bench.door.register.database.read { try EventRow.ofOffice(ClosedDay.act, $0).count }
    #expect(closed > 3 && office.paid > 20, "seed \(seed): \(closed) closed, \(office.paid) paid")
    #expect(try bench.findings() == [], "seed \(seed)")
  }
}

/// An office in which things are done by chance; what is refused is not done.
private struct DayPlay {
  let bench: Bench
  let numbers: [String]
  var day = CalendarDate("2026-03-02")!
  var paid = 0

  init(_ bench: Bench) throws {
    self.bench = bench
    numbers = try ["LUMEN", "NOVA", "ORION"].map { try bench.file("T", .mark($0)) }
  }

  mutating func step(_ chance: inout Seeded) throws {
    let number = numbers.randomElement(using: &chance) ?? ""
    let amount = Int.random(in: 1...150, using: &chance) * 100
    let method = ["cash", "bank"].randomElement(using: &chance) ?? ""
    switch Int.random(in: 0..<12, using: &chance) {
    case 0...3:
      let fee = ["FIL", "PUB", "*"].randomElement(using: &chance) ?? ""
      paid += done { try bench.record("pay_fee", on: number, pay(fee, amount, method)) }
    case 4:
      let receipt = try bench.dossier(number).payments.randomElement(using: &chance)?.receipt ?? ""
      done { try bench.record("void_receipt", on: number, because(["receipt": [.text(receipt)]]), second: "sione") }
    case 5:
      let values: Values = ["fee": [.text("FIL")], "amount": [.number(amount / 3 / 100 * 100)]]
      done { try bench.record("refund", on: number, because(values), second: "sione") }
    case 6:
      done { try bench.acting("dawit").record(ActRequest("take_unmatched_payment", values: pay(nil, amount, method))) }
    case 7:
      let waiting = try bench.acting("dawit").ask(ListSuspense()).filter { $0.number.isEmpty }
      var values = pay("FIL", min(amount, waiting.first?.left ?? 0), nil)
      (values["receipt"], values["dossier"]) = ([.text(waiting.first?.receipt ?? "")], [.text(number)])
      done { try bench.acting("dawit").record(ActRequest("assign_payment", values: values)) }
    case 8:
      let taken = try bench.door.register.database.read { try EventRow.ofOffice("take_unmatched_payment", $0) }
      let values = because(["related_event": [.number(taken.randomElement(using: &chance)?.sequence ?? 0)]])
      done { try bench.office.record(ActRequest("annul", values: values, second: Bench.second("sione"))) }
    case 9:
      // Earlier days first, as the office has to; now and then today is left open.
      for back in (Int.random(in: 0...1, using: &chance)...8).reversed() { close(day.adding(days: -back)) }
    default:
      day = day.adding(days: Int.random(in: 0...2, using: &chance))
      bench.clock.set(day.description)
    }
  }

  /// The cash is counted as the refusal says what should be there.
  private func close(_ day: CalendarDate) {
    let expected = refusal { try closing(day, counted: []) }.split(separator: ": ").dropFirst().first?
      .split(separator: " ").first
    if let expected { done { try closing(day, counted: ["cash=\(expected)"]) } }
  }

  private func closing(_ day: CalendarDate, counted: [String]) throws -> Recorded {
    let values: Values = ["day": [.date(day)], "counted": counted.map { .text($0) }]
    return try bench.acting("abena").record(ActRequest("close_day", values: values, second: Bench.second("tomas")))
  }

  @discardableResult
  private func done(_ act: () throws -> some Any) -> Int { (try? act()) == nil ? 0 : 1 }

  private func because(_ values: Values) -> Values {
    var values = values
    values["reason"] = [.text("By chance")]
    return values
  }

  private func pay(_ fee: String?, _ amount: Int, _ method: String?) -> Values {
    var values: Values = ["amount": [.number(amount)]]
    if let fee { values["fee"] = [.text(fee)] }
    if let method { values["method"] = [.text(method)] }
    return values
  }

  /// What the files and the suspense hold, by ledger account.
  func held() throws -> [String: Int] {
    var held: [String: Int] = [:]
    for number in numbers {
      let dossier = try bench.dossier(number)
      for fee in dossier.fees { held[fee.account, default: 0] += fee.paid - fee.refunded }
    }
    for line in try bench.acting("dawit").ask(ListSuspense()) {
      held[line.number.isEmpty ? DaySheet.unmatched : DaySheet.waiting, default: 0] += line.left
    }
    return held.filter { $0.value != 0 }
  }
}

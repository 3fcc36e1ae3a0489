import Filing
import Foundation
import GRDB
import Standards
import TestSupport
import Testing

@testable import Office

/// An office in which money comes and goes by chance: in files, without one, on deposit accounts, taken back and set in
/// force again, on days that go on.
struct MoneyLives {
  let bench: Bench
  private var chance: Seeded
  private(set) var day = CalendarDate("2026-03-02")!
  private(set) var days: [CalendarDate] = []
  private var numbers: [String] = []
  private let accountant: Office
  /// How often each act was recorded, and refused.
  private(set) var recorded: [String: Int] = [:]
  private(set) var refused = 0
  private var sequences: [Int] = []
  private let payers = ["Lumen Ltd", "Okoro & Partners", "M. Silva"]

  init(seed: UInt64, files: Int) throws {
    bench = try withFolder { folder in try Bench(seed: MoneyLives.seed(folder)) }
    chance = Seeded(seed)
    accountant = try bench.acting("dawit")
    days = [day]
    for place in 1...files {
      numbers.append(
        place.isMultiple(of: 4)
          ? try bench.file("P", .invention("Pump \(place)"))
          : try bench.file("T", .mark("LUMEN \(place)", classes: place.isMultiple(of: 3) ? [9, 11] : [9])))
    }
    for payer in payers.prefix(2) { try office("open_account", ["payer": [.text(payer)]]) }
  }

  /// The seed of Meridia with a law that asks no second signature: two passwords take longer than everything else.
  private static func seed(_ folder: String) throws -> String {
    let copy = folder + "/Meridia"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: Bench.seed, toPath: copy)
    let path = copy + "/Law/2026-01-01/acts.tsv"
    let rows = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    let place = rows[0].firstIndex(of: "four_eyes") ?? 0
    let plain = rows.enumerated().map { line, row in
      row.enumerated().map { line > 0 && $0 == place ? "" : $1 }.joined(separator: "\t")
    }
    try (plain.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
    return copy
  }

  private mutating func office(_ act: String, _ values: Values, by officer: String = "dawit") throws {
    let answer = try bench.acting(officer).record(ActRequest(act, values: values))
    recorded[act, default: 0] += 1
    sequences.append(answer.events[0].sequence)
  }

  private mutating func file(_ act: String, _ number: String, _ values: Values = [:], by officer: String = "dawit")
    throws
  {
    _ = try bench.acting(officer).record(ActRequest(act, on: [number], values: values))
    recorded[act, default: 0] += 1
  }

  private mutating func amount() -> [Entry] {
    [
      .number(
        chance.happens(30) ? Int.random(in: 1...30_000, using: &chance) : 100 * Int.random(in: 1...300, using: &chance))
    ]
  }

  private mutating func pick(_ texts: [String]) -> [Entry] {
    texts.randomElement(using: &chance).map { [.text($0)] } ?? []
  }

  private mutating func method() -> [Entry] { pick(["cash", "bank", "card", "deposit", "deposit"]) }

  /// One act of chance; a refusal leaves everything as it was.
  mutating func step() throws {
    if chance.happens(2) {
      day = day.adding(days: Int.random(in: 1...3, using: &chance))
      days.append(day)
      bench.clock.set(day.description)
    }
    do { try act() } catch is Refusal { refused += 1 }
  }

  private mutating func act() throws {
    let number = numbers.randomElement(using: &chance)!
    let reason: [Entry] = [.text("By chance")]
    switch Int.random(in: 0..<100, using: &chance) {
    case 0..<25:
      var values: Values = ["fee": pick(["*", "FIL", "FIL-X", "PUB", "EXA"]), "amount": amount(), "method": method()]
      if chance.happens(60) { values["payer"] = pick(payers) }
      if chance.happens(5) { values["currency"] = [.text("EUR")] }
      try file("pay_fee", number, values)
    case 25..<33:
      let receipts = try bench.dossier(number).payments.map(\.receipt)
      try file("void_receipt", number, ["receipt": pick(receipts), "reason": reason])
    case 33..<41:
      let dossier = try bench.dossier(number)
      let code = ["*", "FIL", "PUB", "EXA"].randomElement(using: &chance)!
      let most = dossier.refundable(code, on: day).amount
      let part: [Entry] =
        most > 0 && chance.happens(80) ? [.number(Int.random(in: 1...most, using: &chance))] : amount()
      try file("refund", number, ["fee": [.text(code)], "amount": part, "reason": reason])
    case 41..<49:
      let payment = try bench.dossier(number).payments.filter { $0.rest > 0 }.randomElement(using: &chance)
      guard let payment else { return }
      let part = chance.happens(60) ? payment.rest : Int.random(in: 1...payment.rest, using: &chance)
      try file("move_surplus", number, ["receipt": [.text(payment.receipt)], "amount": [.number(part)]])
    case 49..<54:
      try file("write_off", number, ["fee": pick(["*", "FIL", "PUB"]), "reason": reason])
    case 54..<64:
      let dossier = try bench.dossier(number)
      let event = dossier.events.filter { $0.ordinal > 1 && dossier.annulled[$0.ordinal] == nil }
        .randomElement(using: &chance)
      guard let event else { return }
      try file(
        "correct_event", number, ["related_event": [.number(event.ordinal)], "reason": reason], by: "marguerite")
    case 64..<72:
      let steps = [
        ("accord_filing_date", "kofi"), ("pass_formalities", "kofi"), ("start_examination", "marguerite"),
        ("accept", "marguerite"), ("request_examination", "kofi"), ("withdraw", "kofi"),
        ("filing_date_refused", "kofi"),
        ("accord_filing_date", "kofi"), ("start_examination", "marguerite"),
      ]
      let (act, officer) = steps.randomElement(using: &chance)!
      try file(act, number, by: officer)
    case 72..<76:
      try office("take_unmatched_payment", ["amount": amount(), "method": method(), "payer": pick(payers)])
    case 76..<80:
      let waiting = try accountant.ask(ListSuspense()).filter { $0.number.isEmpty }
      guard let line = waiting.randomElement(using: &chance) else { return }
      if chance.happens(25) {
        var back: Values = ["receipt": [.text(line.receipt)], "amount": [.number(line.left)], "reason": reason]
        if chance.happens(60) { back["method"] = method() }
        return try office("return_payment", back)
      }
      guard
        let fee = try bench.dossier(number).fees.filter(\.isOpen).randomElement(using: &chance)
      else { return }
      try office(
        "assign_payment",
        [
          "receipt": [.text(line.receipt)], "dossier": [.text(number)], "fee": [.text(fee.code)],
          "amount": [.number(chance.happens(70) ? min(line.left, fee.open) : line.left)],
        ])
    case 80..<84:
      let lines = Set((0..<4).compactMap { _ in numbers.randomElement(using: &chance) }).sorted()
      let owing = try lines.filter { try bench.dossier($0).fees.contains { $0.isOpen } }
      try office(
        "take_payments", ["payer": pick(payers), "method": method(), "payments": owing.map { .text($0) }])
    case 84..<90:
      try office("pay_into_account", ["payer": pick(payers), "amount": amount(), "method": method()])
    case 90..<93: try office("pay_back_account", ["payer": pick(payers), "amount": amount(), "reason": reason])
    case 93..<94:
      try office(
        "set_rate",
        [
          "currency": [.text("EUR")], "rate": [.text("1.0\(Int.random(in: 1...99, using: &chance))")],
          "rate_source": [.text("Central Bank")], "valid_from": [.date(day)],
        ])
    default:
      guard let sequence = sequences.randomElement(using: &chance) else { return }
      try office("annul", ["related_event": [.number(sequence)], "reason": reason], by: "marguerite")
    }
  }

  /// Everything that does not add up; empty when the books balance to the last unit.
  func faults() throws -> [String] {
    var faults: [String] = []
    var (fees, waiting, deposits, paidBack, came) = ([String: Int](), 0, 0, 0, 0)
    for number in numbers {
      let dossier = try bench.dossier(number)
      let payments = dossier.payments.filter { !$0.isVoid }
      let towards = dossier.fees.map(\.paid).reduce(0, +)
      let parts = payments.flatMap(\.parts).map(\.amount).reduce(0, +)
      if towards != parts { faults.append("\(number): fees have \(towards), receipts gave \(parts)") }
      if payments.contains(where: { $0.rest < 0 }) { faults.append("\(number): less than nothing waits") }
      if dossier.fees.contains(where: { $0.refunded > $0.paid || $0.paid + $0.writtenOff > $0.amount }) {
        faults.append("\(number): more was paid, let go or paid back than was owed")
      }
      for fee in dossier.fees { fees[fee.account, default: 0] += fee.paid - fee.refunded }
      waiting += payments.map(\.rest).reduce(0, +)
      paidBack += dossier.paidBack
      came += payments.filter { !["", "deposit"].contains($0.method ?? "") }.map(\.amount).reduce(0, +)
    }
    for act in ["take_unmatched_payment", "take_payments", "pay_into_account"] {
      came += try inForce(act).filter { $0.values.text("method") != "deposit" }.compactMap { $0.values.number(.amount) }
        .reduce(0, +)
    }
    let returned = try inForce("return_payment").filter { $0.values.text("method") != "deposit" }
    paidBack += try (inForce("pay_back_account") + returned).compactMap { $0.values.number(.amount) }.reduce(0, +)
    for payer in payers {
      let balance = try accountant.ask(ReadAccount(of: payer)).balance
      if balance < 0 { faults.append("\(payer): the account is overdrawn by \(-balance)") }
      deposits += balance
    }
    let left = try accountant.ask(ListSuspense()).map(\.left).reduce(0, +) - waiting
    var expected = fees.merging(["waiting": waiting, "deposits": deposits, "unmatched": left]) { $1 }
    expected = expected.filter { $0.value != 0 }
    var (accounts, total) = ([String: Int](), 0)
    // What days bring on which the office is closed stands on the sheet of the next working day.
    let numbers = days.map(\.dayNumber)
    for number in (numbers.min() ?? 0)...(numbers.max() ?? 0) + 10 {
      let sheet = try accountant.ask(ReadDay(CalendarDate(dayNumber: number)))
      total += sheet.total
      for (account, sum) in sheet.accounts { accounts[account, default: 0] += sum }
    }
    accounts = accounts.filter { $0.value != 0 }
    if accounts != expected { faults.append("the sheets have \(accounts), the files \(expected)") }
    if total != came - paidBack { faults.append("the sheets come to \(total), the receipts to \(came - paidBack)") }
    if accounts.values.reduce(0, +) != total { faults.append("the accounts do not come to the total") }
    return faults + (try bench.findings())
  }

  private func inForce(_ act: String) throws -> [Event] {
    try bench.door.register.database.read { try EventRow.ofOfficeInForce(act, $0) }
  }
}

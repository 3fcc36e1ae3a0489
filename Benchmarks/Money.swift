import Filing
import Foundation
import GRDB
import Office
import Standards
import Synchronization

/// The ledger of a large register: what is asked of money, and what recording a payment costs beside its bare rows.
///
/// Half of the dossiers are filed and paid in six parts, day by day over three years; the other half are marks taken over
/// whose renewals fall due. One payment in a hundred comes from one of a hundred agents.
struct Money {
  let path: String
  let count: Int
  private static let parts = [1_000, 1_000, 2_000, 2_000, 2_000, 2_000]
  private static let first = CalendarDate("2026-01-02")!
  private static let days = 1_000

  func run() throws {
    let day = Mutex(Money.first)
    let office = try Office.plant(
      path: path, seed: Benchmarks.root + "/Seed/Meridia", codes: try Benchmarks.codes, demonstration: true,
      now: { day.withLock { Moment($0, second: 36_000)! } })
    try file(office, day)
    try takeOver(office)
    try ask(office)
    let (from, ours) = try record(office)
    try office.close()
    // The first half lets the log of each register grow to the size that it keeps.
    let bare = try BarePayments(of: path, to: path + ".bare").write(from: from, count: ours.count)
    let (mine, plain) = (
      quantile(Array(ours.suffix(ours.count / 2)), 0.5), quantile(Array(bare.suffix(ours.count / 2)), 0.5)
    )
    Benchmarks.line(
      "one recorded payment, median", "\(figure(mine)) ms, bare SQLite \(figure(plain)) ms",
      "ratio \(figure(mine / max(0.0001, plain))), ≤ 1.3")
  }

  private func file(_ office: Office, _ day: borrowing Mutex<CalendarDate>) throws {
    let clerk = try office.acting(as: "abena")
    let filed = count / 2
    let daily = max(1, filed / Money.days)
    var chance = Chance(seed: 5)
    let start = ContinuousClock.now
    var number = 0
    while number < filed {
      day.withLock { $0 = Money.first.adding(days: number * Money.days / filed) }
      let requests = (0..<min(daily, filed - number)).map { Generating.request(number + $0 + 1, &chance) }
      var numbers: [String] = []
      for outcome in try clerk.record(all: requests) {
        guard case .recorded(let recorded) = outcome else { continue }
        numbers += recorded.numbers.filter { !$0.isEmpty }.prefix(1)
      }
      for (place, amount) in Money.parts.enumerated() {
        let payments = numbers.enumerated().map { Money.payment(of: $1, number + $0, place, amount) }
        for case .refused(let refusal) in try clerk.record(all: payments) { throw refusal }
      }
      number += requests.count
    }
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    Benchmarks.line(
      "\(filed) filings, \(filed * Money.parts.count) payments",
      "\(Int(Double(filed * (1 + Money.parts.count)) / seconds)) acts a second", "")
  }

  private static func payment(of number: String, _ serial: Int, _ place: Int, _ amount: Int) -> ActRequest {
    var values: Values = ["fee": [.text("FIL")], "amount": [.number(amount)], "method": [.text("cash")]]
    if serial.isMultiple(of: 100) { values["payer"] = [.text("Agent \(serial / 100 % 100)")] }
    return ActRequest("pay_fee", on: [number], values: values, id: "payment-\(serial)-\(place)")
  }

  private func takeOver(_ office: Office) throws {
    let facts = try office.facts()
    let migration = try Migration(office, law: office.law(), calendar: facts.calendar, today: facts.today)
    var chance = Chance(seed: 6)
    var records: [OldRecord] = []
    for number in 1...max(1, count / 2) {
      let year = 2018 + chance.below(10)
      let filed = CalendarDate("\(year)-\(padded(1 + chance.below(12), 2))-\(padded(1 + chance.below(28), 2))")!
      let owner = Party(
        names: [Name("\(chance.word()) \(chance.word()) Ltd")],
        addresses: [Address(lines: ["1 Quay"], city: "Port Lumen")])
      let values: Values = [
        "applicant": [.party(owner)], "mark_kind": [.text("word")], "mark_text": [.text("\(chance.word()) \(number)")],
        "goods": [.goods(GoodsClass(number: 1 + chance.below(45), edition: "13-2026", terms: ["goods"]))],
      ]
      records.append(
        OldRecord(
          right: "trademark", values: values,
          numbers: ["application": "OLD/\(number)", "registration": "R\(number)"],
          dates: ["filing": filed, "registered": filed.adding(days: 200), "expiry": filed.adding(days: 3652)],
          source: ["generator \(number)"]))
      guard records.count == Migration.atOnce || number == count / 2 else { continue }
      for case .rejected(let reason) in try migration.take(records) { throw Rejected(reason: reason) }
      records = []
    }
  }

  private struct Rejected: Error { let reason: String }

  private func ask(_ office: Office) throws {
    let accountant = try office.acting(as: "tomas")
    let payers = (0..<50).map { "Agent \($0)" }
    try measure("balance of a payer, p99", "≤ 20 ms", payers) { _ = try accountant.ask(ReadAccount(of: $0)) }
    let days = (0..<20).map { Money.first.adding(days: 4 + $0 * 49) }
    try measure("day sheet, worst of 20", "≤ 1 s", days) { _ = try accountant.ask(ReadDay($0)) }
    let today = try office.facts().today
    let months = (0..<24).map { today.adding(days: 30 * $0) }
    try measure("due list of a month, worst of 24", "≤ 200 ms", months) { day in
      let first = day.adding(days: 1 - day.day)
      _ = try accountant.ask(ListFallingDue(from: first, until: first.adding(days: 31)))
    }
    try measure("debtors, a page", "", [0, 1_000, 10_000]) { _ = try accountant.ask(ListDebtors(after: $0)) }
    try measure("suspense", "", [0]) { _ in _ = try accountant.ask(ListSuspense()) }
  }

  private func measure<Asked>(_ what: String, _ budget: String, _ asked: [Asked], _ body: (Asked) throws -> Void) throws
  {
    let times = try asked.map { value in
      let start = ContinuousClock.now
      try body(value)
      return (ContinuousClock.now - start).milliseconds
    }
    Benchmarks.line(what, "\(figure(quantile(times, 0.99))) ms, median \(figure(quantile(times, 0.5))) ms", budget)
  }

  /// Single payments: the event of the first, and the milliseconds of each.
  private func record(_ office: Office) throws -> (from: Int, milliseconds: [Double]) {
    let clerk = try office.acting(as: "abena")
    var chance = Chance(seed: 77)
    let rounds = 1_000
    let numbers = try (0..<rounds).map { number in
      try clerk.record(Generating.request(30_000_000 + number, &chance)).numbers[0]
    }
    let first = try office.ask(ReadExtent()).events + 1
    var ours: [Double] = []
    for (serial, number) in numbers.enumerated() {
      let request = Money.payment(of: number, serial + 1, 9, 10_000)
      let start = ContinuousClock.now
      _ = try clerk.record(request)
      ours.append((ContinuousClock.now - start).milliseconds)
    }
    return (first, ours)
  }
}

/// The rows that a payment writes, written again by bare SQLite: event, number, answer, payment, fee, standing.
private struct BarePayments {
  private let source: DatabaseQueue
  private let target: DatabaseQueue
  private let journal: Int32

  init(of path: String, to copy: String) throws {
    var readonly = Configuration()
    readonly.readonly = true
    source = try DatabaseQueue(path: path, configuration: readonly)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA locking_mode = EXCLUSIVE") }
    target = try DatabaseQueue(path: copy, configuration: configuration)
    try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    journal = open(copy + ".journal", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    let schema = try source.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index')
            AND tbl_name IN ('event', 'number', 'request', 'payment', 'fee', 'standing', 'series') ORDER BY type DESC, rootpage
          """)
    }
    try target.write { db in for sql in schema { try db.execute(sql: sql) } }
  }

  /// - Returns: milliseconds of each; the journal of commits is a second file put on the disk, as ours is.
  func write(from first: Int, count: Int) throws -> [Double] {
    try (first..<first + count).map { sequence in
      let rows = try source.read { db in
        try [
          ("event", "SELECT * FROM event WHERE sequence = ?1"),
          (
            "number",
            """
            SELECT n.series, n.rightId, n.year, n.serial, n.text, n.key, n.bare, n.event, n.dossier
            FROM event e, json_each(e.numbers) j JOIN number n ON n.key = replace(j.value, ' ', '') AND n.event = e.sequence
            WHERE e.sequence = ?1
            """
          ),
          ("request", "SELECT r.* FROM event e JOIN request r ON r.id = e.request WHERE e.sequence = ?1"),
          ("payment", "SELECT p.* FROM event e JOIN payment p ON p.dossier = e.dossier WHERE e.sequence = ?1"),
          ("fee", "SELECT f.* FROM event e JOIN fee f ON f.dossier = e.dossier WHERE e.sequence = ?1"),
          ("standing", "SELECT s.* FROM event e JOIN standing s ON s.dossier = e.dossier WHERE e.sequence = ?1"),
        ].map { table, sql in (table, try Row.fetchAll(db, sql: sql, arguments: [sequence])) }
      }
      let start = ContinuousClock.now
      try target.write { db in
        for (table, found) in rows {
          for row in found {
            let marks = Array(repeating: "?", count: row.count).joined(separator: ", ")
            let columns = row.columnNames.map { "\"\($0)\"" }.joined(separator: ", ")
            try db.cachedStatement(sql: "INSERT OR REPLACE INTO \"\(table)\" (\(columns)) VALUES (\(marks))")
              .execute(arguments: StatementArguments(row.databaseValues))
          }
        }
      }
      let line = Array("\(sequence) \(String(repeating: "0", count: 64)) 2026-03-02T10:00:00 -\n".utf8)
      _ = Glibc.write(journal, line, line.count)
      fdatasync(journal)
      return (ContinuousClock.now - start).milliseconds
    }
  }
}

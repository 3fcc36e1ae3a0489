import Filing
import Foundation
import GRDB
import Standards
import Synchronization
import Testing

@testable import Office

@Suite("Lists")
struct QueryPlanTests {
  let bench: Bench
  let number: String

  init() throws {
    bench = try Bench()
    number = try bench.file("T", .mark("LUMEN"))
    _ = try bench.file("T", .mark("NOVA"))
    _ = try bench.file("T", .mark("ORION", owner: "Orion Ltd"))
    try bench.record(
      "pay_fee", on: number, ["fee": [.text("FIL")], "amount": [.number(10_000)], "method": [.text("cash")]])
    _ = try bench.office.record(
      ActRequest("open_issue", values: ["issue_date": [.date(CalendarDate("2026-03-18")!)]]))
  }

  /// Tables of the office itself: some rows each, however many dossiers there are.
  static let small: Set = ["setting", "holiday", "closure", "lawVersion", "officer", "gazetteIssue", "hold"]

  @Test("No list reads a whole table", arguments: questions)
  func plans(_ question: Question) throws {
    // The first question opens the full-text index, which reads its own settings once.
    _ = try statements(of: question.inquiry)
    let asked = try statements(of: question.inquiry)

    let scans = try bench.door.register.database.read { db in
      try asked.flatMap { sql in try String.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)", adapter: Self.detail) }
    }.filter { $0.hasPrefix("SCAN") && !Self.isHarmless($0) }

    #expect(!asked.isEmpty)
    #expect(scans == [])
  }

  private static let detail = SuffixRowAdapter(fromIndex: 3)

  /// The full-text index, a row of constants, rows another step has found, small tables, and the count of what waits
  /// for the gazette, which reads the index of what waits and nothing else.
  private static func isHarmless(_ step: String) -> Bool {
    if step == "SCAN queueEntry USING COVERING INDEX queueBySection" { return true }
    let name = step.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    return step.contains("VIRTUAL TABLE INDEX") || step.contains("CONSTANT ROW") || name == "x" || small.contains(name)
  }

  /// The statements that the register runs to answer, with their values.
  private func statements(of inquiry: Inquiry) throws -> [String] {
    let asked = Mutex<[String]>([])
    let door = bench.door
    let officer = bench.office.officer
    try door.register.database.writeWithoutTransaction { db in
      db.trace(options: .statement) { event in
        if case .statement(let statement) = event { asked.withLock { $0.append(statement.expandedSQL) } }
      }
      _ = try Asking(db: db, lawbook: door.lawbook, officer: officer, now: bench.clock.now).answer(inquiry)
      db.trace(options: [])
    }
    return asked.withLock { $0 }.filter { $0.hasPrefix("SELECT") }
  }

  struct Question: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let inquiry: Inquiry
    init(_ name: String, _ inquiry: Inquiry) { (testDescription, self.inquiry) = (name, inquiry) }
  }

  static let questions: [Question] = [
    Question("dossiers by name", .find(Search("lumen"))),
    Question("dossiers by an ideographic name", .find(Search("電灯"))),
    Question("dossiers by class", .find(Search("class:25"))),
    Question("dossiers by number", .find(Search("402026000000001"))),
    Question("all dossiers, a later page", .find(Search("", after: "1"))),
    Question("docket", .docket(DocketPage())),
    Question("docket, a later page", .docket(DocketPage(right: "T", waits: "office", after: "2026-03-09 1"))),
    Question("parties by name", .parties("lumen", limit: 10)),
    Question("all parties, a later page", .parties("", limit: 10, after: 1)),
    Question("portfolio", .portfolio(1, limit: 1)),
    Question("portfolio, a later page", .portfolio(1, limit: 1, after: "1")),
    Question("receipts", .receipts(CalendarDate("2026-03-02")!)),
    Question("events", .events(from: 2, limit: 10)),
    Question("events of the office", .events(from: 2, limit: 10, act: "declare_closure")),
    Question("issues", .issues(limit: 10)),
    Question("issues, a later page", .issues(limit: 10, after: "2026-01")),
    Question("law in force", .lawInForce),
    Question("drafts", .drafts),
    Question("a term of goods", .goodsTerm("clo", class: nil)),
    Question("a term of goods of a class", .goodsTerm("clo", class: 25)),
    Question("a symbol", .symbol("2", scheme: "Locarno")),
    Question("officers", .officers),
    Question("what changed for a recipient", .changed(DuePage("GBD", after: 2, upTo: 9))),
    Question("what is published", .published(DuePage("GBD", after: 1))),
    Question("what a recipient rejected", .rejected(DuePage("GBD", after: 1))),
    Question("what a recipient has", .holdings(DuePage("GBD", after: 1))),
    Question("deliveries", .deliveries("GBD")),
    Question("what waits for an issue", .collect("2026-01")),
  ]

  @Test("Parties, portfolio and receipts follow page after page")
  func pages() throws {
    let first = try bench.office.parties("", limit: 1)
    let second = try bench.office.parties("", limit: 1, after: first.next)
    #expect((first.parties + second.parties).map(\.party.name) == ["Lumen Ltd", "Orion Ltd"])
    #expect(second.next == nil)

    let files = try bench.office.portfolio(1, limit: 1)
    let more = try bench.office.portfolio(1, limit: 1, after: files.next)
    #expect((files.hits + more.hits).map(\.title) == ["LUMEN", "NOVA"])
    #expect(more.next == nil)

    let day = CalendarDate("2026-03-02")!
    let receipts = try bench.office.receipts(day, limit: 1)
    #expect(receipts.lines.map(\.receipt) == ["Q2026/000001"])
    #expect(receipts.total == 10_000)
    #expect(try bench.office.receipts(day, limit: 1, after: "Q2026/000001").lines == [])
  }
}

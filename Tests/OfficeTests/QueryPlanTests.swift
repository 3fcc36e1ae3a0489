import Filing
import Foundation
import GRDB
import GRDBSQLite
import Standards
import Synchronization
import TestSupport
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

  @Test("No list reads a whole table, whatever the officer who asks may read", arguments: inquiries)
  func plans(_ inquiry: Inquiry) throws {
    if inquiry.question is ReadDocument {
      _ = try bench.file("D", .design("Lamp", picture: Self.picture), documents: [Self.picture])
    }
    for name in ["marguerite", "hyejin", "dawit"] {
      // The first question opens the full-text index, which reads its own settings once.
      _ = try statements(of: inquiry.question, as: name)
      let asked = try statements(of: inquiry.question, as: name)

      let scans = try bench.door.register.database.read { db in
        try asked.flatMap { sql in try String.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)", adapter: Self.detail) }
      }.filter { $0.hasPrefix("SCAN") && !Self.isHarmless($0) }

      #expect(!asked.isEmpty || inquiry.testDescription.hasPrefix("a term of goods"))
      #expect(scans == [], "asked by \(name)")
    }
  }

  private static let picture = Data(TestPicture.png(width: 1, height: 1))

  private static let detail = SuffixRowAdapter(fromIndex: 3)

  /// The full-text index, a row of constants, rows another step has found, small tables, and the count of what waits
  /// for the gazette, which reads the index of what waits and nothing else.
  private static func isHarmless(_ step: String) -> Bool {
    if step == "SCAN queueEntry USING COVERING INDEX queueBySection" { return true }
    // The last row of the index alone.
    if step == "SCAN event USING INDEX eventOfOfficeItself" { return true }
    let name = step.split(separator: " ").dropFirst().first.map(String.init) ?? ""
    return step.contains("VIRTUAL TABLE INDEX") || step.contains("CONSTANT ROW") || name == "x" || small.contains(name)
  }

  /// The statements that the register runs to answer, with their values.
  private func statements(of question: some Question, as name: String = "marguerite") throws -> [String] {
    let asked = Mutex<[String]>([])
    let door = bench.door
    let officers = try bench.office.ask(ListOfficers())
    let officer = try #require(officers.first { $0.name == name })
    try door.register.database.writeWithoutTransaction { db in
      db.trace(options: .statement) { event in
        if case .statement(let statement) = event { asked.withLock { $0.append(statement.expandedSQL) } }
      }
      let facts = try door.lawbook.facts(db, day: bench.clock.now.date)
      // What is refused has been looked up all the same.
      _ = try? question.answer(
        in: ReadingContext(db: db, lawbook: door.lawbook, facts: facts, officer: officer, now: bench.clock.now))
      db.trace(options: [])
    }
    return asked.withLock { $0 }.filter { $0.hasPrefix("SELECT") }
  }

  struct Inquiry: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let question: any Question
    init(_ name: String, _ question: any Question) { (testDescription, self.question) = (name, question) }
  }

  static let inquiries = [
    Inquiry("dossiers by name", FindDossiers("lumen")),
    Inquiry("dossiers by an ideographic name", FindDossiers("電灯")),
    Inquiry("dossiers by class", FindDossiers("class:25")),
    Inquiry("dossiers by number", FindDossiers("402026000000001")),
    Inquiry("all dossiers, a later page", FindDossiers("", after: "1")),
    Inquiry("docket", ReadDocket()),
    Inquiry("docket, a later page", ReadDocket(right: "T", waits: "office", after: "2026-03-09 1")),
    Inquiry("parties by name", FindParties("lumen", limit: 10)),
    Inquiry("all parties, a later page", FindParties("", limit: 10, after: 1)),
    Inquiry("portfolio", ReadPortfolio(of: 1, limit: 1)),
    Inquiry("portfolio, a later page", ReadPortfolio(of: 1, limit: 1, after: "1")),
    Inquiry("receipts", ListReceipts(of: CalendarDate("2026-03-02")!)),
    Inquiry("events", ListEvents(from: 2, limit: 10)),
    Inquiry("events of the office", ListEvents(from: 2, limit: 10, act: "declare_closure")),
    Inquiry("issues", ListIssues(limit: 10)),
    Inquiry("issues, a later page", ListIssues(limit: 10, after: "2026-01")),
    Inquiry("facts", ReadFacts()),
    Inquiry("mark", ReadMark()),
    Inquiry("drafts", ListDrafts()),
    Inquiry("what slowed the work", ListFriction(month: "2026-03")),
    Inquiry("a term of goods", CompleteGoodsTerm("clo", class: nil)),
    Inquiry("a term of goods of a class", CompleteGoodsTerm("clo", class: 25)),
    Inquiry("a symbol", CompleteSymbol("2", of: "Locarno")),
    Inquiry("officers", ListOfficers()),
    Inquiry("a document", ReadDocument(Office.digest(picture))),
    Inquiry("what changed for a recipient", FindChanged(for: "GBD", after: 2, upTo: 9)),
    Inquiry("whole files, a later page", ReadFiles(upTo: 9, isWhole: true, after: 1)),
    Inquiry("whole files that changed", ReadFiles(since: 2, upTo: 9, isWhole: true)),
    Inquiry("what is published", FindPublished(for: "GBD", after: 1)),
    Inquiry("what a recipient rejected", FindRejected(by: "GBD", after: 1)),
    Inquiry("what a recipient has", ListHoldings(of: "GBD", after: 1)),
    Inquiry("deliveries", ListDeliveries(to: "GBD")),
    Inquiry("what waits for an issue", CollectIssue("2026-01")),
    Inquiry("what waits for the gazette", ReadWaiting(section: "treg", after: "2026-03-02 1 1")),
    Inquiry("what is ready for the register", readyFiles),
  ]

  private static var readyFiles: ReadDocket {
    var question = ReadDocket(after: "2026-03-09 1")
    question.isOfReady = true
    return question
  }

  /// Questions whose answers do not grow with the register.
  static let constant = ["dossiers by number", "facts", "mark", "officers", "events of the office", "drafts"]

  @Test(
    "What does not grow with the register costs the same in a larger one",
    arguments: inquiries.filter { constant.contains($0.testDescription) })
  func costs(_ inquiry: Inquiry) throws {
    _ = try statements(of: inquiry.question)
    let before = try steps(of: inquiry.question)
    for index in 0..<40 { _ = try bench.file("T", .mark("MARK \(index)", owner: "Owner \(index) Ltd")) }
    let after = try steps(of: inquiry.question)

    #expect(before > 0)
    #expect(after - before < 40)
  }

  /// Steps that SQLite takes for the statements of the question.
  private func steps(of question: some Question) throws -> Int {
    let asked = try statements(of: question)
    return try bench.door.register.database.read { db in
      try asked.map { sql in
        let statement = try db.makeStatement(sql: sql)
        _ = try Row.fetchAll(statement)
        return Int(sqlite3_stmt_status(statement.sqliteStatement, SQLITE_STMTSTATUS_VM_STEP, 0))
      }.reduce(0, +)
    }
  }

  @Test("Parties, portfolio and receipts follow page after page")
  func pages() throws {
    let first = try bench.office.ask(FindParties("", limit: 1))
    let second = try bench.office.ask(FindParties("", limit: 1, after: first.next))
    #expect((first.parties + second.parties).map(\.party.name) == ["Lumen Ltd", "Orion Ltd"])
    #expect(second.next == nil)

    let files = try bench.office.ask(ReadPortfolio(of: 1, limit: 1))
    let more = try bench.office.ask(ReadPortfolio(of: 1, limit: 1, after: files.next))
    #expect((files.hits + more.hits).map(\.title) == ["LUMEN", "NOVA"])
    #expect(more.next == nil)

    let day = CalendarDate("2026-03-02")!
    let receipts = try bench.office.ask(ListReceipts(of: day, limit: 1))
    #expect(receipts.lines.map(\.receipt) == ["Q2026/000001"])
    #expect(receipts.total == 10_000)
    #expect(try bench.office.ask(ListReceipts(of: day, limit: 1, after: "Q2026/000001")).lines == [])
  }
}

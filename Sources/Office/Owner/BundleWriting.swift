import Filing
import Foundation
import GRDB
import Standards

/// The rows of a bundle that are written as they came, each table in its own way.
struct BundleWriting {
  private let db: Database
  /// What is numbered up to here stands in the register already.
  private let start: Int
  private let intakes: Int
  /// Drafts that the followed register still has; nil while the bundle says nothing of them.
  private var drafts: Set<[String]>?

  init(_ db: Database, behind start: Int) throws {
    (self.db, self.start) = (db, start)
    intakes = try Int.fetchOne(db, sql: "SELECT max(number) FROM intake") ?? 0
  }

  /// On what every time limit rests: it moves when this does.
  static func calendar(_ db: Database) throws -> String {
    try ["setting", "holiday", "closure", "lawVersion"].flatMap { table in
      try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY 1, 2").map(\.description)
    }.joined(separator: "\n")
  }

  mutating func write(_ line: BundleLine) throws {
    switch line.table {
    case "setting", "officer", "holiday", "closure", "seriesRule", "hold":
      if line.row == nil { try db.run("DELETE FROM \(line.table)") } else { try line.insert(db) }
      // An escrow tells no key, and older programs no sum over it.
      if line.table == "officer", line.text("sum") == nil, let name = line.text("name") {
        try Sums.note(officer: name, db)
      }
    case "lawVersion", "lawFile", "document", "dossier", "request", "reading":
      try line.insert(db, ending: "ON CONFLICT DO NOTHING")
    case "gazetteIssue":
      try db.run("DELETE FROM gazetteIssue WHERE id = ?", line.text("id"))
      try line.insert(db)
    case "series": try begin(line)
    case "number": if let event = line.number("event"), event > start { try step(line) }
    case "intake": if let number = line.number("number"), number > intakes { try line.insert(db) }
    case "draft": try keep(line)
    default: throw Bundle.broken("it has rows of a table “\(line.table)”, which this program does not know")
    }
  }

  /// Takes away the drafts that the followed register has no more.
  func finish() throws {
    guard let drafts else { return }
    for row in try Row.fetchAll(db, sql: "SELECT officer, id FROM draft") {
      let (officer, id): (String, String) = try (row[0], row[1])
      guard !drafts.contains([officer, id]) else { continue }
      try db.run("DELETE FROM draft WHERE officer = ? AND id = ?", officer, id)
    }
  }

  private mutating func keep(_ line: BundleLine) throws {
    guard let officer = line.text("officer"), let id = line.text("id") else {
      drafts = []
      return
    }
    drafts?.insert([officer, id])
    guard line.text("content") != nil else { return }
    try db.run("DELETE FROM draft WHERE officer = ? AND id = ?", officer, id)
    try line.insert(db)
  }

  /// A series that has given no number here yet begins where it did.
  private func begin(_ line: BundleLine) throws {
    try db.run(
      "INSERT INTO series (series, rightId, year, first, next) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
      line.text("series"), line.text("rightId"), line.number("year"), line.number("first"), line.number("first"))
  }

  private func step(_ line: BundleLine) throws {
    try db.run(
      "UPDATE series SET next = next + 1 WHERE series = ? AND rightId = ? AND year = ?", line.text("series"),
      line.text("rightId"), line.number("year"))
    var line = line
    // What the table reckons by itself is not written.
    line.row?["letter"] = nil
    try line.insert(db)
  }
}

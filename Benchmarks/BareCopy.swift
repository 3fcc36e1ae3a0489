import Crypto
import Foundation
import GRDB

/// The rows of a register written again with bare SQLite and the same durability: what the disk and the indexes cost.
struct BareCopy {
  private let source: DatabaseQueue
  private let target: DatabaseQueue
  private let queries: [(table: String, sql: String)]

  /// - Parameters:
  ///   - path: the register whose rows are copied.
  ///   - copy: a file that is made, with the same schema.
  init(of path: String, to copy: String) throws {
    let source = try DatabaseQueue(path: path)
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA locking_mode = EXCLUSIVE") }
    let target = try DatabaseQueue(path: copy, configuration: configuration)
    try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    let schema = try source.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT GLOB 'found*_*'
          AND type IN ('table', 'index') ORDER BY type DESC, rootpage
          """)
    }
    try target.write { db in
      for sql in schema { try db.execute(sql: sql) }
    }
    let tables = try source.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT m.name FROM sqlite_master m JOIN pragma_table_info (m.name) c ON c.name = 'dossier' WHERE m.type = 'table'
            AND m.name NOT IN ('found', 'number')
          """)
    }
    // The register looks no number up by its dossier.
    try source.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          CREATE TEMP TABLE numberOfDossier AS SELECT dossier, rowid AS place FROM number;
          CREATE INDEX temp.byDossier ON numberOfDossier (dossier);
          """)
    }
    (self.source, self.target) = (source, target)
    queries = tables.map { ($0, "SELECT * FROM \"\($0)\" WHERE dossier = ?1") } + BareCopy.beside
  }

  /// Writes the rows of dossiers that follow each other, and of what was recorded for them, in one transaction; seals hashed.
  ///
  /// - Returns: milliseconds of writing, reading left out.
  func write(_ dossiers: Range<Int>) throws -> Double {
    let rows = try source.read { db in
      try dossiers.flatMap { id in
        try queries.map { table, sql in (table, try Row.fetchAll(db, sql: sql, arguments: [id])) }
      }
    }
    let start = ContinuousClock.now
    try target.write { db in
      var texts: [Row] = []
      for (table, found) in rows {
        for row in found where try insert(row, into: table, db) && table == "found" { texts.append(row) }
      }
      // A row behind a later one would end a piece of the index.
      for row in texts.sorted(by: { ($0["id"] as Int64) < $1["id"] }) { try index(row, db) }
    }
    return (ContinuousClock.now - start).milliseconds
  }

  /// What a filing writes beside the rows that name its dossier: the dossier, the party and its event, the answers.
  private static let beside: [(table: String, sql: String)] = [
    ("dossier", "SELECT * FROM dossier WHERE id = ?1"),
    (
      "event",
      """
      SELECT * FROM event WHERE party IS NOT NULL AND sequence = (SELECT min(sequence) - 1 FROM event WHERE dossier = ?1)
      """
    ),
    ("request", "SELECT * FROM request WHERE id IN (SELECT request FROM event WHERE dossier = ?1)"),
    ("party", "SELECT * FROM party WHERE id IN (SELECT party FROM role WHERE dossier = ?1)"),
    (
      "found",
      "SELECT f.* FROM role r JOIN found f ON f.id BETWEEN -r.party * 65536 - 65535 AND -r.party * 65536 WHERE r.dossier = ?1"
    ),
    ("found", "SELECT * FROM found WHERE id BETWEEN ?1 * 65536 AND ?1 * 65536 + 65535"),
    (
      "number",
      """
      SELECT n.series, n.rightId, n.year, n.serial, n.text, n.key, n.bare, n.event, n.dossier
      FROM temp.numberOfDossier d JOIN number n ON n.rowid = d.place WHERE d.dossier = ?1
      """
    ),
  ]

  /// Writes the row, and answers whether it was not there yet.
  private func insert(_ row: Row, into table: String, _ db: Database) throws -> Bool {
    let marks = Array(repeating: "?", count: row.count).joined(separator: ", ")
    let columns = row.columnNames.map { "\"\($0)\"" }.joined(separator: ", ")
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO \"\(table)\" (\(columns)) VALUES (\(marks))")
      .execute(arguments: StatementArguments(row.databaseValues))
    guard db.changesCount > 0 else { return false }
    if table == "event" { _ = SHA256.hash(data: Data(SHA256.hash(data: Data((row["content"] as String).utf8)))) }
    if table == "number" {
      try db.cachedStatement(sql: "UPDATE series SET next = next + 1 WHERE series = ? AND rightId = ? AND year = ?")
        .execute(arguments: [row["series"], row["rightId"], row["year"]])
    }
    return true
  }

  private func index(_ row: Row, _ db: Database) throws {
    let id: Int64 = row["id"]
    let folded: String = row["folded"]
    let pairs: String = row["pairs"]
    try db.cachedStatement(sql: "INSERT INTO foundText (rowid, folded) VALUES (?, ?)").execute(arguments: [id, folded])
    guard !pairs.isEmpty else { return }
    try db.cachedStatement(sql: "INSERT INTO foundPair (rowid, pairs) VALUES (?, ?)").execute(arguments: [id, pairs])
  }
}

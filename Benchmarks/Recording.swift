import Crypto
import Filing
import Foundation
import GRDB
import Office
import Standards

/// One recorded act against the same rows written with bare SQLite and the same durability, in turn.
struct Recording {
  let path: String
  let folder: String
  private let rounds = 2_000

  func run() throws {
    let office = try Office.owned(
      path: path, codes: try Benchmarks.codes, officer: Credential(name: "abena", password: "meridia"))
    var chance = Chance(seed: 99)
    var recorded: [Double] = []
    let first = try latest(office) + 1
    for number in 0..<rounds {
      let request = Generating.request(10_000_000 + number, &chance)
      let start = ContinuousClock.now
      _ = try office.record(request)
      recorded.append((ContinuousClock.now - start).milliseconds)
    }
    try office.close()
    let bare = try writeBare(from: first)
    // The first half lets the log of each register grow to the size that it keeps.
    let (ours, plain) = (Array(recorded.suffix(rounds / 2)), Array(bare.suffix(rounds / 2)))
    let ratio = quantile(ours, 0.5) / max(0.0001, quantile(plain, 0.5))
    Benchmarks.line(
      "one recorded filing, median",
      "\(figure(quantile(ours, 0.5))) ms, bare SQLite \(figure(quantile(plain, 0.5))) ms",
      "ratio \(figure(ratio)), ≤ 1.5")
  }

  private func latest(_ office: Office) throws -> Int {
    guard case .office(let info) = try office.ask(.office) else { return 0 }
    return info.dossiers
  }

  /// Copies the rows of the dossiers into an empty register of the same schema, one transaction a dossier, seals hashed.
  private func writeBare(from first: Int) throws -> [Double] {
    let copy = folder + "/bare"
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
          """)
    }
    let queries =
      tables.map { ($0, "SELECT * FROM \"\($0)\" WHERE dossier = ?1") } + Recording.beside.map { ($0.table, $0.sql) }
    return try (first..<first + rounds).map { id in
      let rows = try source.read { db in
        try queries.map { table, sql in (table, try Row.fetchAll(db, sql: sql, arguments: [id])) }
      }
      let start = ContinuousClock.now
      try target.write { db in
        for (table, found) in rows { for row in found { try insert(row, into: table, db) } }
      }
      return (ContinuousClock.now - start).milliseconds
    }
  }

  /// What a filing writes beside the rows that name its dossier: the dossier, the party and its event, the answer.
  private static let beside: [(table: String, sql: String)] = [
    ("dossier", "SELECT * FROM dossier WHERE id = ?1"),
    (
      "event",
      """
      SELECT * FROM event WHERE party IS NOT NULL AND sequence = (SELECT min(sequence) - 1 FROM event WHERE dossier = ?1)
      """
    ),
    ("request", "SELECT * FROM request WHERE id = (SELECT request FROM event WHERE dossier = ?1 LIMIT 1)"),
    ("party", "SELECT * FROM party WHERE id IN (SELECT party FROM role WHERE dossier = ?1)"),
    ("partyName", "SELECT * FROM partyName WHERE party IN (SELECT party FROM role WHERE dossier = ?1)"),
    ("partyAddress", "SELECT * FROM partyAddress WHERE party IN (SELECT party FROM role WHERE dossier = ?1)"),
    ("found", "SELECT * FROM found WHERE party IN (SELECT party FROM role WHERE dossier = ?1)"),
  ]

  private func insert(_ row: Row, into table: String, _ db: Database) throws {
    let marks = Array(repeating: "?", count: row.count).joined(separator: ", ")
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO \"\(table)\" VALUES (\(marks))")
      .execute(arguments: StatementArguments(row.databaseValues))
    guard db.changesCount > 0 else { return }
    if table == "event" { _ = SHA256.hash(data: Data(SHA256.hash(data: Data((row["content"] as String).utf8)))) }
    if table == "number" {
      try db.cachedStatement(sql: "UPDATE series SET next = next + 1 WHERE series = ? AND rightId = ? AND year = ?")
        .execute(arguments: [row["series"], row["rightId"], row["year"]])
    }
    guard table == "found" else { return }
    let id: Int64 = row["id"]
    let folded: String = row["folded"]
    let pairs: String = row["pairs"]
    try db.cachedStatement(sql: "INSERT INTO foundText (rowid, folded) VALUES (?, ?)").execute(arguments: [id, folded])
    guard !pairs.isEmpty else { return }
    try db.cachedStatement(sql: "INSERT INTO foundPair (rowid, pairs) VALUES (?, ?)").execute(arguments: [id, pairs])
  }
}

import Crypto
import Foundation
import GRDB

/// Alters a register with plain SQLite, and seals it again by its own reading of the format.
///
/// - Source: RFC 9162, 2.1; encoding v1: each field led by its length, `-` for none.
struct Forger {
  private let path: String

  init(_ path: String) { self.path = path }

  /// Takes the guards away, alters, and puts the guards back.
  func alter(isSealed: Bool, _ body: (Database) throws -> Void) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      let guards = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      // The last statement may be about the guards themselves.
      for row in guards { try db.execute(sql: "DROP TRIGGER \(row[0] as String)") }
      try body(db)
      if isSealed { try seal(db) }
      let text = try String.fetchSet(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
      for row in guards where !text.contains(row[0]) { try db.execute(sql: row[1]) }
    }
    try queue.close()
  }

  private func seal(_ db: Database) throws {
    var chain = Data(repeating: 0, count: 32)
    let sql = """
      SELECT sequence, dossier, rightId, party, ordinal, act, effective, recorded, officer, approver, terminal, content,
        numbers, law, request, share FROM event ORDER BY sequence
      """
    for row in try Row.fetchAll(db, sql: sql) {
      var fields: [String?] = ["ipdesk event v1"]
      fields += row.databaseValues.dropLast().map { value in
        value.isNull ? nil : String.fromDatabaseValue(value) ?? Int.fromDatabaseValue(value).map { "\($0)" }
      }
      if let share: String = row["share"] { fields.append(share) }
      var bytes: [UInt8] = [0]
      for field in fields { bytes += Array((field.map { "\($0.utf8.count):\($0)" } ?? "-").utf8) }
      let leaf = Data(SHA256.hash(data: bytes))
      chain = Data(SHA256.hash(data: [2] + Array(chain) + Array(leaf)))
      try db.execute(
        sql: "UPDATE event SET leaf = ?, seal = ? WHERE sequence = ?",
        arguments: [leaf, chain, row["sequence"] as Int])
    }
  }
}

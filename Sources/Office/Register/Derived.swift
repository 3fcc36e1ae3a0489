import Filing
import Foundation
import GRDB
import Standards

/// A table whose rows are folded from the events of one dossier.
struct DerivedTable: Sendable {
  let name: String
  /// Columns after `dossier`.
  let columns: [String]
  let rows: @Sendable (Dossier) -> [[DatabaseValue]]

  init(_ name: String, _ columns: [String], _ rows: @escaping @Sendable (Dossier) -> [[any DatabaseValueConvertible]]) {
    self.name = name
    self.columns = columns
    self.rows = { dossier in rows(dossier).map { $0.map(\.databaseValue) } }
  }

  /// What the register holds for the dossier.
  func stored(_ dossier: Int, _ db: Database) throws -> [[DatabaseValue]] {
    let statement = try db.cachedStatement(
      sql: "SELECT \(columns.joined(separator: ", ")) FROM \(name) WHERE dossier = ? ORDER BY \(order)")
    return try Row.fetchAll(statement, arguments: [dossier]).map { Array($0.databaseValues) }
  }

  /// Makes the table say what the fold says; writes nothing when it already does.
  func write(_ dossier: Dossier, _ db: Database) throws {
    let wanted = rows(dossier)
    guard try stored(dossier.id, db) != wanted else { return }
    if name == "found" { return try FoundIndex(db: db).write(wanted, "dossier", dossier.id) }
    try db.cachedStatement(sql: "DELETE FROM \(name) WHERE dossier = ?").execute(arguments: [dossier.id])
    let marks = Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")
    let statement = try db.cachedStatement(
      sql: "INSERT INTO \(name) (dossier, \(columns.joined(separator: ", "))) VALUES (\(marks))")
    for row in wanted { try statement.execute(arguments: StatementArguments([dossier.id.databaseValue] + row)) }
  }

  private var order: String {
    if columns.contains("place") { return columns.contains("item") && name == "role" ? "item, place" : "place" }
    return name == "found" ? "id" : "dossier"
  }
}

/// Rewrites or compares everything derived of one dossier.
enum Derived {
  static func write(_ dossier: Dossier, _ db: Database) throws {
    for table in tables { try table.write(dossier, db) }
  }

  /// Name of the first table that does not say what the fold says; nil when all do.
  static func difference(_ dossier: Dossier, _ db: Database) throws -> String? {
    try tables.first { try $0.stored(dossier.id, db) != $0.rows(dossier) }?.name
  }

  static let tables: [DerivedTable] = standing + particulars + procedure + found
}

import Filing
import Foundation
import GRDB
import Standards

/// A table whose rows are folded from the events of one dossier.
struct DerivedTable: Sendable {
  let name: String
  /// Its rows are numbered by their dossiers.
  private let isFound: Bool
  private let values: @Sendable (Dossier) -> [[any DatabaseValueConvertible]]
  private let selection: String
  private let deletion: String
  private let insertion: String

  /// - Parameter columns: the columns after `dossier`.
  init(_ name: String, _ columns: [String], _ rows: @escaping @Sendable (Dossier) -> [[any DatabaseValueConvertible]]) {
    self.name = name
    isFound = name == "found"
    values = rows
    let listed = columns.joined(separator: ", ")
    let order =
      columns.contains("place") ? (name == "role" ? "item, place" : "place") : isFound ? "id" : "dossier"
    let marks = Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")
    let place = isFound ? "id BETWEEN ? AND ?" : "dossier = ?"
    selection = "SELECT \(listed) FROM \(name) WHERE \(place) ORDER BY \(order)"
    deletion = "DELETE FROM \(name) WHERE dossier = ?"
    insertion = "INSERT INTO \(name) (dossier, \(listed)) VALUES (\(marks))"
  }

  /// What the fold says.
  func rows(_ dossier: Dossier) -> [[DatabaseValue]] { values(dossier).map { row in row.map { $0.databaseValue } } }

  /// What the register holds for the dossier.
  func stored(_ dossier: Int, _ db: Database) throws -> [[DatabaseValue]] {
    let place: StatementArguments = isFound ? FoundIndex.ids("dossier", dossier) : [dossier]
    return try Row.fetchAll(db.cachedStatement(sql: selection), arguments: place).map { Array($0.databaseValues) }
  }

  /// Makes the table say what the fold says; writes nothing when it already does.
  ///
  /// - Parameter isNew: the register holds no row of the dossier yet.
  func write(_ dossier: Dossier, isNew: Bool, _ found: FoundIndex) throws {
    let db = found.db
    if !isNew, try stored(dossier.id, db) == rows(dossier) { return }
    if isFound { return try found.write(Derived.lines(dossier), "dossier", dossier.id, isNew: isNew) }
    if !isNew { try db.cachedStatement(sql: deletion).execute(arguments: [dossier.id]) }
    if name == "goods" { try Vocabulary.learn(dossier.values.goods, db) }
    let rows = values(dossier)
    guard !rows.isEmpty else { return }
    for row in rows { try db.run(insertion, all: [dossier.id] + row) }
  }
}

/// Rewrites or compares everything derived of one dossier.
enum Derived {
  /// - Parameter isNew: the dossier has just been opened, so that nothing of it is to be replaced.
  static func write(_ dossier: Dossier, isNew: Bool = false, _ found: FoundIndex) throws {
    for table in tables { try table.write(dossier, isNew: isNew, found) }
  }

  /// Name of the first table that does not say what the fold says; nil when all do.
  static func difference(_ dossier: Dossier, _ db: Database) throws -> String? {
    try tables.first { try $0.stored(dossier.id, db) != $0.rows(dossier) }?.name
  }

  static let tables: [DerivedTable] = standing + particulars + procedure + found
}

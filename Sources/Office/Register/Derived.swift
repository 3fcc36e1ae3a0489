import Filing
import GRDB
import Standards

/// A table whose rows are folded from the events of one dossier.
struct DerivedTable: Sendable {
  let name: String
  /// What the fold says.
  let rows: @Sendable (Dossier) -> [[DatabaseValue]]
  /// Its rows are numbered by their dossiers.
  private let isFound: Bool
  private let selection: String
  private let deletion: String
  private let insertion: Insertion

  /// - Parameter columns: the columns after `dossier`.
  init(_ name: String, _ columns: [String], _ rows: @escaping @Sendable (Dossier) -> [[any DatabaseValueConvertible]]) {
    self.name = name
    isFound = name == "found"
    self.rows = { dossier in rows(dossier).map { row in row.map(\.databaseValue) } }
    let listed = columns.joined(separator: ", ")
    let order =
      columns.contains("place") ? (name == "role" ? "item, place" : "place") : isFound ? "id" : "dossier"
    let place = isFound ? "id BETWEEN ? AND ?" : "dossier = ?"
    selection = "SELECT \(listed) FROM \(name) WHERE \(place) ORDER BY \(order)"
    deletion = "DELETE FROM \(name) WHERE dossier = ?"
    insertion = Insertion("INSERT INTO \(name) (dossier, \(listed))")
  }

  /// What the register holds for the dossier.
  func stored(_ dossier: Int, _ db: Database) throws -> [[DatabaseValue]] {
    let place: StatementArguments = isFound ? FoundIndex.ids("dossier", dossier) : [dossier]
    return try Row.fetchAll(db.cachedStatement(sql: selection), arguments: place).map { Array($0.databaseValues) }
  }

  /// Makes the table say what the folds say, dossier and rows; writes nothing where it already does.
  ///
  /// - Returns: the dossiers of which it wrote.
  func write(_ all: [DerivedRows], at place: Int, _ db: Database) throws -> [Dossier] {
    let changed = try all.filter { folded in
      if folded.isNew { return !folded.tables[place].isEmpty }
      if try stored(folded.id, db) == folded.tables[place] { return false }
      try db.run(deletion, folded.id)
      return true
    }
    try insertion.run(
      changed.flatMap { folded in folded.tables[place].map { [folded.id.databaseValue] + $0 } }, db)
    return changed.map(\.dossier)
  }
}

/// What the fold of one dossier says, table by table.
final class DerivedRows {
  let dossier: Dossier
  /// The dossier has just been opened, so that nothing of it is to be replaced.
  let isNew: Bool
  /// In the order of `Derived.written`.
  private(set) lazy var tables = Derived.written.map { $0.rows(dossier) }

  init(_ dossier: Dossier, isNew: Bool) { (self.dossier, self.isNew) = (dossier, isNew) }

  var id: Int { dossier.id }
}

/// Rewrites or compares everything derived of dossiers.
enum Derived {
  static func write(_ dossier: Dossier, _ found: FoundIndex) throws {
    try write([DerivedRows(dossier, isNew: false)], found)
  }

  /// Makes the tables say what the folds say, one table after the other.
  static func write(_ all: [DerivedRows], _ found: FoundIndex) throws {
    for (place, table) in written.enumerated() {
      let changed = try table.write(all, at: place, found.db)
      if table.name == "goods" { try Vocabulary.learn(changed.flatMap(\.values.goods), found.db) }
    }
    for rows in all { try found.write(lines(rows.dossier), "dossier", rows.id, isNew: rows.isNew) }
    try found.settle()
  }

  /// Name of the first table that does not say what the fold says; nil when all do.
  static func difference(_ dossier: Dossier, _ db: Database) throws -> String? {
    try (written + found).first { try $0.stored(dossier.id, db) != $0.rows(dossier) }?.name
  }

  /// The tables whose rows name their dossier.
  static let written: [DerivedTable] = standing + particulars + procedure
}

import Filing
import GRDB
import Standards

/// A table whose rows are folded from the events of one dossier.
struct DerivedTable: Sendable {
  let name: String
  /// The columns after `dossier`.
  let columns: [String]
  /// What the fold says.
  let rows: @Sendable (Dossier) -> [[DatabaseValue]]
  /// What else is to be written of the dossiers whose rows changed.
  let wrote: @Sendable ([Dossier], Database) throws -> Void
  /// Its rows are numbered by their dossiers.
  private let range: (@Sendable (Int) -> StatementArguments)?
  private let selection: String
  private let deletion: String
  private let insertion: Insertion

  /// - Parameters:
  ///   - columns: the columns after `dossier`.
  ///   - order: the columns that say in which order the fold gives the rows of a dossier.
  ///   - range: the first and last number that rows of a dossier can have, for rows that are found by their number.
  init(
    _ name: String, _ columns: [String], in order: String = "place",
    range: (@Sendable (Int) -> StatementArguments)? = nil,
    wrote: @escaping @Sendable ([Dossier], Database) throws -> Void = { _, _ in },
    _ rows: @escaping @Sendable (Dossier) -> [[any DatabaseValueConvertible]]
  ) {
    self.name = name
    self.columns = columns
    self.range = range
    self.wrote = wrote
    self.rows = { dossier in rows(dossier).map { row in row.map(\.databaseValue) } }
    let listed = columns.joined(separator: ", ")
    let place = range != nil ? "id BETWEEN ? AND ?" : "dossier = ?"
    selection = "SELECT \(listed) FROM \(name) WHERE \(place) ORDER BY \(order)"
    deletion = "DELETE FROM \(name) WHERE dossier = ?"
    insertion = Insertion("INSERT INTO \(name) (dossier, \(listed))")
  }

  /// What the register holds for the dossier.
  func stored(_ dossier: Int, _ db: Database) throws -> [[DatabaseValue]] {
    let place = range?(dossier) ?? [dossier]
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
  private let derived: [DerivedTable]
  /// In the order of the derived tables.
  private(set) lazy var tables = derived.map { $0.rows(dossier) }

  init(_ dossier: Dossier, isNew: Bool, _ derived: [DerivedTable] = Derived.written) {
    self.dossier = dossier
    self.isNew = isNew
    self.derived = derived
  }

  var id: Int { dossier.id }
}

/// Rewrites or compares everything derived of dossiers.
enum Derived {
  static func write(_ dossier: Dossier, _ index: SearchIndex, _ derived: [DerivedTable] = written) throws {
    try write([DerivedRows(dossier, isNew: false, derived)], index, derived)
  }

  /// Makes the tables say what the folds say, one table after the other.
  static func write(_ all: [DerivedRows], _ index: SearchIndex, _ derived: [DerivedTable] = written) throws {
    for (place, table) in derived.enumerated() { try table.wrote(table.write(all, at: place, index.db), index.db) }
    for rows in all {
      try index.write(lines(rows.dossier), "dossier", rows.id, isNew: rows.isNew)
      try index.write(SignLine(rows.dossier), rows.id, isNew: rows.isNew)
      try index.write(ProseLine.sources(rows.dossier), rows.id, isNew: rows.isNew)
    }
    try index.settle()
  }

  /// Names of the tables that do not say what the fold says.
  static func differences(_ dossier: Dossier, _ db: Database) throws -> [String] {
    try (written + found).filter { try $0.stored(dossier.id, db) != $0.rows(dossier) }.map(\.name)
  }

  /// The tables whose rows name their dossier.
  static let written: [DerivedTable] = standing + particulars + procedure
}

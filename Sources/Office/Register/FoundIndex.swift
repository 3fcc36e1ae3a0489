import GRDB

/// The rows by which names and titles are found, and their two full-text indexes.
///
/// The indexes are kept by statements, not by triggers: a schema that is not trusted may not touch virtual tables.
struct FoundIndex {
  let db: Database

  /// Makes the rows of one dossier or party these: kind, folded text, pairs.
  ///
  /// - Parameter owner: the column `dossier` or `party`.
  func write(_ rows: [[DatabaseValue]], _ owner: String, _ id: Int) throws {
    for (index, column) in [("foundText", "folded"), ("foundPair", "pairs")] {
      try db.cachedStatement(
        sql:
          "INSERT INTO \(index) (\(index), rowid, \(column)) SELECT 'delete', id, \(column) FROM found WHERE \(owner) = ?"
      ).execute(arguments: [id])
    }
    try db.cachedStatement(sql: "DELETE FROM found WHERE \(owner) = ?").execute(arguments: [id])
    for row in rows {
      try db.cachedStatement(sql: "INSERT INTO found (\(owner), kind, folded, pairs) VALUES (?, ?, ?, ?)")
        .execute(arguments: StatementArguments([id.databaseValue] + row))
      let rowid = db.lastInsertedRowID
      try db.cachedStatement(sql: "INSERT INTO foundText (rowid, folded) VALUES (?, ?)").execute(arguments: [
        rowid, row[1],
      ])
      try db.cachedStatement(sql: "INSERT INTO foundPair (rowid, pairs) VALUES (?, ?)").execute(arguments: [
        rowid, row[2],
      ])
    }
  }
}

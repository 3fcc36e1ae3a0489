import GRDB

/// Sums over the rows that no event tells, so that what rots in them is found.
enum Sums {
  /// A table with the columns over which its sum goes, and what one of its rows is in words.
  struct Table {
    let name: String
    let columns: String
    let words: String
  }

  static let tables = [
    Table(name: "request", columns: "id, officer, hash, answer, recorded", words: "answer to a request"),
    Table(name: "draft", columns: "id, officer, content, changed", words: "draft"),
    Table(name: "laid", columns: LaidActs.columns, words: "act laid before a second officer"),
    Table(name: "reading", columns: "CAST(dossier AS TEXT), day, officer, first", words: "reading of a secret file"),
    Table(name: "friction", columns: FrictionLog.columns, words: "note of what slowed the work"),
    Table(name: "likeness", columns: "sha256, hex(code)", words: "code of a picture"),
    Table(name: "officer", columns: "name, coalesce(key,'')", words: "key of an officer"),
  ]

  static func of(_ values: [DatabaseValue]) -> String {
    Seal.sum(values.map { String.fromDatabaseValue($0) ?? "" }[...])
  }

  /// Writes the sum over the key of an officer, whoever wrote the key.
  static func note(officer name: String, _ db: Database) throws {
    let sql = "SELECT name, coalesce(key,'') FROM officer WHERE name = ?"
    guard let row = try Row.fetchOne(db, sql: sql, arguments: [name]) else { return }
    try db.run("UPDATE officer SET sum = ? WHERE name = ?", of(Array(row.databaseValues)), name)
  }

  /// Adds the sums of an older register.
  static func fill(_ db: Database) throws {
    for table in tables {
      let rows = try Row.fetchAll(db, sql: "SELECT \(table.columns) FROM \(table.name) WHERE sum IS NULL")
      let named = table.columns.split(separator: ", ").map { "\($0) = ?" }.joined(separator: " AND ")
      let update = try db.makeStatement(sql: "UPDATE \(table.name) SET sum = ? WHERE \(named)")
      for row in rows {
        let values = Array(row.databaseValues)
        try update.execute(arguments: StatementArguments([of(values).databaseValue] + values))
      }
    }
  }
}

import GRDB

/// What a register file holds, and changes to it past the program.
enum FormContents {
  /// Every table, view, index and trigger with its text, and every row of every table; the index of texts by what it holds.
  static func of(_ path: String) throws -> [String] {
    try change(path) { db in
      let parts = try Row.fetchAll(
        db,
        sql: """
          SELECT type, name, sql FROM sqlite_master WHERE name NOT GLOB 'found*_*' AND name NOT GLOB 'signKey_*'
            AND name NOT GLOB 'prose*_*'
          ORDER BY type, name
          """)
      let rows = try parts.filter { ["table", "view"].contains($0["type"]) }.flatMap { part in
        let name: String = part["name"]
        // How far the journal had come is not what an older register could have known.
        let rows = name == "journal" ? "SELECT place FROM journal" : "SELECT * FROM \"\(name)\""
        return try Row.fetchAll(db, sql: rows).map { "\(name) \($0)" }.sorted()
      }
      return parts.map(\.description) + rows
    }
  }

  static func change<Result>(_ path: String, _ body: (Database) throws -> Result) throws -> Result {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      return try body(db)
    }
  }
}

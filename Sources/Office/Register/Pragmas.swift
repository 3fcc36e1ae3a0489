import CSQLite
import Filing
import GRDB
import Standards

/// The settings of every connection.
enum Pragmas {
  /// What a connection can neither do nor hold.
  ///
  /// A value of 32 MiB holds the largest document; nothing may be attached but the copy that a backup makes.
  static let defences = csqlite_defences(
    defensive: 1, trusts_schema: 0, loads_extensions: 0, double_quoted_text: 0, attached: 0, statement: 1 << 20,
    value: 32 << 20)

  static func prepare(_ db: Database, _ mode: Register.Mode) throws {
    if mode == .alone {
      try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
      // Bulk work touches every index of a large register: 32 MiB of pages instead of 2.
      try db.execute(sql: "PRAGMA cache_size = -32768")
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 16000")
    }
    for setting in ["cell_size_check = ON", "recursive_triggers = ON", "mmap_size = 0", "temp_store = MEMORY"] {
      try db.execute(sql: "PRAGMA \(setting)")
    }
    if db.configuration.readonly {
      try db.execute(sql: "PRAGMA query_only = ON")
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
      csqlite_watch(db.sqliteConnection)
    }
    let code = csqlite_defend(db.sqliteConnection, defences)
    guard code == 0 else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// Refuses to work on a connection that does not hold what it was told.
  ///
  /// - Returns: what it holds.
  static func assert(_ db: Database, _ mode: Register.Mode) throws -> [String: String] {
    var wanted = [
      "synchronous": "2", "foreign_keys": "1", "trusted_schema": "0", "cell_size_check": "1", "recursive_triggers": "1",
    ]
    if mode != .inMemory { wanted["journal_mode"] = "wal" }
    if mode == .alone { wanted["locking_mode"] = "exclusive" }
    for (name, value) in wanted.sorted(by: { $0.key < $1.key }) {
      let found = try String.fetchOne(db, sql: "PRAGMA \(name)") ?? ""
      guard found == value else { throw unsafe("the setting \(name) reads \(found) where \(value) is needed") }
    }
    guard csqlite_defences_of(db.sqliteConnection).values == defences.values else {
      throw unsafe("its defences against hostile SQL cannot be set")
    }
    return wanted
  }

  private static func unsafe(_ reason: String) -> Refusal {
    Refusal(.unsafeRegister, "The register cannot be opened safely: \(reason). Check the SQLite library and the disk.")
  }
}

extension csqlite_defences {
  /// In the order of the header.
  var values: [Int32] {
    [defensive, trusts_schema, loads_extensions, double_quoted_text, attached, statement, value]
  }
}

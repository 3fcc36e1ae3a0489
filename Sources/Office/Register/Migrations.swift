import Filing
import GRDB

/// The steps by which a register comes to its present shape; older steps never change.
enum Migrations {
  /// `IPDK`, so that `file` and a stranger's program know what it is.
  static let applicationID = 0x4950_444B
  static let version = 2

  static func run(on database: any DatabaseWriter, creating: Bool, path: String) throws {
    let (id, found) = try database.writeWithoutTransaction { db in
      (try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0, try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0)
    }
    guard creating || id == applicationID else {
      throw Refusal.register("“\(path)” is not a register of this program. Name the register with --register.")
    }
    guard found <= version else {
      throw Refusal.register(
        "“\(path)” has the form \(found); this program knows forms up to \(version). Install the newer program.")
    }
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.execute(sql: Schema.register + Schema.derived + Schema.parties + Schema.office)
      try db.execute(sql: Schema.guards)
      try db.execute(sql: "PRAGMA application_id = \(applicationID); PRAGMA user_version = 1")
    }
    migrator.registerMigration("2") { db in
      // Who was merged into a party is asked with each row of a list of parties.
      try db.execute(sql: "CREATE INDEX partyByMerger ON party (mergedInto) WHERE mergedInto IS NOT NULL")
      try db.execute(sql: "PRAGMA user_version = 2")
    }
    try migrator.migrate(database)
  }
}

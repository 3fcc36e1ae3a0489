import Filing
import Foundation
import GRDB
import Standards

/// The steps by which a register comes to its present shape; older steps never change.
enum Migrations {
  /// `IPDK`, so that `file` and a stranger's program know what it is.
  static let applicationID = 0x4950_444B
  static let version = 10

  /// Refuses a file of another kind or of a newer form while it is whole, since GRDB writes when it opens a file.
  ///
  /// With a log beside it the file alone says nothing; then the register is judged when it is open.
  /// - Source: SQLite, “Database File Format”, 1.3: the version stands at byte 60, the application at byte 68.
  static func judge(path: String) throws {
    let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
    guard log ?? 0 == 0 else { return }
    let head = Array(try Files.read(path, most: 100))
    guard head.count == 100, head.starts(with: Array("SQLite format 3\0".utf8)) else {
      throw Refusal(
        .notRegister,
        "“\(path)” is no register: it is another kind of file. Name the register, or restore it from a copy.")
    }
    func number(at place: Int) -> Int { head[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
    try judge(applicationID: number(at: 68), version: number(at: 60), path)
  }

  private static func judge(applicationID id: Int, version found: Int, _ path: String) throws {
    guard id == applicationID else {
      throw Refusal(.notRegister, "“\(path)” is not a register of this program. Name the register with --register.")
    }
    guard found <= version else {
      throw Refusal(
        .newerRegister,
        "“\(path)” has the form \(found); this program knows forms up to \(version). Install the newer program.")
    }
  }

  static func run(on database: any DatabaseWriter, creating: Bool, path: String) throws {
    let (id, found) = try database.writeWithoutTransaction { db in
      (try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0, try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0)
    }
    if !creating { try judge(applicationID: id, version: found, path) }
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
    migrator.registerMigration("3") { db in
      // A list of issues is read without what is printed in them.
      try db.execute(
        sql: """
          ALTER TABLE gazetteIssue ADD COLUMN cutOff TEXT NOT NULL DEFAULT '';
          ALTER TABLE gazetteIssue ADD COLUMN entries INTEGER NOT NULL DEFAULT 0 CHECK (entries >= 0);
          UPDATE gazetteIssue SET cutOff = json_extract(content, '$.cutOff'),
            entries = json_array_length(content, '$.entries');
          CREATE UNIQUE INDEX gazetteIssueByDate ON gazetteIssue (date);
          PRAGMA user_version = 3
          """)
    }
    migrator.registerMigration("4") { db in try db.execute(sql: Ledger.schema + "PRAGMA user_version = 4") }
    migrator.registerMigration("5") { db in try db.execute(sql: FoundIndex.renumbering + "PRAGMA user_version = 5") }
    migrator.registerMigration("6") { db in
      // What was never published stays secret after its end, and nothing that happens to it waits for the gazette.
      let dossiers = try Dossiers(db, Lawbook())
      let found = FoundIndex(db)
      for id in try Int.fetchAll(db, sql: "SELECT id FROM dossier") { try Derived.write(dossiers.settled(id), found) }
      try found.flush()
      try db.execute(sql: "PRAGMA user_version = 6")
    }
    migrator.registerMigration("7") { db in
      try db.execute(sql: Vocabulary.schema)
      try Vocabulary.fill(db)
      try db.execute(sql: "PRAGMA user_version = 7")
    }
    migrator.registerMigration("8") { db in
      // Rows that are found lie in the order of their dossiers and parties, numbers in the order of their events.
      for index in ["numberOfDossier", "numberOfEvent", "foundOfDossier", "foundOfParty"] {
        try db.execute(sql: "DROP INDEX \(index)")
      }
      try db.execute(sql: "PRAGMA user_version = 8")
    }
    migrator.registerMigration("9") { db in try db.execute(sql: Parties.views + "PRAGMA user_version = 9") }
    migrator.registerMigration("10") { db in
      // No list is in the order of the numbers, and a number is found in the table of numbers.
      try db.execute(sql: FoundIndex.words + "DROP INDEX standingByNumber; PRAGMA user_version = 10")
    }
    try migrator.migrate(database)
  }
}

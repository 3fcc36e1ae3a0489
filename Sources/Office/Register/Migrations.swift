import Filing
import Foundation
import GRDB
import Standards

/// The form of the register that this program writes, and how an older register comes to it.
struct Migrations: Sendable {
  /// `IPDK`, so that `file` and a stranger's program know what it is.
  static let applicationID = 0x4950_444B
  static let current = Migrations(steps: FormStep.all, tables: Derived.written)

  /// The steps from an empty file on.
  let steps: [FormStep]
  /// The tables that are folded from dossiers, as the last step left them.
  let tables: [DerivedTable]

  /// Number of the form, written into the head of the file.
  var version: Int { steps.count }

  /// Refuses a file of another kind or of a newer form while it is whole, since GRDB writes when it opens a file.
  ///
  /// With a log beside it the file alone says nothing; then the register is judged when it is open.
  /// - Source: SQLite, “Database File Format”, 1.3: the version stands at byte 60, the application at byte 68.
  func judge(path: String) throws {
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

  private func judge(applicationID id: Int, version found: Int, _ path: String) throws {
    guard id == Migrations.applicationID else {
      throw Refusal(.notRegister, "“\(path)” is not a register of this program. Name the register with --register.")
    }
    guard found <= version else {
      throw Refusal(
        .newerRegister,
        "“\(path)” has the form \(found); this program knows forms up to \(version). Install the newer program.")
    }
  }

  /// Leads the register to the newest form, in one transaction: it has the old form or the new one, never one between.
  func run(on database: any DatabaseWriter, creating: Bool, path: String) throws {
    try database.barrierWriteWithoutTransaction { db in
      let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
      if !creating {
        let id = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        try judge(applicationID: id, version: found, path)
      }
      guard found < version else { return }
      // A step may make a table anew under its name; references are judged when all steps are done.
      // Source: SQLite, “ALTER TABLE”, 7: making other kinds of table schema changes.
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      try db.inTransaction(.immediate) {
        let pending = steps.dropFirst(found)
        for step in pending { try db.execute(sql: step.sql) }
        try fold(Set(pending.flatMap(\.asks)), db)
        try db.checkForeignKeys()
        try db.execute(sql: "PRAGMA user_version = \(version)")
        return .commit
      }
      try db.execute(sql: "PRAGMA foreign_keys = ON")
    }
  }

  /// Makes the rows say what the events say, once the tables are those that this program knows.
  private func fold(_ asked: Set<FormStep.Fold>, _ db: Database) throws {
    if asked.contains(.dossiers) {
      let dossiers = try Dossiers(db, Lawbook())
      let index = SearchIndex(db)
      for id in try Int.fetchAll(db, sql: "SELECT id FROM dossier") {
        try Derived.write(dossiers.settled(id), index, tables)
      }
      try index.flush()
    }
    if asked.contains(.numbers) { try Numbers.key(db) }
    if asked.contains(.vocabulary) { try Vocabulary.fill(db) }
    if asked.contains(.intakes) { try Intakes.fill(db) }
    if asked.contains(.sums) { try Sums.fill(db) }
    if asked.contains(.likenesses) { try Likenesses.fill(db) }
  }
}

import Filing
import Foundation
import GRDB
import Standards
import Testing

@testable import Office

/// What rots or is altered in a register is found, whichever column holds it.
@Suite("Columns that were altered", .timeLimit(.minutes(10)))
struct TornTests {
  /// What nothing else in the office knows: how often somebody guessed a password in vain, how far the journal had come.
  private static let unknowable: Set = ["proof", "journal"]

  /// Those that no check watched once; all of them with IPDESK_LONG=1.
  private static let few: Set = [
    "event.terminal", "found.id", "gazetteIssue.hash", "lawVersion.from", "number.dossier", "officer.secret",
    "partyIdentifier.value", "request.answer", "seriesRule.pattern", "setting.value",
  ]

  @Test("One value altered in any column of any table is found by the check")
  func columns() throws {
    let isLong = ProcessInfo.processInfo.environment["IPDESK_LONG"] != nil
    try withProgram(plant: ["--demonstration"]) { program in
      let whole = try Data(contentsOf: URL(filePath: program.register))
      var (missed, altered) = ([String](), 0)
      for (table, column) in try columns(program.register)
      where !Self.unknowable.contains(table) && (isLong || Self.few.contains("\(table).\(column)")) {
        try whole.write(to: URL(filePath: program.register))
        // Whoever alters a register may have its journal as well.
        try? FileManager.default.removeItem(atPath: program.register + ".journal")
        try execute(program.register, "DELETE FROM journal")
        guard try alter(program.register, table, column) else { continue }
        altered += 1
        let office = try? Office.owned(path: program.register, officer: nil)
        let found = try office?.check { _, _ in } ?? ["It cannot be opened."]
        try office?.close()
        if found.isEmpty { missed.append("\(table).\(column)") }
      }
      #expect(missed == [])
      #expect(altered >= (isLong ? 150 : Self.few.count), "\(altered)")
    }
  }

  @Test("Guards, tables and indexes that were taken away or put there are named")
  func form() throws {
    try withProgram(plant: ["--demonstration"]) { program in
      try execute(
        program.register,
        """
        DROP TRIGGER eventStays;
        DROP INDEX roleByParty;
        CREATE TABLE stranger (id INTEGER);
        CREATE TRIGGER payer AFTER INSERT ON payment BEGIN DELETE FROM payment; END
        """)

      let office = try Office.owned(path: program.register, officer: nil)
      defer { try? office.close() }

      #expect(
        try office.check { _, _ in } == [
          "The index “roleByParty” is missing from the register: what it keeps or forbids is not kept or forbidden.",
          "The table “stranger” does not belong into a register of this form: it was put there by another program.",
          "The trigger “eventStays” is missing from the register: what it keeps or forbids is not kept or forbidden.",
          "The trigger “payer” does not belong into a register of this form: it was put there by another program.",
        ])
    }
  }

  @Test("What follows from the events is made anew, and only that")
  func rebuilt() throws {
    try withProgram(plant: ["--demonstration"]) { program in
      try execute(
        program.register,
        """
        UPDATE standing SET title = 'WRONG' WHERE dossier = 1;
        DELETE FROM role WHERE dossier = 2;
        DELETE FROM partyIdentifier;
        UPDATE number SET key = 'WRONG' WHERE rowid = 1;
        DELETE FROM goodsTerm;
        INSERT INTO foundText (foundText) VALUES ('delete-all');
        """)
      let office = try Office.owned(path: program.register, officer: nil)
      #expect(try office.check { _, _ in }.count > 4)

      try office.rebuild { _, _ in }

      #expect(try office.check { _, _ in } == [])
      try office.close()
    }
  }

  @Test("A value of a kind that its column never holds is named, and stops nothing but the check")
  func unreadable() throws {
    try withProgram(plant: ["--demonstration"]) { program in
      let (strict, loose) = ("recorded TEXT NOT NULL CHECK", "recorded TEXT CHECK")
      func mend(_ from: String, _ to: String) throws {
        try execute(
          program.register,
          "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, '\(from)', '\(to)') WHERE name = 'event'"
        )
      }
      try mend(strict, loose)
      try execute(
        program.register,
        """
        DROP TRIGGER eventStays;
        UPDATE event SET recorded = NULL WHERE sequence = 40;
        CREATE TRIGGER eventStays BEFORE UPDATE ON event BEGIN SELECT raise(ABORT, 'event is append-only'); END
        """)
      try mend(loose, strict)

      let checked = try program.run("check")

      #expect(checked.code == 1)
      #expect(checked.output.contains("SQLite: NULL value in event.recorded"), "\(checked.output)")
      for question in [["events"], ["docket"], ["fee", "list"]] {
        let asked = try program.start(question, tag: question[0])
        asked.waitUntilExit()
        #expect(asked.terminationReason == .exit, "\(question)")
        #expect(!program.told(question[0], "err").contains("The keeper ended twice"), "\(question)")
      }
      let events = program.told("events", "err")
      #expect(events.contains("a kind that its column never holds") && events.contains("`ipdesk check`"), "\(events)")
    }
  }

  /// Alters the file by plain SQLite.
  private func execute(_ path: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  private func columns(_ path: String) throws -> [(String, String)] {
    try DatabaseQueue(path: path).read { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%STRICT%' ORDER BY name")
      return try tables.flatMap { table in
        try String.fetchAll(db, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table]).map { (table, $0) }
      }
    }
  }

  /// Alters the column in one row, with the guards put back; false when the table is empty or SQLite itself refuses it.
  private func alter(_ path: String, _ table: String, _ column: String) throws -> Bool {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
      let guards = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
      for row in guards { try db.execute(sql: "DROP TRIGGER \(row["name"] as String)") }
      let value = """
        CASE typeof("\(column)") WHEN 'integer' THEN "\(column)" + 1 WHEN 'null' THEN 'x' WHEN 'blob' THEN zeroblob(32)
          ELSE substr("\(column)", 1, length("\(column)") - 1) || char((unicode(substr("\(column)", -1)) | 1) + 1) END
        """
      let keys = try String.fetchAll(
        db, sql: "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", arguments: [table])
      let order = keys.map { "\"\($0)\" DESC" }.joined(separator: ", ")
      let names = keys.map { "\"\($0)\"" }.joined(separator: ", ")
      let sql = """
        UPDATE "\(table)" SET "\(column)" = \(value) WHERE (\(names)) =
          (SELECT \(names) FROM "\(table)" ORDER BY ("\(column)" IS NULL), \(order) LIMIT 1)
        """
      let isAltered = (try? db.execute(sql: sql)) != nil && db.changesCount == 1
      for row in guards { try db.execute(sql: row["sql"]) }
      return isAltered
    }
  }
}

import Filing
import Foundation
import GRDB
import Standards
import Testing

@testable import Office

@Suite("Register")
struct RegisterTests {
  @Test("Every connection holds the settings it was told")
  func pragmas() throws {
    try withFolder { folder in
      let path = folder + "/office.register"
      try Bench(path: path).office.close()
      let register = try Register(path: path, manner: .kept, creating: false)

      let writer = try register.database.writeWithoutTransaction { db in
        try ["synchronous", "journal_mode", "foreign_keys", "trusted_schema", "wal_autocheckpoint"].map {
          try String.fetchOne(db, sql: "PRAGMA \($0)")
        }
      }
      let reader = try register.database.read { db in
        try ["query_only", "wal_autocheckpoint", "mmap_size", "cell_size_check"].map {
          try String.fetchOne(db, sql: "PRAGMA \($0)") ?? "0"
        }
      }

      #expect(writer == ["2", "wal", "1", "0", "1000"])
      #expect(reader == ["1", "0", "0", "1"])
      try register.close()
    }
  }

  @Test("A second owner, a missing file, an existing file and a newer form are refused")
  func refusesPlaces() throws {
    try withFolder { folder in
      let path = folder + "/office.register"
      #expect(refusal { try Office.owned(path: path, officer: nil) }.contains("There is no register"))
      let bench = try Bench(path: path)
      #expect(refusal { try Office.owned(path: path, officer: nil) }.contains("in the hands of another process"))
      #expect(refusal { try Bench(path: path) }.contains("exists already"))
      try bench.office.close()
      let office = try Office.owned(path: path, officer: Bench.second("marguerite"))
      #expect(office.officer.person == "Marguerite Adéyemi")
      try office.close()
      #expect(
        refusal { try Office.owned(path: path, officer: Credential(name: "marguerite", password: "wrong")) }
          == "Name or password is wrong.")
      try tamper(path, "PRAGMA user_version = 99")
      #expect(refusal { try Office.owned(path: path, officer: nil) }.contains("Install the newer program"))
    }
  }

  @Test("Triggers refuse to change or delete what is recorded")
  func appendOnly() throws {
    let bench = try Bench()
    _ = try bench.file()

    for sql in [
      "UPDATE event SET officer = 'x'", "DELETE FROM event", "UPDATE number SET text = 'x'",
      "UPDATE series SET next = next + 2",
      "DELETE FROM series", "DELETE FROM dossier", "UPDATE lawFile SET bytes = x'00'",
    ] {
      #expect(throws: DatabaseError.self, "\(sql)") {
        try bench.door.register.database.write { try $0.execute(sql: sql) }
      }
    }
  }

  @Test(
    "The check names what was altered behind its back",
    arguments: [
      ("UPDATE event SET content = replace(content, 'LUMEN', 'LUMEM') WHERE act = 'receive'", "was altered"),
      ("UPDATE event SET seal = zeroblob(32) WHERE sequence = 3", "does not follow"),
      ("DELETE FROM event WHERE sequence = (SELECT max(sequence) FROM event) - 1", "is missing"),
      ("UPDATE standing SET title = 'MINE'", "table “standing”"),
      ("UPDATE timeLimit SET due = '2030-01-01'", "table “timeLimit”"),
      ("UPDATE series SET next = next + 1 WHERE series = 'application'", "has a hole"),
      ("UPDATE officer SET roles = 'registrar' WHERE name = 'abena'", "Officer “abena”"),
      ("UPDATE setting SET value = 'XY' WHERE key = 'code'", "settings of the office"),
      ("UPDATE party SET content = replace(content, 'Lumen', 'Other')", "Party 1"),
      ("UPDATE lawFile SET bytes = x'0A' WHERE path = 'fees.tsv'", "tables of the law"),
      ("UPDATE document SET bytes = x'09'", "was not attached|bytes were altered"),
    ])
  func findsTampering(sql: String, words: String) throws {
    try withFolder { folder in
      let path = folder + "/office.register"
      let bench = try Bench(path: path)
      let number = try bench.file()
      _ = try bench.file("D", .design("Lamp", picture: Data([1])), documents: [Data([1])])
      try bench.record("invite_filing", on: number)
      #expect(try bench.findings() == [])
      try bench.office.close()

      try tamper(path, sql)

      let office = try Office.owned(path: path, officer: nil)
      let findings = try office.check { _, _ in }
      #expect(
        findings.contains { finding in words.split(separator: "|").contains { finding.contains($0) } }, "\(findings)")
      try office.close()
    }
  }

  /// Alters the file by plain SQLite with the guards taken away.
  private func tamper(_ path: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
        try db.execute(sql: "DROP TRIGGER \(name)")
      }
      try db.execute(sql: sql)
    }
    try queue.close()
  }
}

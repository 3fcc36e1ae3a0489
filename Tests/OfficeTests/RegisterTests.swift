import CSQLite
import Filing
import Foundation
import GRDB
import Standards
import Testing

@testable import Office

@Suite("Register", .bothDoors)
struct RegisterTests {
  @Test("Every connection holds the settings it was told", .only(.owned, "settings belong to the file"))
  func pragmas() throws {
    try withFolder { folder in
      let path = folder + "/office.register"
      try Bench(path: path).office.close()
      let names = [
        "journal_mode", "synchronous", "locking_mode", "foreign_keys", "trusted_schema", "cell_size_check",
        "recursive_triggers", "temp_store", "query_only", "wal_autocheckpoint",
      ]
      func settings(_ db: Database) throws -> [String?] {
        try names.map { try String.fetchOne(db, sql: "PRAGMA \($0)") }
      }
      func defences(_ db: Database) -> [Int32] { csqlite_defences_of(db.sqliteConnection).values }
      let held: [Int32] = [1, 0, 0, 0, 0, 1_048_576, 33_554_432]

      let kept = try Register(path: path, mode: .kept, creating: false).database
      let writer = try kept.writeWithoutTransaction { (try settings($0), defences($0)) }
      let reader = try kept.read { (try settings($0), defences($0)) }
      try kept.close()

      #expect(writer.0 == ["wal", "2", "normal", "1", "0", "1", "1", "2", "0", "1000"])
      #expect(reader.0 == ["wal", "2", "normal", "1", "0", "1", "1", "2", "1", "0"])
      #expect(writer.1 == held)
      #expect(reader.1 == held)
    }
  }

  @Test("No SQL reaches around the tables of the register", .only(.owned, "no door lets SQL through"))
  func defended() throws {
    let bench = try Bench()

    for sql in [
      "PRAGMA writable_schema = ON; DELETE FROM sqlite_master", "DELETE FROM foundText_data",
      "ATTACH ':memory:' AS other", "SELECT load_extension('x')", "SELECT \"no such column\"",
      "SELECT '\(String(repeating: "x", count: 1 << 20))'", "SELECT length(zeroblob(33554433))",
    ] {
      #expect(throws: DatabaseError.self, "\(sql.prefix(60))") {
        try bench.door.register.database.writeWithoutTransaction { try $0.execute(sql: sql) }
      }
    }
    #expect(try bench.findings() == [])
  }

  @Test(
    "A second owner, a missing file, an existing file and a newer form are refused",
    .only(.owned, "only the owner opens the file"))
  func refusesPlaces() throws {
    try withFolder { folder in
      let path = folder + "/office.register"
      #expect(refusal { try Office.owned(path: path, officer: nil) }.contains("There is no register"))
      let bench = try Bench(path: path)
      #expect(refusal { try Office.owned(path: path, officer: nil) }.contains("in the hands of process \(getpid())."))
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

  @Test(
    "A network file system is known by its type",
    arguments: [
      (0x6969, nil, "nfs"), (0x517B, nil, "smb"), (0xFF53_4D42, nil, "cifs"), (0xFE53_4D42, nil, "smb2"),
      (-0x1AC_B2BE, nil, "smb2"), (0x0102_1997, nil, "9p"), (0x5346_414F, nil, "afs"), (0x00C3_6400, nil, "ceph"),
      (0x6573_5546, "fuse.sshfs", "fuse.sshfs"), (0x6573_5546, "fuse.ntfs-3g", nil), (0x6573_5546, nil, nil),
      (0xEF53, "ext4", nil), (0x9123_683E, "btrfs", nil), (0x5846_5342, "xfs", nil), (0x0102_1994, "tmpfs", nil),
      (0x794C_7630, "overlay", nil),
    ] as [(Int, String?, String?)])
  func networks(type: Int, mounted: String?, name: String?) {
    #expect(RegisterPath.network(type: type, mounted: mounted) == name)
  }

  @Test("Triggers refuse to change or delete what is recorded", .only(.owned, "no door lets SQL through"))
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
    .only(.owned, "what is altered while nobody owns the file is found by its next owner"),
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
}

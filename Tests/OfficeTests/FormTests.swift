import Filing
import Foundation
import GRDB
import Standards
import Testing

@testable import Office

@Suite("Forms of the register")
struct FormTests {
  @Test(
    "A register of any older form opens as one of today: the same tables, the same rows, sound",
    .only(.owned, "only the owner opens the file"), arguments: 1..<Migrations.version)
  func older(form: Int) throws {
    try withFolder { folder in
      let path = folder + "/office.register"
      let bench = try Bench(path: path)
      let number = try bench.file("T", .mark("LUMEN", owner: "东方甜品有限公司"))
      _ = try bench.file("T", .mark("NOVA"))
      try bench.record(
        "pay_fee", on: number, ["fee": [.text("FIL")], "amount": [.number(10_000)], "method": [.text("cash")]])
      _ = try bench.office.record(
        ActRequest("open_issue", values: ["issue_date": [.date(CalendarDate("2026-03-18")!)]]))
      try bench.office.close()
      let today = try Self.contents(path)
      try Self.change(path) { db in
        for step in Self.back.suffix(Migrations.version - form).reversed() { try db.execute(sql: step) }
        try db.execute(sql: "DELETE FROM grdb_migrations WHERE CAST (identifier AS INTEGER) > \(form)")
        try db.execute(sql: "PRAGMA user_version = \(form)")
      }
      #expect(try Self.contents(path) != today)

      let office = try Office.owned(path: path, officer: Bench.second("marguerite"))

      #expect(try office.check { _, _ in } == [])
      try office.close()
      #expect(try Self.contents(path) == today)
    }
  }

  @Test("Names and addresses of parties can be asked by SQL", .only(.owned, "no door lets SQL through"))
  func views() throws {
    let bench = try Bench()
    _ = try bench.file("P", .invention("Lamp"))

    let rows = try bench.door.register.database.read { db in
      try ["partyName", "partyAddress"].map { try Row.fetchAll(db, sql: "SELECT * FROM \($0)").map(\.description) }
    }

    #expect(
      rows == [
        ["[party:1 place:1 name:\"Okoye, Ada\" language:NULL]"],
        [
          "[party:1 place:1 line:\"2 Hill\" postcode:NULL city:\"Port Lumen\" country:NULL from:NULL until:NULL]"
        ],
      ])
  }

  /// What leads a register back to the form before, from form 2 to 1 up to the newest.
  private static let back = [
    "DROP INDEX partyByMerger",
    """
    DROP INDEX gazetteIssueByDate;
    ALTER TABLE gazetteIssue DROP COLUMN cutOff;
    ALTER TABLE gazetteIssue DROP COLUMN entries;
    """,
    "DROP TABLE holding; DROP TABLE delivery",
    """
    CREATE TEMP TABLE old AS SELECT row_number() OVER (ORDER BY abs(id), dossier) AS id, dossier, party, kind, folded, pairs
      FROM found;
    DELETE FROM found;
    INSERT INTO found SELECT * FROM temp.old;
    INSERT INTO foundText (foundText) VALUES ('rebuild');
    INSERT INTO foundPair (foundPair) VALUES ('rebuild');
    """,
    "UPDATE standing SET secret = 1 - secret; DELETE FROM queueEntry",
    "DROP TABLE goodsTerm",
    """
    CREATE INDEX numberOfDossier ON number (dossier);
    CREATE INDEX numberOfEvent ON number (event);
    CREATE INDEX foundOfDossier ON found (dossier) WHERE dossier IS NOT NULL;
    CREATE INDEX foundOfParty ON found (party) WHERE party IS NOT NULL;
    """,
    """
    DROP VIEW partyName;
    DROP VIEW partyAddress;
    CREATE TABLE partyName (party INTEGER NOT NULL REFERENCES party (id), place INTEGER NOT NULL, name TEXT NOT NULL,
      PRIMARY KEY (party, place)) STRICT, WITHOUT ROWID;
    CREATE TABLE partyAddress (party INTEGER NOT NULL REFERENCES party (id), place INTEGER NOT NULL, line TEXT NOT NULL,
      "from" TEXT, until TEXT, PRIMARY KEY (party, place)) STRICT, WITHOUT ROWID;
    INSERT INTO partyName SELECT id, 1, 'Someone' FROM party;
    INSERT INTO partyAddress SELECT id, 1, 'Somewhere', NULL, NULL FROM party;
    """,
    """
    CREATE INDEX standingByNumber ON standing (number);
    DROP TABLE foundTextWords;
    DROP TABLE foundPairWords;
    """,
    "DROP INDEX eventOfOfficeItself",
  ]

  /// Every table, view, index and trigger with its text, and every row of every table; the index of texts by what it holds.
  private static func contents(_ path: String) throws -> [String] {
    try change(path) { db in
      let parts = try Row.fetchAll(
        db, sql: "SELECT type, name, sql FROM sqlite_master WHERE name NOT GLOB 'found*_*' ORDER BY type, name")
      let rows = try parts.filter { ["table", "view"].contains($0["type"]) }.flatMap { part in
        let name: String = part["name"]
        return try Row.fetchAll(db, sql: "SELECT * FROM \"\(name)\"").map { "\(name) \($0)" }.sorted()
      }
      return parts.map(\.description) + rows
    }
  }

  private static func change<Result>(_ path: String, _ body: (Database) throws -> Result) throws -> Result {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      return try body(db)
    }
  }
}

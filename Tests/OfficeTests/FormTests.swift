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
    .only(.owned, "only the owner opens the file"), arguments: 1..<Migrations.current.version)
  func older(form: Int) throws {
    try withFolder { folder in
      let path = try Self.register(folder)
      let today = try FormContents.of(path)
      try Self.lead(path, backTo: form)
      #expect(try FormContents.of(path) != today)

      let office = try Office.owned(path: path, officer: Bench.second("marguerite"))

      #expect(try office.check { _, _ in } == [])
      try office.close()
      #expect(try FormContents.of(path) == today)
    }
  }

  @Test(
    "A register of any form opens with two further columns of one derived table and one of another, all folded",
    .only(.owned, "only the owner opens the file"), arguments: 1...Migrations.current.version)
  func further(form: Int) throws {
    try withFolder { folder in
      let path = try Self.register(folder)
      try Self.lead(path, backTo: form)

      try Register(path: path, mode: .alone, creating: false, migrations: Self.further).close()

      #expect(
        try FormContents.change(path) { db in
          try ["SELECT title, drawer, shelf FROM standing", "SELECT name, since FROM role", "PRAGMA user_version"]
            .flatMap { try Row.fetchAll(db, sql: $0).map(\.description) }
        } == [
          "[title:\"LUMEN\" drawer:1 shelf:\"T\"]", "[title:\"NOVA\" drawer:2 shelf:\"T\"]",
          "[name:\"东方甜品有限公司\" since:\"2026-03-02\"]", "[name:\"Lumen Ltd\" since:\"2026-03-02\"]",
          "[user_version:\(Migrations.current.version + 1)]",
        ])
    }
  }

  @Test("A step that fails leaves the register as it was", .only(.owned, "only the owner opens the file"))
  func whole() throws {
    try withFolder { folder in
      let path = try Self.register(folder)
      try Self.lead(path, backTo: 5)
      let before = try FormContents.of(path)
      let broken = Migrations(steps: FormStep.all + [FormStep("DROP TABLE nothing")], tables: Derived.written)

      #expect(throws: DatabaseError.self) {
        try Register(path: path, mode: .alone, creating: false, migrations: broken)
      }

      #expect(try FormContents.of(path) == before)
    }
  }

  /// A form with columns that the program of today does not know, and the tables of a program that knows them.
  private static let further = Migrations(
    steps: FormStep.all + [
      FormStep(
        """
        ALTER TABLE standing ADD COLUMN drawer INTEGER;
        ALTER TABLE standing ADD COLUMN shelf TEXT;
        ALTER TABLE role ADD COLUMN since TEXT;
        """, asks: .dossiers)
    ],
    tables: Derived.written.map { table in
      switch table.name {
      case "standing":
        DerivedTable("standing", table.columns + ["drawer", "shelf"], in: "dossier") { dossier in
          table.rows(dossier).map { $0 + [dossier.id.databaseValue, dossier.right.letter.databaseValue] }
        }
      case "role":
        DerivedTable("role", table.columns + ["since"], in: "item, place") { dossier in
          table.rows(dossier).map { $0 + [dossier.events[0].effective.description.databaseValue] }
        }
      default: table
      }
    })

  /// A register with two marks, a payment and an issue of the gazette; its path.
  private static func register(_ folder: String) throws -> String {
    let path = folder + "/office.register"
    let bench = try Bench(path: path)
    let number = try bench.file("T", .mark("LUMEN", owner: "东方甜品有限公司"))
    _ = try bench.file("T", .mark("NOVA"))
    try bench.record(
      "pay_fee", on: number, ["fee": [.text("FIL")], "amount": [.number(10_000)], "method": [.text("cash")]])
    _ = try bench.office.record(
      ActRequest("open_issue", values: ["issue_date": [.date(CalendarDate("2026-03-18")!)]]))
    try bench.office.close()
    // A key that a step back took away cannot be made again.
    try FormContents.change(path) { db in
      try db.execute(sql: "UPDATE officer SET key = NULL")
      for name in try String.fetchAll(db, sql: "SELECT name FROM officer") { try Sums.note(officer: name, db) }
    }
    return path
  }

  private static func lead(_ path: String, backTo form: Int) throws {
    try FormContents.change(path) { db in
      for step in back.suffix(Migrations.current.version - form).reversed() { try db.execute(sql: step) }
      try db.execute(sql: "PRAGMA user_version = \(form)")
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
    """
    ALTER TABLE event DROP COLUMN share;
    DROP INDEX classificationByScheme;
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    """,
    "DROP INDEX eventOfOfficeItself",
    "DROP TABLE reading",
    """
    CREATE TABLE numberOld (
      series TEXT NOT NULL, rightId TEXT NOT NULL, year INTEGER NOT NULL, serial INTEGER NOT NULL CHECK (serial > 0),
      text TEXT NOT NULL, compact TEXT NOT NULL, event INTEGER NOT NULL REFERENCES event (sequence) DEFERRABLE INITIALLY DEFERRED,
      dossier INTEGER REFERENCES dossier (id), PRIMARY KEY (series, rightId, year, serial), UNIQUE (series, text),
      FOREIGN KEY (series, rightId, year) REFERENCES series (series, rightId, year)) STRICT;
    INSERT INTO numberOld SELECT series, rightId, year, serial, text, replace(text, '/', ''), event, dossier FROM number
      ORDER BY rowid;
    DROP TABLE number;
    ALTER TABLE numberOld RENAME TO number;
    CREATE INDEX numberByCompact ON number (compact);
    CREATE TRIGGER numberStays BEFORE UPDATE ON number BEGIN SELECT raise(ABORT, 'number is append-only'); END;
    CREATE TRIGGER numberRemains BEFORE DELETE ON number BEGIN SELECT raise(ABORT, 'number is append-only'); END;
    CREATE TRIGGER numberFollows BEFORE INSERT ON number
      WHEN NEW.serial <> (SELECT next - 1 FROM series WHERE series = NEW.series AND rightId = NEW.rightId AND year = NEW.year)
      BEGIN SELECT raise(ABORT, 'a number is the last one of its series'); END;
    DROP INDEX priorityByKey;
    ALTER TABLE priorityClaim DROP COLUMN key;
    CREATE INDEX priorityByNumber ON priorityClaim (number);
    """,
    "DROP TABLE blocked",
    "DROP TABLE intake; DROP INDEX pictureBySha256",
    """
    DROP TABLE proof;
    DROP TRIGGER requestStays;
    ALTER TABLE request DROP COLUMN sum;
    CREATE TRIGGER requestStays BEFORE UPDATE ON request BEGIN SELECT raise(ABORT, 'request is append-only'); END;
    ALTER TABLE draft DROP COLUMN sum;
    ALTER TABLE reading DROP COLUMN sum;
    """,
    """
    DROP TABLE laid; DROP INDEX feeOpen; DROP INDEX paymentWaiting;
    ALTER TABLE officer DROP COLUMN account; ALTER TABLE officer DROP COLUMN key;
    ALTER TABLE payment DROP COLUMN rest;
    ALTER TABLE payment DROP COLUMN method;
    """,
    "DROP TABLE following", "DROP TABLE journal",
    "DROP TABLE foundTextWords; CREATE VIRTUAL TABLE foundTextWords USING fts5vocab ('foundText', 'row')",
    "DROP INDEX eventOfBankLine",
    """
    DROP TABLE accountMove; DROP INDEX paymentOnAccount; DROP INDEX paymentByPayer; DROP INDEX feeByDebtor; DROP INDEX feeOpen;
    ALTER TABLE payment DROP COLUMN moved; ALTER TABLE payment DROP COLUMN refunded; ALTER TABLE payment DROP COLUMN payer;
    ALTER TABLE fee DROP COLUMN refunded; ALTER TABLE fee DROP COLUMN writtenOff; ALTER TABLE fee DROP COLUMN debtor;
    CREATE INDEX feeOpen ON fee (dossier) WHERE paid < amount;
    """, "DROP INDEX eventOfAssigned", "DROP INDEX eventOfPaper; DROP INDEX eventOfStock",
    "DROP TABLE signKeyCount; DROP TABLE signKeyWords; DROP TABLE signKey; DROP TABLE sign",
    "DROP TABLE likeness", "INSERT INTO signKey (signKey) VALUES ('delete-all'); DELETE FROM sign",
    """
    DROP TABLE proseStemWords; DROP TABLE proseWordWords; DROP TABLE proseStem; DROP TABLE proseWord; DROP TABLE prose
    """,
    "DROP TABLE candidate", "DROP INDEX eventOfSuggestion", "ALTER TABLE officer DROP COLUMN sum",
    "DROP TABLE friction",
    """
    DROP TABLE feeCall; DROP TABLE untold; INSERT INTO signKey (signKey) VALUES ('delete-all'); DELETE FROM sign
    """,
  ]
}

import Filing
import Foundation
import GRDB
import Standards
import Testing

@testable import Office

/// Alters the file by plain SQLite with the guards taken away and put back.
func tamper(_ path: String, _ body: (Database) throws -> Void) throws {
  let queue = try DatabaseQueue(path: path)
  try queue.writeWithoutTransaction { db in
    try db.execute(sql: "PRAGMA foreign_keys = OFF")
    let guards = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    for row in guards { try db.execute(sql: "DROP TRIGGER \(row["name"] as String)") }
    try body(db)
    for row in guards { try db.execute(sql: row["sql"]) }
  }
  try queue.close()
}

func tamper(_ path: String, _ sql: String) throws { try tamper(path) { try $0.execute(sql: sql) } }

/// Seals every event anew, as a forger does who has both the file and this program.
func sealAnew(_ db: Database) throws {
  var previous = Seal.origin
  for row in try EventRow.fetchAll(db, sql: "SELECT \(EventRow.columns) FROM event ORDER BY sequence") {
    let leaf = Seal.leaf(row)
    previous = Seal.chain(previous, leaf)
    try db.execute(
      sql: "UPDATE event SET leaf = ?, seal = ? WHERE sequence = ?", arguments: [leaf, previous, row.sequence])
  }
}

@Suite("Forgery with good seals", .bothDoors)
struct ForgeryTests {
  /// Two marks, the first corrected with two signatures, both withdrawn and printed; then the file is forged.
  private func findings(_ forge: (Database) throws -> Void) throws -> [String] {
    try withFolder { folder in
      let path = folder + "/office.register"
      let bench = try Bench(path: path)
      let numbers = try ["ONE", "TWO"].map { try bench.file("T", .mark($0)) }
      try bench.record("accord_filing_date", on: numbers[0])
      _ = try bench.office.record(
        ActRequest(
          "correct_event", on: [numbers[0]], values: ["related_event": [.number(2)], "reason": [.text("Wrong")]],
          second: Bench.second("sione")))
      for number in numbers { try bench.record("withdraw", on: number) }
      try bench.record("withdraw", on: bench.published("THREE", 3))
      let gazette = try bench.acting("hyejin")
      _ = try gazette.record(ActRequest("open_issue", values: ["issue_date": [.date(CalendarDate("2026-03-11")!)]]))
      bench.clock.set("2026-03-11")
      _ = try gazette.record(
        ActRequest("close_issue", values: ["issue": [.text("2026-01")]], second: Bench.second("marguerite")))
      #expect(try bench.findings() == [])
      try bench.office.close()

      try tamper(path) { db in
        try forge(db)
        try sealAnew(db)
      }
      // The forger has the journal as well.
      try FileManager.default.removeItem(atPath: path + ".journal")
      try tamper(path) { try $0.execute(sql: "DELETE FROM journal") }

      let office = try Office.owned(path: path, officer: nil)
      defer { try? office.close() }
      return try office.check { _, _ in }
    }
  }

  @Test("An act by an officer without its role is named", .only(.owned, "files are forged, not doors"))
  func role() throws {
    let found = try findings {
      try $0.execute(sql: "UPDATE event SET officer = 'dawit' WHERE act = 'take_over_publication'")
    }

    #expect(found.count == 3)
    #expect(found.contains { $0.hasPrefix("The answer to request ") }, "\(found)")
    #expect(found.contains { $0.contains("that issue 2026-01 prints is not that of event") }, "\(found)")
    #expect(
      found.first?.contains("(“take_over_publication”) was recorded by “dawit”, who did not hold the role") == true,
      "\(found)")
  }

  @Test(
    "An act of four eyes with one person is named", .only(.owned, "files are forged, not doors"),
    arguments: [
      ("UPDATE event SET approver = NULL WHERE act = 'correct_event'", "no second officer", false),
      ("UPDATE event SET approver = 'abena' WHERE act = 'correct_event'", "no second officer", true),
      (
        """
        UPDATE event SET content = replace(content, (SELECT person FROM officer WHERE name = 'sione'),
          (SELECT person FROM officer WHERE name = 'marguerite')) WHERE act = 'appoint_officer';
        UPDATE officer SET person = (SELECT person FROM officer WHERE name = 'marguerite') WHERE name = 'sione'
        """, "“marguerite” and “sione” are the same one", false
      ),
    ])
  func fourEyes(sql: String, words: String, isUnsigned: Bool) throws {
    let found = try findings { try $0.execute(sql: sql) }

    #expect(found.count == (isUnsigned ? 3 : 2))
    #expect(found.contains { $0.contains("does not bear the signature of “abena”") } == isUnsigned, "\(found)")
    #expect(found.last?.contains("that issue 2026-01 prints is not that of event") == true, "\(found)")
    #expect(found.first?.contains("(“correct_event”) needs two persons, but") == true, "\(found)")
    #expect(found.first?.contains(words) == true, "\(found)")
  }

  @Test("Numbers given out of their order are named", .only(.owned, "files are forged, not doors"))
  func order() throws {
    let found = try findings { db in
      for (from, to) in [(1, 3), (2, 1), (3, 2)] {
        try db.execute(
          sql: "UPDATE number SET serial = ? WHERE series = 'application' AND year = 2026 AND serial = ?",
          arguments: [to, from])
      }
    }

    #expect(
      found == [
        "In the series “application” the number 402026000000002 was given after 402026000000001, which follows it."
      ])
  }

  @Test(
    "A text that is missing from the index of names, or stands there too much, is named",
    .only(.owned, "files are forged, not doors"),
    arguments: [
      (
        "INSERT INTO foundText (foundText, rowid, folded) SELECT 'delete', id, folded FROM found WHERE folded = 'one'",
        "“foundText” has “one” 0 times where the texts have it 1 times"
      ),
      (
        "INSERT INTO foundText (rowid, folded) SELECT 9, folded FROM found WHERE folded = 'two'",
        "“foundText” has “two” 2 times where the texts have it 1 times"
      ),
      (
        "INSERT INTO foundPair (rowid, pairs) VALUES (9, '东方')",
        "“foundPair” has “东方” 1 times where the texts have it 0 times"
      ),
      (
        """
        INSERT INTO foundText (foundText, rowid, folded) SELECT 'delete', id, folded FROM found WHERE folded = 'one';
        INSERT INTO foundText (rowid, folded) SELECT id, 'one' FROM found WHERE folded = 'two'
        """,
        "“foundText” has “one” at other places than the texts"
      ),
    ])
  func index(sql: String, words: String) throws {
    let found = try findings { try $0.execute(sql: sql) }

    #expect(found == ["The index \(words): something may not be found."])
  }

  @Test(
    "A word that is in an index and cannot be found any more is named", .only(.owned, "files are forged, not doors"))
  func lost() throws {
    func found(_ sql: String) throws -> [String] {
      // Small pages, so that a word lies on one of many.
      try findings { db in
        try db.execute(
          sql: """
            INSERT INTO foundText (foundText, rank) VALUES ('pgsz', 32);
            INSERT INTO foundText (foundText) VALUES ('rebuild');
            \(sql); INSERT INTO foundText (foundText, rank) VALUES ('pgsz', 4050)
            """)
      }
    }

    #expect(try found("SELECT 1") == [])
    let named = try found(
      "DELETE FROM foundText_idx WHERE term = (SELECT term FROM foundText_idx ORDER BY term LIMIT 1 OFFSET 2)")
    #expect(named.count == 1)
    #expect(named.first?.hasPrefix("The index “foundText” does not find “") == true, "\(named)")
  }

  @Test("The sealed half of an officer's key cannot rot unseen", .only(.owned, "files are forged, not doors"))
  func key() throws {
    let found = try findings { db in
      try db.execute(sql: "UPDATE officer SET key = substr(key, 1, length(key) - 1) || 'x' WHERE name = 'kofi'")
    }

    #expect(found == ["A key of an officer (“kofi”) is not what was written: it rotted or was altered."])
  }

  @Test("An entry printed twice in a section is named", .only(.owned, "files are forged, not doors"))
  func entries() throws {
    let found = try findings { db in
      var issue = try #require(try Issues(db: db).issue("2026-01"))
      issue.entries.append(issue.entries[0])
      let list = try Canonical.text(issue)
      let hash = sha256(Data(list.utf8))
      let before = try String.fetchOne(db, sql: "SELECT hash FROM gazetteIssue") ?? ""
      try db.execute(
        sql: "UPDATE gazetteIssue SET content = ?, hash = ?, entries = entries + 1", arguments: [list, hash])
      try db.execute(
        sql: "UPDATE event SET content = replace(content, ?, ?) WHERE act = 'close_issue'", arguments: [before, hash])
    }

    #expect(
      found == [
        "Event 42 (“close_issue”) does not bear the signature of “marguerite”, who is named as its second officer.",
        "Entry 402020000000003, event 3, of issue 2026-01 stands in the section “ends” of issue 2026-01 as well.",
      ])
  }

  @Test("An entry that cites another act than was published is named", .only(.owned, "files are forged, not doors"))
  func cites() throws {
    let found = try findings { db in
      let hash = try String.fetchOne(db, sql: "SELECT hash FROM gazetteIssue") ?? ""
      let content = try String.fetchOne(db, sql: "SELECT content FROM gazetteIssue") ?? ""
      let list = content.replacingOccurrences(of: "\"act\":\"withdraw\"", with: "\"act\":\"refuse\"")
      try db.execute(
        sql: "UPDATE gazetteIssue SET content = ?, hash = ?", arguments: [list, sha256(Data(list.utf8))])
      try db.execute(
        sql: "UPDATE event SET content = replace(content, ?, ?) WHERE act = 'close_issue'",
        arguments: [hash, sha256(Data(list.utf8))])
    }

    #expect(
      found == [
        "Event 42 (“close_issue”) does not bear the signature of “marguerite”, who is named as its second officer.",
        "Entry 402020000000003, event 3, of issue 2026-01 does not cite exactly one event that was published there.",
      ])
  }
}

import Filing
import Foundation
import GRDB
import Standards

/// The check of a register against itself.
struct Checking {
  let db: Database
  let lawbook: Lawbook

  /// What each part finds; a part that cannot read on says so instead of stopping the others.
  func findings(_ progress: (Int, Int) -> Void = { _, _ in }) -> [String] {
    let (events, dossiers) = (rows("event"), rows("dossier"))
    var findings = part("the chain") { try chain { progress($0, events + dossiers) } }
    findings += part("the dossiers") { try self.dossiers { progress(events + $0, events + dossiers) } }
    findings += part("the numbers", numbers) + part("the order of the numbers", order)
    findings += part("the officers of the acts", people) + part("the documents", documents)
    findings +=
      part("the parties", parties) + part("the laws", laws) + part("the gazette", issues)
      + part("the entries of the gazette", entries)
    findings += part("the ledger of deliveries", ledger) + part("the office", office)
    findings += part("the electronic filings") { try Intakes(db: db).finding().map { [$0] } ?? [] }
    findings += part("the index of names", index) + part("the file", file)
    return findings
  }

  private func rows(_ table: String) -> Int { (try? Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)")) ?? 0 }

  private func part(_ name: String, _ body: () throws -> [String]) -> [String] {
    do { return try body() } catch {
      return [
        "While reading \(name): \(Explanation(of: error).message) Restore the newest sound backup beside this register and compare."
      ]
    }
  }

  private func chain(_ progress: (Int) -> Void) throws -> [String] {
    var previous = Seal.origin
    var expected = 1
    let rows = try EventRow.fetchCursor(db, sql: "SELECT \(EventRow.columns) FROM event ORDER BY sequence")
    while let row = try rows.next() {
      guard row.sequence == expected else {
        return ["Event \(expected) is missing: the sequence goes on with \(row.sequence)."]
      }
      guard Seal.leaf(row) == row.leaf else {
        return [
          "Event \(row.sequence) (“\(row.act)” of \(row.recorded)) is not what was sealed: its content was altered."
        ]
      }
      guard Seal.chain(previous, row.leaf) == row.seal else {
        return [
          "The seal of event \(row.sequence) does not follow from the one before it: the chain was altered there."
        ]
      }
      previous = row.seal
      if expected.isMultiple(of: 1000) { progress(expected) }
      expected += 1
    }
    return []
  }

  private func dossiers(_ progress: (Int) -> Void) throws -> [String] {
    let dossiers = try Dossiers(db, lawbook)
    for (place, id) in try Int.fetchAll(db, sql: "SELECT id FROM dossier ORDER BY id").enumerated() {
      if place.isMultiple(of: 1000) { progress(place) }
      let dossier = try dossiers.settled(id)
      guard let first = dossier.events.first else { return ["Dossier \(id) has no event."] }
      guard dossier.events.map(\.ordinal) == Array(1...dossier.events.count) else {
        return ["The events of dossier \(dossier.applicationNumber) are not numbered one after another."]
      }
      let sealed = try String.fetchOne(
        db, sql: "SELECT rightId FROM event WHERE sequence = ?", arguments: [first.sequence])
      let pin = try String.fetchOne(db, sql: "SELECT law FROM dossier WHERE id = ?", arguments: [id])
      guard sealed == dossier.right.id, pin == first.law else {
        return ["Dossier \(dossier.applicationNumber) stands under another right or law than was sealed."]
      }
      if let table = try Derived.difference(dossier, db) {
        return ["The table “\(table)” says something else of dossier \(dossier.applicationNumber) than its events do."]
      }
      if let term = try Vocabulary.missing(dossier.values.goods, db) {
        return ["The list of terms lacks “\(term)” of dossier \(dossier.applicationNumber)."]
      }
    }
    return []
  }

  /// In each series: count = last − first + 1 = next − first, each number named by its event.
  private func numbers() throws -> [String] {
    let sql = """
      SELECT s.series, s.rightId, s.year, s.first, s.next, count(n.serial), max(n.serial), min(n.serial) FROM series s
      LEFT JOIN number n ON n.series = s.series AND n.rightId = s.rightId AND n.year = s.year GROUP BY 1, 2, 3
      """
    for row in try Row.fetchAll(db, sql: sql) {
      let (first, next, count): (Int, Int, Int) = (row[3], row[4], row[5])
      guard count == next - first, count == 0 || row[6] == next - 1 && row[7] == first else {
        return [
          "The series “\(row[0] as String)” of \(row[1] as String), year \(row[2] as Int), has a hole: \(count) numbers where the counter says \(next - first)."
        ]
      }
    }
    let cursor = try Row.fetchCursor(
      db,
      sql:
        "SELECT n.series, n.text, e.numbers, n.event, n.key, n.bare FROM number n JOIN event e ON e.sequence = n.event ORDER BY n.rowid"
    )
    while let row = try cursor.next() {
      let named = try Canonical.words(row[2])
      guard named[row[0]] == row[1] else {
        return ["The number \(row[1] as String) is not the one that event \(row[3] as Int) allotted."]
      }
      let key = NumberKey(row[1])
      guard row[4] == key.text, row[5] == Numbers.bare(key) else {
        return ["The number \(row[1] as String) cannot be found: its key says something else."]
      }
    }
    let held = try Int.fetchOne(db, sql: "SELECT count(*) FROM number") ?? 0
    let sealed =
      try Int.fetchOne(
        db, sql: "SELECT coalesce(sum((SELECT count(*) FROM json_each(numbers))), 0) FROM event WHERE numbers <> '{}'")
      ?? 0
    return held == sealed ? [] : ["The events allotted \(sealed) numbers, the register holds \(held)."]
  }

  private func documents() throws -> [String] {
    for digest in try String.fetchAll(db, sql: "SELECT sha256 FROM document ORDER BY sha256") {
      let bytes = try Data.fetchOne(db, sql: "SELECT bytes FROM document WHERE sha256 = ?", arguments: [digest])
      guard let bytes, sha256(bytes) == digest else {
        return ["The document \(digest) is not what was attached: its bytes were altered."]
      }
    }
    return []
  }

  private func parties() throws -> [String] {
    for row in try Row.fetchAll(db, sql: "SELECT id, content, mergedInto FROM party ORDER BY id") {
      let folded = try Parties.folded(EventRow.ofParty(row[0], db))
      guard let folded, Canonical.text(folded.party) == row[1], folded.mergedInto == row[2] else {
        return ["Party \(row[0] as Int) is not what its events say."]
      }
    }
    return []
  }

  private func laws() throws -> [String] {
    for row in try Row.fetchAll(db, sql: "SELECT id, hash FROM lawVersion") {
      guard LawActs.hash(try Lawbook.files(row[0], db)) == row[1] else {
        return ["The tables of the law “\(row[0] as String)” were altered after they were planted."]
      }
    }
    let sealed = try EventRow.ofOffice("plant_law", db).map { try $0.event().values }
    for values in sealed {
      let hash = try String.fetchOne(
        db, sql: "SELECT hash FROM lawVersion WHERE id = ?", arguments: [values.text(.name)])
      guard hash == values.text("hash") else {
        return ["The law “\(values.text(.name) ?? "")” is not the one that was planted."]
      }
    }
    return []
  }

  private func issues() throws -> [String] {
    let told = try String.fetchOne(
      db,
      sql: """
        SELECT id FROM gazetteIssue WHERE cutOff <> json_extract(content, '$.cutOff')
          OR entries <> json_array_length(content, '$.entries') OR date <> json_extract(content, '$.date') LIMIT 1
        """)
    if let told { return ["The line of issue \(told) in the list of issues is not what the issue says."] }
    let sealed = try EventRow.ofOffice("close_issue", db).map { try $0.event().values }
    for values in sealed {
      let sql = "SELECT content FROM gazetteIssue WHERE id = ? AND isClosed = 1"
      let content = try String.fetchOne(db, sql: sql, arguments: [values.text(.issue)]) ?? ""
      guard sha256(Data(content.utf8)) == values.text("list") else {
        return ["The list of issue \(values.text(.issue) ?? "") is not the one that was printed."]
      }
    }
    return []
  }

  private func file() throws -> [String] {
    let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
    let dangling = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map {
      "A row of “\($0[0] as String)” refers to one that does not exist."
    }
    return integrity.prefix(5).map { "SQLite: \($0)" } + dangling.prefix(5)
  }
}

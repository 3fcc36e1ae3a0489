import Filing
import Foundation
import GRDB
import Standards

/// The check of a register against itself.
struct Checking {
  let db: Database
  let lawbook: Lawbook
  /// The files that lie beside the register; nil for one that has none.
  var beside: FilesBeside?

  /// As many faults of one kind are named; a register that is torn has them in every row.
  static let most = 100

  /// What each part finds; a part that cannot read on says so instead of stopping the others.
  func findings(_ progress: (Int, Int) -> Void = { _, _ in }) -> [String] {
    let torn = part("the file", file)
    if torn.contains(where: Checking.isUnreadable) { return torn }
    let (events, dossiers) = (rows("event"), rows("dossier"))
    var findings = part("the chain") { try chain { progress($0, events + dossiers) } }
    findings += part("the dossiers") { try self.dossiers { progress(events + $0, events + dossiers) } }
    findings += part("the numbers", numbers) + part("the order of the numbers", order)
    findings +=
      part("the officers of the acts", people) + part("the signatures", signatures) + part("the documents", documents)
    findings +=
      part("the parties", parties) + part("the laws", laws) + part("the gazette", issues)
      + part("the entries of the gazette", entries)
    findings +=
      part("the ledger of deliveries", ledger) + part("the office", office) + part("the branch offices", branches)
    findings += part("the closed days", days) + part("the papers", papers)
    findings += part("the electronic filings") { try Intakes(db: db).finding().map { [$0] } ?? [] }
    findings += part("the rows beside the events", rowsBeside) + part("the index of names", index)
    findings += part("the codes of the pictures") { try Likenesses.findings(db) }
    findings += part("the form of the register", form) + part("the texts", hidden) + torn
    findings += part("the files beside the register", filesBeside)
    return findings
  }

  /// What is wrong with what no one can make anew: events, documents, laws.
  func sealed() -> [String] {
    let unreadable = part("the file", file).filter(Checking.isUnreadable)
    guard unreadable.isEmpty else { return unreadable }
    return part("the chain") { try chain { _ in } } + part("the documents", documents) + part("the laws", laws)
  }

  /// Whether SQLite finds values of a kind that their column never holds: such rows cannot be walked as what they should be.
  private static func isUnreadable(_ finding: String) -> Bool {
    finding.hasPrefix("SQLite: ") && finding.contains(" value in ")
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
    var (previous, expected, findings) = (Seal.origin, 1, [String]())
    let rows = try EventRow.fetchCursor(db, sql: "SELECT \(EventRow.columns) FROM event ORDER BY sequence")
    while let row = try rows.next(), findings.count < Checking.most {
      let words = try "Event \(row.sequence) (“\(row.act)” of \(row.recorded)\(file(of: row.dossier)))"
      if row.sequence != expected {
        findings.append("Event \(expected) is missing: the sequence goes on with \(row.sequence).")
      }
      if Seal.leaf(row) != row.leaf {
        findings.append("\(words) is not what was sealed: its content was altered.")
      } else if Seal.chain(previous, row.leaf) != row.seal {
        findings.append(
          "The seal of event \(row.sequence) does not follow from the one before it: the chain was altered there.")
      }
      previous = row.seal
      if row.sequence.isMultiple(of: 1000) { progress(row.sequence) }
      expected = row.sequence + 1
    }
    return findings
  }

  /// `, dossier 402026000000017`; empty where there is none.
  private func file(of dossier: Int?) throws -> String {
    let sql = "SELECT number FROM standing WHERE dossier = ?"
    return try dossier.flatMap { try String.fetchOne(db, sql: sql, arguments: [$0]) }.map { ", dossier \($0)" } ?? ""
  }

  private func dossiers(_ progress: (Int) -> Void) throws -> [String] {
    let dossiers = try Dossiers(db, lawbook)
    var findings: [String] = []
    for (place, id) in try Int.fetchAll(db, sql: "SELECT id FROM dossier ORDER BY id").enumerated() {
      guard findings.count < Checking.most else { break }
      if place.isMultiple(of: 1000) { progress(place) }
      do { findings += try faults(of: id, dossiers) } catch {
        findings.append("Dossier \(id) cannot be folded from its events: \(Explanation(of: error).message)")
      }
    }
    return findings
  }

  private func faults(of id: Int, _ dossiers: Dossiers) throws -> [String] {
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
    let tables = try Derived.differences(dossier, db).map {
      "The table “\($0)” says something else of dossier \(dossier.applicationNumber) than its events do."
    }
    let term = try Vocabulary.missing(dossier.values.goods, db).map {
      "The list of terms lacks “\($0)” of dossier \(dossier.applicationNumber)."
    }
    return tables + (term.map { [$0] } ?? [])
  }

  /// In each series: count = last − first + 1 = next − first, each number named by its event.
  private func numbers() throws -> [String] {
    let sql = """
      SELECT s.series, s.rightId, s.year, s.first, s.next, count(n.serial), max(n.serial), min(n.serial) FROM series s
      LEFT JOIN number n ON n.series = s.series AND n.rightId = s.rightId AND n.year = s.year GROUP BY 1, 2, 3
      """
    var findings: [String] = []
    for row in try Row.fetchAll(db, sql: sql) {
      let (first, next, count): (Int, Int, Int) = try (row[3], row[4], row[5])
      if try count != next - first || count != 0 && (row[6] != next - 1 || row[7] != first) {
        findings += try [
          "The series “\(row[0] as String)” of \(row[1] as String), year \(row[2] as Int), has a hole: \(count) numbers where the counter says \(next - first)."
        ]
      }
    }
    let cursor = try Row.fetchCursor(
      db,
      sql:
        """
        SELECT n.series, n.text, e.numbers, n.event, n.key, n.bare, n.dossier IS e.dossier FROM number n
          JOIN event e ON e.sequence = n.event ORDER BY n.rowid
        """
    )
    while let row = try cursor.next(), findings.count < Checking.most {
      let named = try Canonical.words(row[2])
      if try named[row[0]] != row[1] || row[6] == false {
        try findings.append("The number \(row[1] as String) is not the one that event \(row[3] as Int) allotted.")
      }
      let key = try NumberKey(row[1])
      if try row[4] != key.text || row[5] != Numbers.bare(key) {
        try findings.append("The number \(row[1] as String) cannot be found: its key says something else.")
      }
    }
    let held = try Int.fetchOne(db, sql: "SELECT count(*) FROM number") ?? 0
    let sealed =
      try Int.fetchOne(
        db, sql: "SELECT coalesce(sum((SELECT count(*) FROM json_each(numbers))), 0) FROM event WHERE numbers <> '{}'")
      ?? 0
    return findings + (held == sealed ? [] : ["The events allotted \(sealed) numbers, the register holds \(held)."])
  }

  private func documents() throws -> [String] {
    try String.fetchAll(db, sql: "SELECT sha256 FROM document ORDER BY sha256").compactMap { digest in
      let bytes = try Data.fetchOne(db, sql: "SELECT bytes FROM document WHERE sha256 = ?", arguments: [digest])
      return bytes.map(sha256) == digest
        ? nil : "The document \(digest) is not what was attached: its bytes were altered."
    }
  }

  private func laws() throws -> [String] {
    for row in try Row.fetchAll(db, sql: "SELECT id, hash, \"from\", title FROM lawVersion") {
      let files = try Lawbook.files(row[0], db)
      guard try LawActs.hash(files) == row[1] else {
        return try ["The tables of the law “\(row[0] as String)” were altered after they were planted."]
      }
      let law = Law.read(
        files: files.mapValues { Array($0) }, currency: Currency(try Settings.all(db)["currency"] ?? "")
      ).law
      guard let law, try law.from.description == row[2], try law.title == row[3] else {
        return try ["The law “\(row[0] as String)” stands under another title or from another day than its tables say."]
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
    let held = try String.fetchAll(db, sql: "SELECT id FROM lawVersion")
    return Set(held) == Set(sealed.compactMap { $0.text(.name) })
      ? [] : ["The register holds a law that nobody planted."]
  }

  private func issues() throws -> [String] {
    let told = try String.fetchOne(
      db,
      sql: """
        SELECT id FROM gazetteIssue WHERE cutOff <> json_extract(content, '$.cutOff')
          OR entries <> json_array_length(content, '$.entries') OR date <> json_extract(content, '$.date')
          OR id <> json_extract(content, '$.id') OR isClosed <> json_extract(content, '$.isClosed') LIMIT 1
        """)
    if let told { return ["The line of issue \(told) in the list of issues is not what the issue says."] }
    let sealed = try EventRow.ofOffice("close_issue", db).map { try $0.event().values }
    for values in sealed {
      let sql = "SELECT content, hash FROM gazetteIssue WHERE id = ? AND isClosed = 1"
      let row = try Row.fetchOne(db, sql: sql, arguments: [values.text(.issue)])
      let content: String = try row?[0] ?? ""
      guard sha256(Data(content.utf8)) == values.text("list"), try row?[1] == values.text("list") else {
        return ["The list of issue \(values.text(.issue) ?? "") is not the one that was printed."]
      }
    }
    let sql = "SELECT sum(isClosed), count(*), sum(isClosed = 0 AND (hash <> '' OR entries > 0)) FROM gazetteIssue"
    let counts = try Row.fetchOne(db, sql: sql)
    let opened = try EventRow.ofOffice("open_issue", db).count
    guard try counts?[0] ?? 0 == sealed.count, try counts?[1] == opened, try counts?[2] ?? 0 == 0 else {
      return ["The issues of the gazette are not those that were opened and closed."]
    }
    return []
  }

  private func file() throws -> [String] {
    let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
    let dangling = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map {
      try "A row of “\($0[0] as String)” refers to one that does not exist."
    }
    return integrity.prefix(5).map { "SQLite: \($0)" } + dangling.prefix(5)
  }
}

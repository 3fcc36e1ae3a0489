import Filing
import Foundation
import GRDB
import Standards

/// What electronic filings the register has taken, each once: row after row, sealed one upon the other.
struct Intakes {
  let db: Database

  /// A row as it stands.
  struct Line {
    let number: Int
    /// Id of the draft that was made of the record.
    let draft: String
    let origin: Origin
    let officer: String
    let taken: String
    let seal: String

    /// The seal that follows from the row and the one before it.
    func sealed(after previous: String) -> String {
      let fields = [String(number), draft, origin.package, origin.file, origin.record, officer, taken]
      return sha256(Seal.bytes([previous] + fields))
    }
  }

  func holds(_ draft: String) throws -> Bool {
    try db.number("SELECT 1 FROM intake WHERE draft = ?", draft) != nil
  }

  func note(_ draft: String, _ origin: Origin, by officer: String, at moment: String) throws {
    let sql = "SELECT number, seal FROM intake ORDER BY number DESC LIMIT 1"
    let last = try Row.fetchOne(db.cachedStatement(sql: sql))
    let line = Line(
      number: try (last?[0] ?? 0) + 1, draft: draft, origin: origin, officer: officer, taken: moment, seal: "")
    try db.run(
      "INSERT INTO intake (number, draft, package, file, record, officer, taken, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      line.number, draft, origin.package, origin.file, origin.record, officer, moment,
      line.sealed(after: last?[1] ?? ""))
  }

  /// Notes the drafts that an older register took; of which package they came it did not know.
  static func fill(_ db: Database) throws {
    let sql = "SELECT id, officer, changed FROM draft WHERE id GLOB '\(Origin.mark)*' ORDER BY changed, id"
    for row in try Row.fetchAll(db, sql: sql) where try !Intakes(db: db).holds(row[0]) {
      let origin = Origin(package: "", file: "", record: "")
      try Intakes(db: db).note(row[0], origin, by: row[1], at: row[2])
    }
  }

  /// What is wrong with the rows; nil when they are as they were written, and no draft that was taken lacks its own.
  func finding() throws -> String? {
    var previous = ""
    var expected = 1
    let rows = try Row.fetchCursor(
      db, sql: "SELECT number, draft, package, file, record, officer, taken, seal FROM intake ORDER BY number")
    while let row = try rows.next() {
      let line = try Line(
        number: row[0], draft: row[1], origin: Origin(package: row[2], file: row[3], record: row[4]), officer: row[5],
        taken: row[6], seal: row[7])
      guard line.number == expected else {
        return "The list of electronic filings lacks its row \(expected): it goes on with \(line.number)."
      }
      guard line.seal == line.sealed(after: previous) else {
        return "Row \(line.number) of the list of electronic filings is not what was written: it was altered."
      }
      (previous, expected) = (line.seal, expected + 1)
    }
    let lacking = """
      SELECT d.id FROM draft d WHERE d.id GLOB '\(Origin.mark)*' AND NOT EXISTS (SELECT 1 FROM intake i WHERE i.draft = d.id)
      LIMIT 1
      """
    return try String.fetchOne(db, sql: lacking).map {
      "The list of electronic filings lacks the draft “\($0)”, which would be taken twice."
    }
  }
}

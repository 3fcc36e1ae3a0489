import Filing
import Foundation
import GRDB

extension Checking {
  /// Along a series neither the moment of reception nor the order of the events goes back.
  func order() throws -> [String] {
    let sql = """
      SELECT series, earlier, text FROM (
        SELECT n.series, n.text, n.event, e.recorded, lag(n.text) OVER line AS earlier,
          lag(n.event) OVER line AS event1, lag(e.recorded) OVER line AS recorded1
        FROM number n JOIN event e ON e.sequence = n.event
        WINDOW line AS (PARTITION BY n.series, n.rightId, n.year ORDER BY n.serial)) AS line
      WHERE event1 > event OR recorded1 > recorded AND NOT EXISTS (SELECT 1 FROM event
        WHERE dossier IS NULL AND act = 'set_clock_right' AND sequence BETWEEN event1 AND line.event) LIMIT 1
      """
    return try Row.fetchOne(db, sql: sql).map { row in
      [
        try
          "In the series “\(row[0] as String)” the number \(row[1] as String) was given after \(row[2] as String), which follows it."
      ]
    } ?? []
  }

  /// Each entry of a closed issue cites exactly one event, which no other entry of its section cites.
  func entries() throws -> [String] {
    var cited: [String: String] = [:]
    let issues = Issues(db: db)
    for id in try issues.closed() {
      guard let issue = try issues.issue(id) else { continue }
      for printed in issue.seals where try !isHeld(printed) {
        return [
          "The seal of \(printed.date) that issue \(issue.id) prints is not that of event \(printed.sequence): events were altered and sealed again."
        ]
      }
      for entry in issue.entries {
        let words = "Entry \(entry.number), event \(entry.event), of issue \(issue.id)"
        if let earlier = cited.updateValue(issue.id, forKey: "\(entry.section) \(entry.name) \(entry.event)") {
          return ["\(words) stands in the section “\(entry.section)” of issue \(earlier) as well."]
        }
        guard try publications(of: entry, in: issue) == 1 else {
          return ["\(words) does not cite exactly one event that was published there."]
        }
      }
      let sql = "SELECT count(*) FROM publication WHERE issue = ?"
      let published = try Int.fetchOne(db, sql: sql, arguments: [issue.id]) ?? 0
      guard published == issue.entries.count else {
        return [
          "Issue \(issue.id) prints \(issue.entries.count) entries where \(published) events were published in it."
        ]
      }
    }
    return []
  }

  private func isHeld(_ printed: DaySeal) throws -> Bool {
    let sql = "SELECT seal FROM event WHERE sequence = ?"
    return try Data.fetchOne(db.cachedStatement(sql: sql), arguments: [printed.sequence]).map(hexadecimal)
      == printed.seal
  }

  private func publications(of entry: GazetteEntry, in issue: GazetteIssue) throws -> Int {
    let sql = """
      SELECT count(*) FROM publication p JOIN standing s ON s.dossier = p.dossier
      JOIN event e ON e.dossier = p.dossier AND e.ordinal = p.event
      WHERE s.number = ? AND s.rightId = coalesce(?, s.rightId) AND p.issue = ? AND p.event = ? AND p.section = ? AND e.act = ?
      """
    let arguments: StatementArguments = [entry.number, entry.right, issue.id, entry.event, entry.section, entry.act]
    return try Int.fetchOne(db.cachedStatement(sql: sql), arguments: arguments) ?? 0
  }
}

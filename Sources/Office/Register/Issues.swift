import Filing
import Foundation
import GRDB
import Standards

/// The issues of the gazette and what waits for them.
struct Issues {
  let db: Database

  /// The earliest issue that is open and of an earlier day.
  func openIssue(before date: CalendarDate) throws -> IssueLine? {
    let sql =
      "SELECT \(IssueLine.columns) FROM gazetteIssue WHERE isClosed = 0 AND date < ? ORDER BY date LIMIT 1"
    return try Row.fetchOne(db, sql: sql, arguments: [date.description]).map { try IssueLine($0) }
  }

  /// Ids of the closed issues, the oldest first.
  func closed() throws -> [String] {
    try String.fetchAll(db, sql: "SELECT id FROM gazetteIssue WHERE isClosed = 1 ORDER BY date")
  }

  func issue(_ id: String) throws -> GazetteIssue? {
    try String.fetchOne(db, sql: "SELECT content FROM gazetteIssue WHERE id = ?", arguments: [id]).map {
      try Canonical.value($0)
    }
  }

  /// Hash of the list of the last closed issue; empty before the first one.
  func lastHash() throws -> String {
    try String.fetchOne(db, sql: "SELECT hash FROM gazetteIssue WHERE isClosed = 1 ORDER BY date DESC LIMIT 1") ?? ""
  }

  func write(_ issue: GazetteIssue, hash: String) throws {
    try db.execute(
      sql: """
        INSERT INTO gazetteIssue (id, date, cutOff, isClosed, entries, content, hash) VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET isClosed = excluded.isClosed, entries = excluded.entries,
          content = excluded.content, hash = excluded.hash
        """,
      arguments: [
        issue.id, issue.date.description, issue.cutOff.description, issue.isClosed, issue.entries.count,
        try Canonical.text(issue), hash,
      ])
  }

  /// The issue with all that waits until its cut-off, in the order of sections and numbers, each entry checked.
  ///
  /// - Parameter sight: leaves out the files that it may not read.
  func collected(
    _ issue: GazetteIssue, _ dossiers: Dossiers, today: CalendarDate, seen sight: Sight = Sight(.everything)
  ) throws -> GazetteIssue {
    let law = try dossiers.lawbook.law(on: issue.date, dossiers.facts, db)
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT q.dossier, q.event, q.section, q.act, q.onPublication, q.since, s.number, s.title, s.owner, h.reason
        FROM queueEntry q JOIN standing s ON s.dossier = q.dossier LEFT JOIN hold h
          ON h.number IN (s.number, s.rightId || ':application:' || s.number) AND h.event = q.event
        WHERE q.since <= ? AND \(sight.reads) ORDER BY s.number, q.event
        """, arguments: [issue.cutOff.description])
    var result = issue
    result.entries = try rows.compactMap { row in
      let dossier = try dossiers.dossier(row[0], today: today)
      let right = dossier.right
      // What the dossier has left behind waits: a withdrawn application is not published, a revived one is.
      if let act = try right.act(row[4]), !act.from.contains(dossier.stage) { return nil }
      var faults: [String] = []
      let section: String = try row[2]
      if law.section(section) == nil { faults.append("The gazette has no section “\(section)”.") }
      if let act = try right.act(row[4]) {
        faults += [dossier.refusal(of: act, on: today, roles: nil)?.message].compactMap { $0 }
      } else {
        try faults.append("The law has no act “\(row[4] as String)” to record its publication.")
      }
      if try (row[7] as String).isEmpty { faults.append("It has no title.") }
      return try GazetteEntry(
        section: section, number: row[6], event: row[1], act: row[3], title: row[7], owner: row[8],
        since: CalendarDate(row[5] as String) ?? today, held: row[9], faults: faults, right: right.id)
    }
    let order = Dictionary(law.sections.map { ($0.id, $0.number) }, uniquingKeysWith: { first, _ in first })
    result.entries.sort {
      (order[$0.section] ?? .max, $0.number, $0.event) < (order[$1.section] ?? .max, $1.number, $1.event)
    }
    result.seals = try seals()
    result.notices = try notices()
    result.previousHash = try lastHash()
    return result
  }

  /// What the office makes known: its notices and closures since the previous issue closed.
  private func notices() throws -> [String] {
    let since =
      try Int.fetchOne(db, sql: "SELECT max(sequence) FROM event WHERE act = 'close_issue' AND dossier IS NULL") ?? 0
    let events = try ["publish_notice", "declare_closure"].flatMap { try EventRow.ofOfficeInForce($0, db) }
      .filter { $0.sequence > since }.sorted { $0.sequence < $1.sequence }
    return events.map { event in
      if let from = event.values.date(.closedFrom), let until = event.values.date(.closedUntil) {
        return "The Office is closed from \(from) until \(until): \(event.values.text(.reason) ?? "")"
      }
      return [event.values.text(.subject), event.values.text(.text)].compactMap { $0 }.joined(separator: ": ")
    }
  }

  /// The chain value after the last event of each day since the previous issue closed.
  private func seals() throws -> [DaySeal] {
    let since =
      try Int.fetchOne(db, sql: "SELECT max(sequence) FROM event WHERE act = 'close_issue' AND dossier IS NULL") ?? 0
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT sequence, substr(recorded, 1, 10), seal FROM event WHERE sequence IN
          (SELECT max(sequence) FROM event WHERE sequence > ? GROUP BY substr(recorded, 1, 10)) ORDER BY sequence
        """, arguments: [since])
    return try rows.compactMap { row in
      try CalendarDate(row[1] as String).map { try DaySeal(date: $0, sequence: row[0], seal: hexadecimal(row[2])) }
    }
  }
}

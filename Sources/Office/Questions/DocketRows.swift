import Filing
import GRDB
import Standards

/// From where a page of the docket takes its files, each source in the order of the docket.
struct DocketRows {
  let db: Database
  /// Day and dossier after which the page starts.
  let start: (String, Int)
  /// Only this right; nil for all.
  let rightID: String?
  let limit: Int
  /// What the officer may read.
  let sight: Sight

  /// A file that has something on that day.
  struct Place: Hashable, Comparable {
    let due: String
    let dossier: Int
    let isHidden: Bool

    init(_ row: Row) throws { (due, dossier, isHidden) = try (row[0], row[1], row[2]) }

    static func < (left: Place, right: Place) -> Bool { (left.due, left.dossier) < (right.due, right.dossier) }
  }

  /// Files of which a limit runs that is due by the day.
  func running(until horizon: String, waits: String?) throws -> [Place] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT t.due, t.dossier, NOT \(sight.reads) FROM timeLimit t JOIN standing s ON s.dossier = t.dossier
        WHERE t.status = 'running' AND t.due <= ? AND (t.due, t.dossier) > (?, ?)
          AND (? IS NULL OR s.rightId = ?) AND (? IS NULL OR t.waits = ?)
        GROUP BY t.due, t.dossier ORDER BY t.due, t.dossier LIMIT ?
        """,
      arguments: [horizon, start.0, start.1, rightID, rightID, waits, waits, limit]
    ).map(Place.init)
  }

  /// Files that have come to their entry in the register.
  func candidates() throws -> [Place] { try waiting("candidate") }

  /// Files of which an issue printed what was corrected since, and the gazette has not said so.
  func untold() throws -> [Place] { try waiting("untold") }

  /// Files that owe a fee since before the day and were not asked for it.
  func unasked(before day: String) throws -> [Place] { try waiting("feeCall", before: day) }

  /// The files of a derived table with a day, from which they wait.
  private func waiting(_ table: String, before day: String? = nil) throws -> [Place] {
    try Row.fetchAll(
      db,
      sql: """
        SELECT t.since, t.dossier, NOT \(sight.reads) FROM \(table) t JOIN standing s ON s.dossier = t.dossier
        WHERE (t.since, t.dossier) > (?, ?) AND (? IS NULL OR t.since < ?) AND (? IS NULL OR s.rightId = ?)
        GROUP BY t.since, t.dossier ORDER BY t.since, t.dossier LIMIT ?
        """,
      arguments: [start.0, start.1, day, day, rightID, rightID, limit]
    ).map(Place.init)
  }

  /// Files that have not ended and whose agent has left the roll.
  func withoutAgent(_ gone: [(party: Int, since: CalendarDate)]) throws -> [Place] {
    let pages = try gone.filter { $0.since.description >= start.0 }.map { agent in
      let day = agent.since.description
      return try Row.fetchAll(
        db,
        sql: """
          SELECT ?, r.dossier, NOT \(sight.reads) FROM role r JOIN standing s ON s.dossier = r.dossier
          WHERE r.party = ? AND r.dossier > ? AND r.item = ? AND s.stage <> ? AND (? IS NULL OR s.rightId = ?)
          GROUP BY r.dossier ORDER BY r.dossier LIMIT ?
          """,
        arguments: [
          day, agent.party, day == start.0 ? start.1 : 0, Item.representative.rawValue, Stage.terminated.rawValue,
          rightID, rightID, limit,
        ]
      ).map(Place.init)
    }
    return Array(pages.joined().sorted().prefix(limit))
  }
}

extension ReadingContext {
  /// Whether a file is this officer's to work on: handed over to him, or to whom he stands in for, or to nobody.
  func isOwn(_ dossier: Dossier) -> Bool {
    guard let assignee = dossier.assignee else { return true }
    return facts.absences.standIn(for: assignee, on: today).map { $0 == officer.name } ?? true
  }
}

extension ReadingContext {
  /// That the file can be entered in the register, or what it lacks; what an act says of a parent is asked of the parent.
  func readiness(of dossier: Dossier) throws -> Proposal? {
    var parent: Dossier?
    if let number = dossier.values.text(.parent), let bearers = try? dossiers.bearers(number),
      let place = bearers.first(where: { $0.letter == dossier.right.letter })?.dossier
    {
      parent = try dossiers.dossier(place, today: today)
    }
    return dossier.readiness(on: today) { act in
      act.conditions.allSatisfy { condition in
        guard case .parent(let stages) = condition else { return true }
        return parent.map { stages.contains($0.stage) } ?? false
      }
    }
  }
}

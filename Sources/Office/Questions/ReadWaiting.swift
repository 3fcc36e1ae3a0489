import Filing
import GRDB
import Standards

/// Asks what waits for the gazette, by section and age, and when the next issues are due; of files that the officer may not
/// read nothing.
public struct ReadWaiting: Question {
  /// Only this section, by its id; nil for all.
  public var section: String?
  public var limit: Int
  public var after: String?

  /// - Parameters:
  ///   - limit: entries of the page, 1 to 500.
  ///   - after: where the page starts: `next` of the page before.
  public init(section: String? = nil, limit: Int = 100, after: String? = nil) {
    (self.section, self.limit, self.after) = (section, limit, after)
  }

  public func answer(in context: ReadingContext) throws -> WaitingPage {
    let law = try context.law()
    if let section, law.section(section) == nil {
      throw Refusal.notFound(what: "section of the gazette", name: section)
    }
    let rhythm = IssueRhythm(context.facts.settings)
    let sight = try context.sight()
    let late = context.today.adding(days: -rhythm.interval).description
    let most = max(1, min(limit, 500))
    let start = (after ?? "").split(separator: " ").map(String.init)
    let join = """
      FROM queueEntry q JOIN standing s ON s.dossier = q.dossier LEFT JOIN hold h
        ON h.number IN (s.number, s.rightId || ':application:' || s.number) AND h.event = q.event
      WHERE \(sight.reads)
      """
    let rows = try Row.fetchAll(
      context.db,
      sql: """
        SELECT q.since, q.dossier, q.place, q.section, q.event, q.act, s.number, s.rightId, s.title, s.owner, h.reason
        \(join) AND (? IS NULL OR q.section = ?) AND (q.since, q.dossier, q.place) > (?, ?, ?)
        ORDER BY q.since, q.dossier, q.place LIMIT ?
        """,
      arguments: [
        section, section, start.first ?? "", start.count == 3 ? Int(start[1]) ?? 0 : 0,
        start.count == 3 ? Int(start[2]) ?? 0 : 0, most + 1,
      ])
    let sums = try Row.fetchAll(
      context.db,
      sql: """
        SELECT q.section, count(*), min(q.since), total(q.since < ?), count(h.reason) \(join) AND q.since <= ?
        GROUP BY q.section
        """, arguments: [late, context.today.description])
    let entries = try rows.prefix(most).map { try WaitingEntry($0, on: context.today, interval: rhythm.interval) }
    let order = Dictionary(law.sections.map { ($0.id, $0.number) }, uniquingKeysWith: { first, _ in first })
    return WaitingPage(
      interval: rhythm.interval,
      sections: try sums.map { row in
        try WaitingSection(
          section: row[0], label: law.section(row[0])?.label ?? Label(row[0]), waiting: row[1],
          oldest: CalendarDate(row[2] as String) ?? context.today, late: Int(row[3] as Double), held: row[4])
      }.sorted { (order[$0.section] ?? .max, $0.section) < (order[$1.section] ?? .max, $1.section) },
      entries: entries,
      next: try rows.count > most ? key(rows[most - 1]) : nil,
      issues: IssuePlan.upcoming(
        8, after: try lastIssue(context.db), today: context.today, rhythm, context.dossiers.calendar))
  }

  private func key(_ row: Row) throws -> String { try "\(row[0] as String) \(row[1] as Int) \(row[2] as Int)" }

  private func lastIssue(_ db: Database) throws -> CalendarDate? {
    try String.fetchOne(db, sql: "SELECT max(date) FROM gazetteIssue").flatMap { CalendarDate($0) }
  }
}

/// An event that waits to be printed.
public struct WaitingEntry: Codable, Equatable, Sendable {
  public var section: String
  /// Application number.
  public var number: String
  /// Id of the right.
  public var right: String
  public var title: String
  /// Its owners in one line.
  public var owner: String
  /// Ordinal of the event in the dossier.
  public var event: Int
  /// What was recorded.
  public var act: String
  public var since: CalendarDate
  /// Days that it has waited.
  public var age: Int
  /// Whether it has waited longer than from one issue to the next.
  public var isLate: Bool
  /// Why it is held back; nil when it is not.
  public var held: String?

  init(_ row: Row, on today: CalendarDate, interval: Int) throws {
    since = try CalendarDate(row[0] as String) ?? today
    (section, event, act, number) = try (row[3], row[4], row[5], row[6])
    (right, title, owner, held) = try (row[7], row[8], row[9], row[10])
    age = today.dayNumber - since.dayNumber
    isLate = age > interval
  }
}

/// What waits for one section of the gazette.
public struct WaitingSection: Codable, Equatable, Sendable {
  public var section: String
  public var label: Label
  public var waiting: Int
  public var oldest: CalendarDate
  /// How many have waited longer than from one issue to the next.
  public var late: Int
  /// How many are held back.
  public var held: Int
}

/// What waits for the gazette, the oldest first.
public struct WaitingPage: Codable, Equatable, Sendable {
  /// Days from one issue to the next.
  public var interval: Int
  /// Every section for which something waits, in the order of printing.
  public var sections: [WaitingSection]
  public var entries: [WaitingEntry]
  /// Where the next page starts; nil on the last one.
  public var next: String?
  /// The issues to come by the rhythm of the office; none of them is opened.
  public var issues: [IssuePlan]
}

import Filing
import GRDB
import Standards

/// Asks what the calendar has brought about: running limits by day, then the proposals of their dossiers.
public struct ReadDocket: Question {
  /// Only this right, by its id or letter; nil for all.
  public var right: String?
  /// `applicant`, `office`, `third`; nil for all.
  public var waits: String?
  /// Days ahead of today to look, 0 to 3660.
  public var ahead: Int
  /// Limits of the page, 1 to 500; each may bring several lines.
  public var limit: Int
  /// Where the page starts: `next` of the page before.
  public var after: String?

  /// The first page of the whole docket unless told otherwise.
  public init(right: String? = nil, waits: String? = nil, ahead: Int = 30, limit: Int = 100, after: String? = nil) {
    self.right = right
    self.waits = waits
    self.ahead = ahead
    self.limit = limit
    self.after = after
  }

  public func answer(in context: ReadingContext) throws -> DocketPage {
    let db = context.db
    let limit = max(1, min(limit, 500))
    let ahead = max(0, min(ahead, 3660))
    let horizon = context.today.adding(days: ahead)
    let rightID = try right.map { name in try context.law().right(name)?.id ?? name }
    let start = ReadDocket.key(after)
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT t.due, t.dossier, s.secret FROM timeLimit t JOIN standing s ON s.dossier = t.dossier
        WHERE t.status = 'running' AND t.due <= ? AND (t.due, t.dossier) > (?, ?)
          AND (? IS NULL OR s.rightId = ?) AND (? IS NULL OR t.waits = ?)
        GROUP BY t.due, t.dossier ORDER BY t.due, t.dossier LIMIT ?
        """,
      arguments: [horizon.description, start.0, start.1, rightID, rightID, waits, waits, limit + 1])
    let dossiers = try Dossiers(db, context.lawbook)
    let readsSecret = try context.readsSecret()
    var lines: [DocketLine] = []
    for row in rows.prefix(limit) {
      let due: String = row[0]
      let dossier = try dossiers.dossier(row[1], today: context.today)
      let hidden = !readsSecret && row[2]
      for limit in dossier.limits where limit.isRunning && limit.due.description == due {
        guard waits.map({ $0 == limit.rule.waits.rawValue }) ?? true,
          let proposal = dossier.proposals(on: context.today, ahead: ahead).first(where: {
            $0.limit == limit.rule.id && ($0.day == limit.due || $0.day == limit.last)
          }), !lines.contains(where: { $0.number == dossier.applicationNumber && $0.proposal == proposal })
        else { continue }
        lines.append(
          DocketLine(
            number: dossier.applicationNumber, right: dossier.right.id, title: hidden ? "unpublished" : dossier.title,
            owner: hidden ? "" : dossier.ownerLine, proposal: proposal))
      }
    }
    let waiting = try Row.fetchOne(db, sql: "SELECT count(*), min(since) FROM queueEntry")
    let last = rows.count > limit ? rows[limit - 1] : nil
    return DocketPage(
      lines: lines, next: last.map { "\($0[0] as String) \($0[1] as Int)" }, waiting: waiting?[0] ?? 0,
      oldestWaiting: (waiting?[1] as String?).flatMap { CalendarDate($0) })
  }

  /// Day and dossier after which the page starts.
  private static func key(_ text: String?) -> (String, Int) {
    let parts = (text ?? "").split(separator: " ")
    return parts.count == 2 ? (String(parts[0]), Int(parts[1]) ?? 0) : ("", 0)
  }
}

/// What a dossier waits for.
public struct DocketLine: Codable, Equatable, Sendable {
  /// Application number.
  public var number: String
  /// Id of the right.
  public var right: String
  /// `unpublished` for whoever may not read it.
  public var title: String
  /// Its owners in one line; empty for whoever may not read them.
  public var owner: String
  /// The act that the calendar proposes.
  public var proposal: Proposal
}

/// A page of the docket, by day.
public struct DocketPage: Codable, Sendable {
  /// The proposals.
  public var lines: [DocketLine]
  /// Where the next page starts; nil on the last one.
  public var next: String?
  /// How many entries wait for the gazette.
  public var waiting: Int
  /// The oldest day since when one of them waits.
  public var oldestWaiting: CalendarDate?
}

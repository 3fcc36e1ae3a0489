import Filing
import GRDB
import Standards

/// What the calendar has brought about: running limits by day, then the proposals of their dossiers.
struct DocketReading {
  let asking: Asking
  private var db: Database { asking.db }

  init(asking: Asking) { self.asking = asking }

  func answer(_ page: DocketPage) throws -> DocketAnswer {
    let limit = max(1, min(page.limit, 500))
    let ahead = max(0, min(page.ahead, 3660))
    let horizon = asking.today.adding(days: ahead)
    let rightID = try page.right.map { name in
      try asking.lawbook.law(on: asking.today, asking.facts, db).right(name)?.id ?? name
    }
    let start = DocketReading.key(page.after)
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT t.due, t.dossier, s.secret FROM timeLimit t JOIN standing s ON s.dossier = t.dossier
        WHERE t.status = 'running' AND t.due <= ? AND (t.due, t.dossier) > (?, ?)
          AND (? IS NULL OR s.rightId = ?) AND (? IS NULL OR t.waits = ?)
        GROUP BY t.due, t.dossier ORDER BY t.due, t.dossier LIMIT ?
        """,
      arguments: [horizon.description, start.0, start.1, rightID, rightID, page.waits, page.waits, limit + 1])
    let dossiers = try Dossiers(db, asking.lawbook)
    let readsSecret = try asking.readsSecret()
    var lines: [DocketLine] = []
    for row in rows.prefix(limit) {
      let due: String = row[0]
      let dossier = try dossiers.dossier(row[1], today: asking.today)
      let hidden = !readsSecret && row[2]
      for limit in dossier.limits where limit.isRunning && limit.due.description == due {
        guard page.waits.map({ $0 == limit.rule.waits.rawValue }) ?? true,
          let proposal = dossier.proposals(on: asking.today, ahead: ahead).first(where: {
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
    return DocketAnswer(
      lines: lines, next: last.map { "\($0[0] as String) \($0[1] as Int)" }, waiting: waiting?[0] ?? 0,
      oldestWaiting: (waiting?[1] as String?).flatMap { CalendarDate($0) })
  }

  /// Day and dossier after which the page starts.
  private static func key(_ text: String?) -> (String, Int) {
    let parts = (text ?? "").split(separator: " ")
    return parts.count == 2 ? (String(parts[0]), Int(parts[1]) ?? 0) : ("", 0)
  }
}

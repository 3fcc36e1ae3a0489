import Filing
import GRDB
import Standards

/// Asks what the calendar has brought about: running limits by day, then the proposals of their dossiers; of a file that the
/// officer may not read only what he may record.
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

  /// Only what the asking officer may record.
  public var isMine = false
  /// Terms of applicants and third parties that run, instead of what is to be recorded.
  public var isOfTerms = false
  /// Files that have come to their entry in the register, ready or with what they lack, instead of what is to be recorded.
  public var isOfReady = false
  /// Legal risk before age: rights that will be lost, then terms of third parties, then the office's own delays.
  public var isByRisk = false
  /// Without what the asking officer put aside today.
  public var leavesAside = false

  /// The first page of the whole docket unless told otherwise.
  public init(right: String? = nil, waits: String? = nil, ahead: Int = 30, limit: Int = 100, after: String? = nil) {
    self.right = right
    self.waits = waits
    self.ahead = ahead
    self.limit = limit
    self.after = after
  }

  public func answer(in context: ReadingContext) throws -> DocketPage {
    isByRisk && waits == nil && !isOfReady ? try byRisk(in: context) : try page(in: context)
  }

  /// Who is waited for, in the order of what is lost by waiting longer.
  private static let risks: [LimitRule.Waits] = [.applicant, .third, .office]

  /// One class of risk after the other; a page begins with the class in which the one before ended.
  private func byRisk(in context: ReadingContext) throws -> DocketPage {
    let parts = (after ?? "").split(separator: " ", maxSplits: 1).map(String.init)
    let first = parts.first.flatMap(LimitRule.Waits.init).flatMap(ReadDocket.risks.firstIndex) ?? 0
    var part = self
    var lines: [DocketLine] = []
    for place in first..<ReadDocket.risks.count {
      let risk = ReadDocket.risks[place].rawValue
      (part.waits, part.after) = (risk, place == first && parts.count == 2 ? parts[1] : nil)
      var answer = try part.page(in: context)
      lines += answer.lines
      if let next = answer.next {
        (answer.lines, answer.next) = (lines, "\(risk) \(next)")
        return answer
      }
      guard lines.count < limit, place + 1 < ReadDocket.risks.count else {
        answer.lines = lines
        answer.next = place + 1 < ReadDocket.risks.count ? ReadDocket.risks[place + 1].rawValue : nil
        return answer
      }
    }
    return try part.page(in: context)
  }

  private func page(in context: ReadingContext) throws -> DocketPage {
    let db = context.db
    let limit = max(1, min(limit, 500))
    let ahead = max(0, min(ahead, 3660))
    let horizon = context.today.adding(days: ahead).description
    let rightID = try right.map { name in try context.law().right(name)?.id ?? name }
    let start = ReadDocket.key(after)
    let sources = DocketRows(db: db, start: start, rightID: rightID, limit: limit + 1, sight: try context.sight())
    let running = isOfReady ? [] : try sources.running(until: horizon, waits: waits)
    let asksOffice = !isOfTerms && (waits ?? LimitRule.Waits.office.rawValue) == LimitRule.Waits.office.rawValue
    let candidates = isOfReady || asksOffice ? try sources.candidates() : []
    let tasks =
      asksOffice && !isOfReady
      ? try sources.withoutAgent(context.facts.calendar.agents.left(on: context.today))
        + sources.unasked(before: context.today.description) : []
    let untold = asksOffice && !isOfReady ? try sources.untold() : []
    let rows = Array(Set(running + tasks + candidates + untold)).sorted()
    let dossiers = context.dossiers
    var lines: [DocketLine] = []
    let (ripe, misprinted) = (Set(candidates), Set(untold))
    for row in rows.prefix(limit) {
      let dossier = try dossiers.dossier(row.dossier, today: context.today)
      guard !isMine || context.isOwn(dossier) else { continue }
      if leavesAside, dossier.asides.contains(where: { $0.officer == context.officer.name && $0.day == context.today })
      {
        continue
      }
      var found = isOfReady ? [] : proposals(of: dossier, due: row.due, asksOffice, on: context.today)
      if ripe.contains(row), let ready = try context.readiness(of: dossier), isOfReady || ready.kind == .ready {
        found.append(ready)
      }
      if misprinted.contains(row), !row.isHidden {
        let sections = try context.law(dossier.events.first?.law ?? "").sections
        found += dossier.errataProposals(sections: sections, on: context.today).filter { $0.day.description == row.due }
      }
      for proposal in found
      where !(isMine || row.isHidden) || mayRecord(proposal, dossier, context.officer) {
        let line = DocketLine(
          number: dossier.applicationNumber, right: dossier.right.id,
          title: row.isHidden ? "unpublished" : dossier.title,
          owner: row.isHidden ? "" : dossier.ownerLine, proposal: proposal, assignee: dossier.assignee,
          aside: dossier.asides.count)
        if !lines.contains(line) { lines.append(line) }
      }
    }
    let interval = IssueRhythm(context.facts.settings).interval
    let waiting = try Row.fetchOne(
      db, sql: "SELECT count(*), min(since), total(since < ?) FROM queueEntry",
      arguments: [context.today.adding(days: -interval).description])
    let last = rows.count > limit ? rows[limit - 1] : nil
    return DocketPage(
      lines: lines, next: last.map { "\($0.due) \($0.dossier)" }, waiting: try waiting?[0] ?? 0,
      oldestWaiting: try (waiting?[1] as String?).flatMap { CalendarDate($0) },
      interval: interval, late: try (waiting?[2] as Double?).map { Int($0) } ?? 0)
  }

  /// What is proposed for the limits that are due on that day, and what else has asked for an act since then.
  private func proposals(of dossier: Dossier, due: String, _ asksOffice: Bool, on day: CalendarDate) -> [Proposal] {
    let all = isOfTerms ? dossier.terms(on: day) : dossier.proposals(on: day, ahead: max(0, min(ahead, 3660)))
    let limits = dossier.limits.filter { limit in
      limit.isRunning && limit.due.description == due && waits.map { $0 == limit.rule.waits.rawValue } ?? true
    }
    let tasks =
      asksOffice
      ? (dossier.tasks(on: day) + dossier.invitations(on: day)).filter { $0.day.description == due } : []
    return limits.compactMap { limit in
      all.first { $0.limit == limit.rule.id && ($0.day == limit.due || $0.day == limit.last) }
    } + tasks
  }

  private func mayRecord(_ proposal: Proposal, _ dossier: Dossier, _ officer: Officer) -> Bool {
    guard let act = dossier.right.act(proposal.act) else { return false }
    return act.roles.isEmpty || act.roles.contains(where: officer.roles.contains)
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
  /// The officer to whom the file was handed over; nil while it is whoever's turn comes.
  public var assignee: String?
  /// How often it was put aside.
  public var aside: Int
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
  /// Days from one issue of the gazette to the next.
  public var interval: Int
  /// How many entries have waited longer than that.
  public var late: Int
}

import Filing
import GRDB
import Standards

/// Lists renewals and annuities that fall due between two days, by their due day, of files that the officer may read.
public struct ListFallingDue: Question {
  /// First and last due day.
  public var from: CalendarDate
  public var until: CalendarDate
  /// Only this right, by its id or letter; nil for all.
  public var right: String?
  /// Only files whose representative bears a name with these words; nil for all.
  public var agent: String?
  public var limit: Int
  public var after: String?

  /// - Parameters:
  ///   - limit: files of the page, 1 to 500.
  ///   - after: where the page starts: `next` of the page before.
  public init(
    from: CalendarDate, until: CalendarDate, right: String? = nil, agent: String? = nil, limit: Int = 100,
    after: String? = nil
  ) {
    (self.from, self.until, self.right, self.agent, self.limit, self.after) = (from, until, right, agent, limit, after)
  }

  public func answer(in context: ReadingContext) throws -> FallingDuePage {
    let law = try context.law()
    let rightID = right.map { law.right($0)?.id ?? $0 }
    let rules = Set(law.rights.flatMap { $0.limits.values.filter { $0.recurrence != nil && $0.fee != nil }.map(\.id) })
    let most = max(1, min(limit, 500))
    let start = (after ?? "").split(separator: " ")
    let words = agent.map { "%\(Folded.text($0).replacing("%", with: "").replacing("_", with: ""))%" }
    let rows = try Row.fetchAll(
      context.db,
      sql: """
        SELECT t.due, t.dossier FROM timeLimit t JOIN standing s ON s.dossier = t.dossier
        WHERE t.status = 'running' AND t.due BETWEEN ? AND ? AND (t.due, t.dossier) > (?, ?)
          AND t.rule IN (\(rules.sorted().map { _ in "?" }.joined(separator: ", ")))
          AND (? IS NULL OR s.rightId = ?) AND \(try context.sight().reads)
          AND (? IS NULL OR EXISTS (SELECT 1 FROM role r JOIN found f ON f.party = r.party
            WHERE r.dossier = t.dossier AND r.item = 'representative' AND f.folded LIKE ?))
        GROUP BY t.due, t.dossier ORDER BY t.due, t.dossier LIMIT ?
        """,
      arguments: StatementArguments(
        [from.description, until.description, start.first.map(String.init) ?? ""] as [any DatabaseValueConvertible])
        + [start.count == 2 ? Int(start[1]) ?? 0 : 0] + StatementArguments(rules.sorted())
        + [rightID, rightID, words, words, most + 1])
    let written = try CourtesyActs.written(from: from, until: until, context.db)
    let lines = try rows.prefix(most).flatMap { row -> [FallingDue] in
      let dossier = try context.dossiers.dossier(row[1], today: context.today)
      let due: String = try row[0]
      return dossier.limits.filter { $0.isRunning && $0.rule.recurrence != nil && $0.due.description == due }
        .compactMap { limit in
          dossier.quote(limit, on: context.today).map { quote in
            var line = FallingDue(dossier, quote)
            line.written = written["\(line.number) \(due)"]
            return line
          }
        }
    }
    let last = rows.count > most ? rows[most - 1] : nil
    return FallingDuePage(
      lines: lines, next: try last.map { try "\($0[0] as String) \($0[1] as Int)" })
  }
}

/// A renewal or annuity that falls due.
public struct FallingDue: Codable, Equatable, Sendable {
  /// Application number.
  public var number: String
  /// Registration number; nil while there is none.
  public var registration: String?
  /// Id of the right.
  public var right: String
  public var title: String
  /// Its owners in one line.
  public var owner: String
  /// Its representatives in one line; empty when there is none.
  public var agent: String
  /// What it is, when, and what it costs.
  public var quote: Quote
  /// When the last courtesy letter told of it; nil when none did.
  public var written: CalendarDate?

  init(_ dossier: Dossier, _ quote: Quote) {
    number = dossier.applicationNumber
    registration = dossier.registrationNumber
    right = dossier.right.id
    title = dossier.title
    owner = dossier.ownerLine
    agent = dossier.values.parties(Item.representative.rawValue).map(\.name).joined(separator: "; ")
    self.quote = quote
  }
}

/// A page of what falls due.
public struct FallingDuePage: Codable, Equatable, Sendable {
  public var lines: [FallingDue]
  /// Where the next page starts; nil on the last one.
  public var next: String?
}

import Filing
import GRDB
import Standards

/// Lists the dossiers that owe fees, in the order in which they were opened, of which the officer may be told.
public struct ListDebtors: Question {
  public var limit: Int
  public var after: Int

  /// - Parameters:
  ///   - limit: dossiers of the page, 1 to 500.
  ///   - after: where the page starts: `next` of the page before.
  public init(limit: Int = 100, after: Int = 0) { (self.limit, self.after) = (limit, after) }

  public func answer(in context: ReadingContext) throws -> DebtorPage {
    let most = max(1, min(limit, 500))
    let sight = try context.sight()
    let rows = try Row.fetchAll(
      context.db,
      sql: """
        SELECT f.dossier, \(sight.reads) FROM fee f JOIN standing s ON s.dossier = f.dossier
        WHERE f.paid + f.writtenOff < f.amount AND f.dossier > ? AND \(sight.names) GROUP BY f.dossier ORDER BY f.dossier LIMIT ?
        """, arguments: [after, most + 1])
    let lines = try rows.prefix(most).map { row in
      DebtorLine(try context.dossiers.dossier(row[0], today: context.today), isRead: try row[1])
    }
    return DebtorPage(lines: lines, next: rows.count > most ? try rows[most - 1][0] : nil)
  }
}

/// What one dossier owes.
public struct DebtorLine: Codable, Equatable, Sendable {
  /// Application number.
  public var number: String
  /// Id of the right.
  public var right: String
  /// `unpublished` for whoever may not read it.
  public var title: String
  /// What is open, the oldest first.
  public var fees: [FeeDue]
  /// The sum in minor units of the currency.
  public var open: Int
  /// Since when the oldest of them is due.
  public var since: CalendarDate

  init(_ dossier: Dossier, isRead: Bool) {
    number = dossier.applicationNumber
    right = dossier.right.id
    title = isRead ? dossier.title : "unpublished"
    fees = (isRead ? dossier : dossier.masked).fees.filter(\.isOpen).sorted { $0.date < $1.date }
    open = fees.map(\.open).reduce(0, +)
    since = fees.first?.date ?? dossier.today
  }
}

/// A page of debtors.
public struct DebtorPage: Codable, Equatable, Sendable {
  public var lines: [DebtorLine]
  /// Where the next page starts; nil on the last one.
  public var next: Int?
}

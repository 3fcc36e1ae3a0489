import Filing
import GRDB
import Standards

/// Lists money that belongs to no fee yet, the oldest first: payments that matched no file, and what was paid on a file
/// beyond what was due.
public struct ListSuspense: Question {
  /// The question has no values.
  public init() {}

  public func answer(in context: ReadingContext) throws -> [SuspenseLine] {
    let sight = try context.sight()
    let mayKnow = sight.isWhole || sight.reach == .fees
    let unmatched =
      try mayKnow
      ? UnmatchedPayments(db: context.db).all().compactMap { taken, assigned in
        let amount = taken.values.number(.amount) ?? 0
        guard amount > assigned else { return nil }
        return SuspenseLine(
          receipt: taken.numbers["receipt"] ?? "", number: "", payer: taken.values.text(.payer) ?? "", amount: amount,
          left: amount - assigned, since: taken.effective, today: context.today)
      } : [SuspenseLine]()
    let waiting = try Row.fetchAll(
      context.db,
      sql: """
        SELECT p.dossier, p.receipt, p.amount, p.rest, s.number, s.owner, \(sight.reads), p.date
        FROM payment p JOIN standing s ON s.dossier = p.dossier WHERE p.rest > 0 AND \(sight.names)
        """
    ).map { row in
      let (receipt, isRead, date): (String, Bool, String) = try (row[1], row[6], row[7])
      let owner: String = try row[5]
      let taken = try EventRow.ofReceipt(receipt, in: row[0], context.db)?.event()
      return SuspenseLine(
        receipt: receipt, number: try row[4], payer: isRead ? taken?.values.text(.payer) ?? owner : "",
        amount: try row[2], left: try row[3], since: taken?.effective ?? CalendarDate(date) ?? context.today,
        today: context.today)
    }
    return (unmatched + waiting).sorted { ($0.since, $0.receipt) < ($1.since, $1.receipt) }
  }
}

/// Money that belongs to no fee yet.
public struct SuspenseLine: Codable, Equatable, Sendable {
  /// Number of its receipt.
  public var receipt: String
  /// Application number of the file on which it was paid; empty for what matched none.
  public var number: String
  public var payer: String
  /// What was paid, in minor units of the currency.
  public var amount: Int
  /// What of it belongs to no fee.
  public var left: Int
  /// The day on which it came.
  public var since: CalendarDate
  /// How many days ago that was.
  public var age: Int

  init(receipt: String, number: String, payer: String, amount: Int, left: Int, since: CalendarDate, today: CalendarDate)
  {
    (self.receipt, self.number, self.payer, self.amount) = (receipt, number, payer, amount)
    (self.left, self.since, age) = (left, since, today.dayNumber - since.dayNumber)
  }
}

import Filing
import GRDB
import Standards

/// Lists the receipts of a day by their number, of files of which the officer may be told.
public struct ListReceipts: Question {
  let day: CalendarDate
  let limit: Int
  let after: String?

  /// - Parameters:
  ///   - limit: receipts of the page, 1 to 500.
  ///   - after: where the page starts: `next` of the page before.
  public init(of day: CalendarDate, limit: Int = 500, after: String? = nil) {
    (self.day, self.limit, self.after) = (day, limit, after)
  }

  public func answer(in context: ReadingContext) throws -> ReceiptPage {
    let limit = max(1, min(limit, 500))
    let sight = try context.sight()
    let rows = try Row.fetchAll(
      context.db,
      sql: """
        SELECT p.receipt, s.number, p.code, p.amount, p.officer, p.isVoid FROM payment p JOIN standing s ON s.dossier = p.dossier
        WHERE p.date = ? AND p.receipt > ? AND \(sight.names) ORDER BY p.receipt LIMIT ?
        """, arguments: [day.description, after ?? "", limit + 1])
    let sum = """
      SELECT coalesce(sum(p.amount), 0) FROM payment p JOIN standing s ON s.dossier = p.dossier
      WHERE p.date = ? AND p.isVoid = 0 AND p.method NOT IN ('', 'deposit') AND \(sight.names)
      """
    func taken(_ acts: [String]) throws -> Int {
      try acts.flatMap { try EventRow.ofOfficeInForce($0, context.db) }
        .filter { $0.recorded.date == day && $0.values.text("method") != Payment.deposit }
        .compactMap { $0.values.number(.amount) }.reduce(0, +)
    }
    let unmatched = try taken(["take_unmatched_payment", "take_payments"])
    let deposited = try taken(["pay_into_account"])
    let lines = try rows.prefix(limit).map {
      try ReceiptLine(
        receipt: $0[0], number: $0[1], fee: $0[2], amount: $0[3], date: day, officer: $0[4], isVoid: $0[5])
    }
    return ReceiptPage(
      lines: lines, next: rows.count > limit ? lines.last?.receipt : nil,
      total: (try Int.fetchOne(context.db, sql: sum, arguments: [day.description]) ?? 0) + unmatched + deposited,
      unmatched: unmatched, deposited: deposited)
  }
}

/// A receipt.
public struct ReceiptLine: Codable, Equatable, Sendable {
  /// Number of the receipt.
  public var receipt: String
  /// Application number of the dossier.
  public var number: String
  /// Code of the fee.
  public var fee: String
  /// In minor units of the currency.
  public var amount: Int
  /// Day of the payment.
  public var date: CalendarDate
  /// Who took it.
  public var officer: String
  /// Whether it was declared void.
  public var isVoid: Bool
}

/// Receipts of one day.
public struct ReceiptPage: Codable, Equatable, Sendable {
  /// The receipts.
  public var lines: [ReceiptLine]
  /// Receipt after which the next page starts; nil on the last one.
  public var next: String?
  /// What came in on the whole day in minor units: void receipts are left out, and those for money that came earlier.
  public var total: Int
  /// What of it named no single file when it came.
  public var unmatched: Int
  /// What of it went to deposit accounts.
  public var deposited: Int
}

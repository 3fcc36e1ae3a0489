import Filing
import GRDB

/// Payments that matched no file when they were taken, and what of each is left.
struct UnmatchedPayments {
  let db: Database

  /// Those in force, the oldest first, with what was credited to files of each in minor units of the currency.
  func all() throws -> [(taken: Event, assigned: Int)] {
    let assigned = try assigned()
    return try ["take_unmatched_payment", "take_payments"].flatMap { try EventRow.ofOfficeInForce($0, db) }
      .sorted { $0.sequence < $1.sequence }.map { ($0, assigned[$0.numbers["receipt"] ?? ""] ?? 0) }
  }

  /// What was credited to files, by the receipts of the payments.
  func assigned() throws -> [String: Int] {
    var assigned: [String: Int] = [:]
    for row in try EventRow.ofOffice("assign_payment", db) where try isInForce(row) {
      let values = try row.event().values
      assigned[values.text(.receipt) ?? "", default: 0] += values.number(.amount) ?? 0
    }
    return assigned
  }

  /// The payment with that receipt; nil when there is none in force.
  func payment(_ receipt: String) throws -> (taken: Event, assigned: Int)? {
    try all().first { $0.taken.numbers["receipt"] == receipt }
  }

  /// Whether the receipt of the credit, which the act caused as the next event, was not voided: else the money is back here.
  private func isInForce(_ row: EventRow) throws -> Bool {
    let sql = """
      SELECT 1 FROM number n JOIN payment p ON p.dossier = n.dossier AND p.receipt = n.text
      WHERE p.isVoid = 1 AND n.event = ? AND n.series = 'receipt' AND n.dossier = (SELECT dossier FROM event WHERE sequence = ?)
      """
    return try Int.fetchOne(db, sql: sql, arguments: [row.sequence + 1, row.sequence + 1]) == nil
  }
}

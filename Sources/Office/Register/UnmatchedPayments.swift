import Filing
import GRDB
import Standards

/// Payments that named no single file when they were taken, and what of each is left.
struct UnmatchedPayments {
  let db: Database
  private static let acts = ["take_unmatched_payment", "take_payments"]

  /// Those in force, the oldest first, with what of each went to files or back, in minor units of the currency.
  func all() throws -> [(taken: Event, assigned: Int)] {
    let annulled = try EventRow.annulled(db)
    let rows = try ["assign_payment", "return_payment"].flatMap { try EventRow.ofOffice($0, db) }
    let assigned = try rows.reduce(into: [String: Int]()) { sums, row in
      let part = try assignment(row, annulled)
      if !part.isVoid { sums[part.values.text(.receipt) ?? "", default: 0] += part.values.number(.amount) ?? 0 }
    }
    return try UnmatchedPayments.acts.flatMap { try EventRow.ofOfficeInForce($0, db) }
      .sorted { $0.sequence < $1.sequence }.map { ($0, assigned[$0.numbers["receipt"] ?? ""] ?? 0) }
  }

  /// What was credited to files of the payment with that receipt, or paid back of it, and stands.
  func assigned(_ receipt: String) throws -> Int {
    try assignments(receipt).filter { !$0.isVoid }.compactMap { $0.values.number(.amount) }.reduce(0, +)
  }

  /// The payment with that receipt; nil when there is none in force.
  func payment(_ receipt: String) throws -> (taken: Event, assigned: Int)? {
    guard let row = try EventRow.ofReceipt(receipt, db), UnmatchedPayments.acts.contains(row.act),
      try !EventRow.annulled(db).contains(row.sequence)
    else { return nil }
    let taken = try row.event()
    return (taken, try assigned(taken.numbers["receipt"] ?? receipt))
  }

  /// Where the payment with that receipt went, in the order in which it was assigned.
  func assignments(_ receipt: String) throws -> [Assignment] {
    let annulled = try EventRow.annulled(db)
    return try EventRow.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT \(EventRow.columns) FROM event
          WHERE dossier IS NULL AND act IN ('assign_payment', 'return_payment')
            AND substr(content, instr(content, '"receipt":[{"text":"') + 20) BETWEEN ? || '"' AND ? || '#'
          ORDER BY sequence
          """), arguments: [receipt, receipt]
    ).map { try assignment($0, annulled) }
  }

  private func assignment(_ row: EventRow, _ annulled: Set<Int>) throws -> Assignment {
    let values = try row.event().values
    guard row.act == "assign_payment" else {
      return Assignment(
        values: values, credit: nil, ordinal: 0, isVoid: annulled.contains(row.sequence), request: row.request)
    }
    let credit = try credit(row)
    return Assignment(
      values: values, credit: credit?.receipt ?? "", ordinal: credit?.ordinal ?? 0, isVoid: credit?.isVoid ?? false,
      request: row.request)
  }

  /// What of a payment went to a file, or back to the payer.
  struct Assignment {
    /// Those of the act.
    let values: Values
    /// The receipt of the credit in the file; nil for what went back.
    let credit: String?
    /// The place of the credit in the file; 0 for what went back.
    let ordinal: Int
    /// Whether that receipt was voided, or the act annulled: then the money is back where it came from.
    let isVoid: Bool
    /// The request that assigned it.
    let request: String
  }

  /// The receipt that the act gave in the file as the next event.
  private func credit(_ row: EventRow) throws -> (receipt: String, ordinal: Int, isVoid: Bool)? {
    let next = "SELECT \(EventRow.columns) FROM event WHERE sequence = ? AND dossier IS NOT NULL"
    guard let caused = try EventRow.fetchOne(db.cachedStatement(sql: next), arguments: [row.sequence + 1]),
      let receipt = try caused.event().numbers["receipt"]
    else { return nil }
    let void = "SELECT 1 FROM payment WHERE dossier = ? AND receipt = ? AND isVoid = 1"
    return (receipt, caused.ordinal, try db.number(void, caused.dossier, receipt) != nil)
  }
}

extension EventRow {
  /// The act that gave that receipt; nil when no receipt bears the number.
  ///
  /// - Parameter dossier: the file in which it was given; nil when any may.
  static func ofReceipt(_ receipt: String, in dossier: Int? = nil, _ db: Database) throws -> EventRow? {
    let columns = columns.split(separator: ", ").map { "e.\($0)" }.joined(separator: ", ")
    return try fetchOne(
      db.cachedStatement(
        sql: """
          SELECT \(columns) FROM number n JOIN event e ON e.sequence = n.event
          WHERE n.key = ? AND n.series = 'receipt' AND (? IS NULL OR e.dossier = ?) ORDER BY n.event LIMIT 1
          """), arguments: [NumberKey(receipt).text, dossier, dossier])
  }
}

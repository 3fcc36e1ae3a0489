import GRDB

/// Lists the deliveries to a recipient, the first one first.
public struct ListDeliveries: Question {
  let recipient: String

  /// - Parameter recipient: its short name; one that is not known has no deliveries.
  public init(to recipient: String) { self.recipient = recipient }

  public func answer(in context: ReadingContext) throws -> [DeliveryRecord] {
    let sql = """
      SELECT d.number, d.kind, d.upTo, d.manifest, e.effective, e.officer,
        (SELECT count(*) FROM holding h WHERE h.recipient = d.recipient AND h.delivery = d.number)
      FROM delivery d JOIN event e ON e.sequence = d.event WHERE d.recipient = ? ORDER BY d.number
      """
    return try Row.fetchAll(context.db, sql: sql, arguments: [recipient]).map {
      try DeliveryRecord(
        number: $0[0], kind: $0[1], upTo: $0[2], manifest: $0[3], date: $0[4], officer: $0[5], dossiers: $0[6])
    }
  }
}

/// A recorded delivery.
public struct DeliveryRecord: Codable, Equatable, Sendable {
  /// Counts from 1 for each recipient.
  public var number: Int
  /// `full`, `difference` or `test`.
  public var kind: String
  /// Sequence of the last event of the register that it reached.
  public var upTo: Int
  /// SHA-256 of the manifest.
  public var manifest: String
  /// Day of the delivery, `YYYY-MM-DD`.
  public var date: String
  /// Who recorded it.
  public var officer: String
  /// How many dossiers it carried.
  public var dossiers: Int
}

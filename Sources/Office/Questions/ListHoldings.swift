import GRDB

/// Lists what a recipient was last sent of each dossier, in the order of their files; of files that are secret again only
/// for who delivers.
public struct ListHoldings: Question {
  let recipient: String
  let after: Int
  let limit: Int

  /// - Parameters:
  ///   - recipient: its short name.
  ///   - after: where the page starts: `next` of the page before.
  ///   - limit: dossiers of the page, 1 to 10,000.
  public init(of recipient: String, after: Int = 0, limit: Int = 1000) {
    (self.recipient, self.after, self.limit) = (recipient, after, limit)
  }

  public func answer(in context: ReadingContext) throws -> HoldingPage {
    let limit = max(1, min(limit, 10_000))
    let sql = """
      SELECT h.dossier, s.number, s.rightId, h.delivery, h.event, h.hash, h.verdict, h.cause, s.events, s.secret FROM holding h
      JOIN standing s ON s.dossier = h.dossier WHERE h.recipient = :recipient AND h.dossier > :after AND \(try context.sight().delivers ? "1" : "s.secret = 0")
        AND h.delivery = (SELECT max(l.delivery) FROM holding l WHERE l.recipient = h.recipient AND l.dossier = h.dossier)
      ORDER BY h.dossier LIMIT :limit
      """
    let ledger = Ledger(db: context.db, dossiers: context.dossiers)
    let rows = try Row.fetchAll(
      context.db.cachedStatement(sql: sql), arguments: ["recipient": recipient, "after": after, "limit": limit])
    let holdings = try rows.map { row in
      try HoldingRecord(
        number: row[1], right: row[2], delivery: row[3], sent: row[4],
        held: ledger.held(row[0], by: recipient),
        hash: row[5], verdict: row[6], cause: row[7], events: row[8], isSecret: row[9])
    }
    return HoldingPage(holdings: holdings, next: rows.count == limit ? try rows.last?[0] : nil)
  }
}

/// What a recipient has of one dossier.
public struct HoldingRecord: Codable, Equatable, Sendable {
  /// Application number.
  public var number: String
  /// Id of the right.
  public var right: String
  /// Number of the delivery that last carried it.
  public var delivery: Int
  /// Ordinal of the last event that this delivery carried.
  public var sent: Int
  /// Ordinal of the last event that the recipient has not rejected; 0 when it has none.
  public var held: Int
  /// SHA-256 of the volume in which it stood.
  public var hash: String
  /// `sent`, `accepted` or `rejected`.
  public var verdict: String
  /// Why it was rejected; empty when it was not.
  public var cause: String
  /// Events that the dossier has now.
  public var events: Int
  /// Whether the public may see it no more.
  public var isSecret: Bool
}

/// What a recipient has, in the order of the files.
public struct HoldingPage: Codable, Equatable, Sendable {
  /// One for each dossier.
  public var holdings: [HoldingRecord]
  /// File after which the next page starts; nil on the last one.
  public var next: Int?
}

import GRDB

/// Finds dossiers of which the recipient has rejected what it was sent last, in the order of their files.
public struct FindRejected: DueQuestion {
  let recipient: String
  let limit: Int
  public var after: Int

  /// - Parameters:
  ///   - recipient: its short name.
  ///   - after: file after which the page begins.
  ///   - limit: dossiers of the page, 1 to 10,000.
  public init(by recipient: String, after: Int = 0, limit: Int = 1000) {
    (self.recipient, self.after, self.limit) = (recipient, after, limit)
  }

  public func answer(in context: ReadingContext) throws -> DuePage {
    let limit = max(1, min(limit, 10_000))
    let sql = """
      SELECT DISTINCT dossier FROM holding h WHERE recipient = ? AND verdict = 'rejected' AND dossier > ?
        AND NOT EXISTS (SELECT 1 FROM holding l WHERE l.recipient = h.recipient AND l.dossier = h.dossier
          AND l.delivery > h.delivery AND l.verdict <> 'rejected') ORDER BY dossier LIMIT ?
      """
    let ids = try Int.fetchAll(context.db.cachedStatement(sql: sql), arguments: [recipient, after, limit])
    return DuePage(
      dossiers: try context.due(ids, to: recipient, asNews: true), next: ids.count == limit ? ids.last : nil)
  }
}

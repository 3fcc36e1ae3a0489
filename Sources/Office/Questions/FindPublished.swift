import GRDB

/// Finds every published dossier and every withdrawn one, in the order of their files.
public struct FindPublished: DueQuestion {
  let recipient: String
  let limit: Int
  public var after: Int

  /// - Parameters:
  ///   - recipient: its short name; without one nothing counts as sent.
  ///   - after: file after which the page begins.
  ///   - limit: dossiers of the page, 1 to 10,000.
  public init(for recipient: String = "", after: Int = 0, limit: Int = 1000) {
    (self.recipient, self.after, self.limit) = (recipient, after, limit)
  }

  public func answer(in context: ReadingContext) throws -> DuePage {
    let limit = max(1, min(limit, 10_000))
    let ids = try Int.fetchAll(
      context.db.cachedStatement(sql: "SELECT dossier FROM standing WHERE dossier > ? ORDER BY dossier LIMIT ?"),
      arguments: [after, limit])
    return DuePage(
      dossiers: try context.due(ids, to: recipient, asNews: false), next: ids.count == limit ? ids.last : nil)
  }
}

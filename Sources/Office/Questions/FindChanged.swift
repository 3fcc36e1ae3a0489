import GRDB

/// Finds published and withdrawn dossiers with an event after `after`, a sequence, in the order of these events; a dossier
/// may come again on a later page.
public struct FindChanged: DueQuestion {
  let recipient: String
  let upTo: Int
  let limit: Int
  public var after: Int

  /// - Parameters:
  ///   - recipient: its short name.
  ///   - after: sequence of the last event that the recipient was told.
  ///   - upTo: sequence of the last event that counts.
  ///   - limit: events of the page, 1 to 10,000.
  public init(for recipient: String, after: Int, upTo: Int, limit: Int = 1000) {
    (self.recipient, self.after, self.upTo, self.limit) = (recipient, after, upTo, limit)
  }

  public func answer(in context: ReadingContext) throws -> DuePage {
    let limit = max(1, min(limit, 10_000))
    let sql = "SELECT sequence, dossier FROM event WHERE sequence > ? AND sequence <= ? ORDER BY sequence LIMIT ?"
    let rows = try Row.fetchAll(context.db.cachedStatement(sql: sql), arguments: [after, upTo, limit])
    var seen: Set<Int> = []
    let ids = try rows.compactMap { try $0[1] as Int? }.filter { seen.insert($0).inserted }
    return DuePage(
      dossiers: try context.due(ids, to: recipient, asNews: true), next: rows.count == limit ? try rows.last?[0] : nil)
  }
}

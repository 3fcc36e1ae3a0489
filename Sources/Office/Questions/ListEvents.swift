import Filing
import GRDB

/// Lists what was recorded, in its order; of secret dossiers and of secret items only that it was.
public struct ListEvents: Question {
  let from: Int
  let limit: Int
  let act: String?

  /// - Parameters:
  ///   - from: sequence of the first event.
  ///   - limit: events of the page, at most 10,000.
  ///   - act: only events of the office itself by that act.
  public init(from: Int, limit: Int, act: String? = nil) { (self.from, self.limit, self.act) = (from, limit, act) }

  public func answer(in context: ReadingContext) throws -> [DossierEvent] {
    let db = context.db
    let most = max(0, min(limit, 10_000))
    let chosen = act == nil ? "" : "AND dossier IS NULL AND act = ?"
    let rows = try EventRow.fetchAll(
      db.cachedStatement(
        sql: "SELECT \(EventRow.columns) FROM event WHERE sequence >= ? \(chosen) ORDER BY sequence LIMIT \(most)"),
      arguments: act.map { [from, $0] } ?? [from])
    let readsSecret = try context.readsSecret()
    return try rows.map { row in
      let standing = try row.dossier.flatMap {
        try Row.fetchOne(
          db.cachedStatement(sql: "SELECT number, secret FROM standing WHERE dossier = ?"), arguments: [$0])
      }
      var event = try row.event()
      if let standing, standing[1], !readsSecret { event.values = Values() }
      if !readsSecret { event = event.without(try context.secretItems(law: event.law, right: row.rightID)) }
      return DossierEvent(number: standing?[0] ?? "", event: event, seal: hexadecimal(row.seal))
    }
  }
}

/// An event with its dossier.
public struct DossierEvent: Codable, Equatable, Sendable {
  /// Application number; empty for an event of the office itself.
  public var number: String
  /// What was recorded.
  public var event: Event
  /// 64 hexadecimal digits.
  public var seal: String
}

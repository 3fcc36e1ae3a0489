import Filing
import GRDB

/// Lists what was recorded, in its order; of secret files, their parties and secret items only that it was.
public struct ListEvents: NotedQuestion {
  let from: Int
  let limit: Int
  let act: String?

  /// - Parameters:
  ///   - from: sequence of the first event.
  ///   - limit: events of the page, at most 10,000.
  ///   - act: only events of the office itself by that act.
  public init(from: Int, limit: Int, act: String? = nil) { (self.from, self.limit, self.act) = (from, limit, act) }

  public func answer(in context: ReadingContext) throws -> [DossierEvent] {
    let sight = try context.sight()
    return try rows(context.db).map { try told($0, context, sight) }
  }

  private func rows(_ db: Database) throws -> [EventRow] {
    let most = max(0, min(limit, 10_000))
    let chosen = act == nil ? "" : "AND dossier IS NULL AND act = ?"
    return try EventRow.fetchAll(
      db.cachedStatement(
        sql: "SELECT \(EventRow.columns) FROM event WHERE sequence >= ? \(chosen) ORDER BY sequence LIMIT \(most)"),
      arguments: act.map { [from, $0] } ?? [from])
  }

  private func told(_ row: EventRow, _ context: ReadingContext, _ sight: Sight) throws -> DossierEvent {
    let db = context.db
    var event = try row.event()
    var number = ""
    if let dossier = row.dossier {
      let sql = "SELECT number, \(sight.reads), \(sight.names) FROM standing s WHERE s.dossier = ?"
      let standing = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [dossier])
      if try standing?[2] ?? true { number = try standing?[0] ?? "" } else { event.numbers = [:] }
      if try standing?[1] == false { event.values = Values() }
    } else if !sight.isWhole {
      let parties = Set(
        event.values.items.keys.flatMap { event.values.parties($0).compactMap(\.id) } + [row.party ?? 0])
      let isShown = try parties.subtracting([0]).allSatisfy { try context.party($0, sight) != nil }
      if !isShown { event.values = Values() }
    }
    if !sight.isWhole {
      event = event.without(try context.secretItems(law: event.law, right: row.rightID))
      event = try context.unnaming(event, sight)
    }
    return DossierEvent(number: number, event: event, seal: hexadecimal(row.seal))
  }

  /// Whoever reads what was recorded on a file has read the file.
  func secretDossiers(in context: ReadingContext) throws -> [Int] {
    guard try context.sight().isWhole else { return [] }
    return try context.secret(Array(Set(rows(context.db).compactMap(\.dossier))))
  }
}

/// An event with its dossier.
public struct DossierEvent: Codable, Equatable, Sendable {
  /// Application number; empty for an event of the office itself, and of a file of which the officer may not be told.
  public var number: String
  /// What was recorded.
  public var event: Event
  /// 64 hexadecimal digits.
  public var seal: String
}

import Filing
import GRDB

/// Finds parties by a name in any script or spelling, or by their number: those of files that the officer may read.
public struct FindParties: Question {
  let text: String
  let limit: Int
  let after: Int?

  /// - Parameters:
  ///   - text: part of a name, or the number of a party; all parties when it is empty.
  ///   - limit: parties of the page, 1 to 500.
  ///   - after: where the page starts: `next` of the page before.
  public init(_ text: String, limit: Int, after: Int? = nil) {
    (self.text, self.limit, self.after) = (text, limit, after)
  }

  public func answer(in context: ReadingContext) throws -> PartyPage {
    let db = context.db
    let sight = try context.sight()
    if after == nil, let id = Int(text.filter { $0 != " " }), let party = try context.party(id, sight) {
      return PartyPage(parties: [try PartyRecord(party, sight, db)], next: nil)
    }
    let limit = max(1, min(limit, 500))
    let ids = try numbers(limit: limit + 1, context, sight)
    let page = try ids.prefix(limit).compactMap { try Parties(db: db).party($0) }.map { try PartyRecord($0, sight, db) }
    return PartyPage(parties: page, next: ids.count > limit ? ids[limit - 1] : nil)
  }

  private func numbers(limit: Int, _ context: ReadingContext, _ sight: Sight) throws -> [Int] {
    let db = context.db
    let readable = sight.reads(partyOn: context.facts.calendar.agents)
    if text.allSatisfy(\.isWhitespace) {
      let all = "SELECT p.id FROM party p WHERE p.id > ? AND p.mergedInto IS NULL AND \(readable) ORDER BY p.id LIMIT ?"
      return try Int.fetchAll(db, sql: all, arguments: [after ?? 0, limit])
    }
    guard let (table, pattern) = SearchIndex.pattern(Folded.text(text)) else { return [] }
    return try Int.fetchAll(
      db,
      sql: """
        SELECT DISTINCT f.party FROM \(table) JOIN found f ON f.id = \(table).rowid
        \(sight.isWhole ? "" : "JOIN party p ON p.id = f.party AND \(readable)")
        WHERE \(table) MATCH ? AND f.party > ? ORDER BY f.party LIMIT ?
        """, arguments: [pattern, after ?? 0, limit])
  }
}

/// Parties by their number.
public struct PartyPage: Codable, Equatable, Sendable {
  /// The parties.
  public var parties: [PartyRecord]
  /// Number of the party after which the next page starts; nil on the last one.
  public var next: Int?
}

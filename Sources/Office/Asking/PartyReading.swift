import Filing
import GRDB
import Standards

/// Answers questions about parties.
struct PartyReading {
  let asking: Asking
  private var db: Database { asking.db }

  init(asking: Asking) { self.asking = asking }

  /// One page of parties by their number; every party when the text is empty.
  func parties(_ text: String, limit: Int, after: Int?) throws -> PartyPage {
    if after == nil, let id = Int(text.filter { $0 != " " }), let party = try Parties(db: db).party(id) {
      return PartyPage(parties: [try record(party)], next: nil)
    }
    let limit = max(1, min(limit, 500))
    let ids = try numbers(text, limit: limit + 1, after: after ?? 0)
    let page = try ids.prefix(limit).compactMap { try Parties(db: db).party($0) }.map(record)
    return PartyPage(parties: page, next: ids.count > limit ? ids[limit - 1] : nil)
  }

  private func numbers(_ text: String, limit: Int, after: Int) throws -> [Int] {
    if text.allSatisfy(\.isWhitespace) {
      let all = "SELECT id FROM party WHERE id > ? AND mergedInto IS NULL ORDER BY id LIMIT ?"
      return try Int.fetchAll(db, sql: all, arguments: [after, limit])
    }
    guard let (table, pattern) = DossierSearch.pattern(Folded.text(text)) else { return [] }
    return try Int.fetchAll(
      db,
      sql: """
        SELECT DISTINCT f.party FROM \(table) JOIN found f ON f.id = \(table).rowid
        WHERE \(table) MATCH ? AND f.party > ? ORDER BY f.party LIMIT ?
        """, arguments: [pattern, after, limit])
  }

  func party(_ id: Int) throws -> PartyRecord {
    guard let party = try Parties(db: db).party(id) else { throw Refusal.notFound(what: "party", name: String(id)) }
    return try record(party)
  }

  /// Dossiers in which the party, or one merged into it, stands; `matched` names the roles.
  func portfolio(_ id: Int, limit: Int, after: String?) throws -> HitPage {
    guard let party = try Parties(db: db).party(id) else { throw Refusal.notFound(what: "party", name: String(id)) }
    let limit = max(1, min(limit, 500))
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(DossierSearch.columns), group_concat(DISTINCT r.item) FROM role r JOIN standing s ON s.dossier = r.dossier
        WHERE \(PartyReading.mine) AND r.dossier > ? GROUP BY s.dossier ORDER BY s.dossier LIMIT ?
        """, arguments: [party.id, party.id, Int(after ?? "") ?? 0, limit + 1])
    let readsSecret = try asking.readsSecret()
    let hits = rows.prefix(limit).map { DossierSearch.hit($0, matched: $0[12], readsSecret: readsSecret) }
    let last: Int? = rows.count > limit ? rows[limit - 1][0] : nil
    return HitPage(hits: hits, next: last.map { String($0) })
  }

  private static let mine = "r.party IN (SELECT ? UNION ALL SELECT id FROM party WHERE mergedInto = ?)"

  private func record(_ party: Party) throws -> PartyRecord {
    let sql = "SELECT count(DISTINCT dossier) FROM role r WHERE \(PartyReading.mine)"
    return PartyRecord(party: party, dossiers: try Int.fetchOne(db, sql: sql, arguments: [party.id, party.id]) ?? 0)
  }
}

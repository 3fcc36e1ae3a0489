import Filing
import GRDB
import Standards

/// Answers questions about parties.
struct PartyReading {
  let asking: Asking
  private var db: Database { asking.db }

  init(asking: Asking) { self.asking = asking }

  func parties(_ text: String, limit: Int) throws -> [PartyRecord] {
    if let id = Int(text.filter { $0 != " " }), let party = try Parties(db: db).party(id) { return [try record(party)] }
    guard let (table, pattern) = DossierSearch.pattern(Folded.text(text)) else { return [] }
    let ids = try Int.fetchAll(
      db,
      sql: """
        SELECT DISTINCT f.party FROM \(table) JOIN found f ON f.id = \(table).rowid
        WHERE \(table) MATCH ? AND f.party IS NOT NULL ORDER BY f.party LIMIT ?
        """, arguments: [pattern, max(1, min(limit, 500))])
    return try ids.compactMap { try Parties(db: db).party($0) }.map(record)
  }

  func party(_ id: Int) throws -> PartyRecord {
    guard let party = try Parties(db: db).party(id) else { throw Refusal.notFound(what: "party", name: String(id)) }
    return try record(party)
  }

  /// Dossiers in which the party, or one merged into it, stands; `matched` names the roles.
  func portfolio(_ id: Int) throws -> HitPage {
    guard let party = try Parties(db: db).party(id) else { throw Refusal.notFound(what: "party", name: String(id)) }
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(DossierSearch.columns), group_concat(DISTINCT r.item) FROM role r JOIN standing s ON s.dossier = r.dossier
        WHERE \(PartyReading.mine) GROUP BY s.dossier ORDER BY s.dossier LIMIT 5000
        """, arguments: [party.id, party.id])
    let readsSecret = try asking.readsSecret()
    return HitPage(hits: rows.map { DossierSearch.hit($0, matched: $0[12], readsSecret: readsSecret) }, next: nil)
  }

  private static let mine = "(r.party = ? OR r.party IN (SELECT id FROM party WHERE mergedInto = ?))"

  private func record(_ party: Party) throws -> PartyRecord {
    let sql = "SELECT count(DISTINCT dossier) FROM role r WHERE \(PartyReading.mine)"
    return PartyRecord(party: party, dossiers: try Int.fetchOne(db, sql: sql, arguments: [party.id, party.id]) ?? 0)
  }
}

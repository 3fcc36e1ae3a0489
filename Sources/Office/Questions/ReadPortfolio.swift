import Filing
import GRDB

/// Asks for the dossiers in which a party, or one merged into it, stands, as far as the officer may read them; `matched`
/// names its roles.
///
/// Refused with `Refusal.notFound` when there is no party of that number in such a file.
public struct ReadPortfolio: Question {
  let party: Int
  let limit: Int
  let after: String?

  /// - Parameters:
  ///   - party: number of the party.
  ///   - limit: dossiers of the page, 1 to 500.
  ///   - after: where the page starts: `next` of the page before.
  public init(of party: Int, limit: Int = 100, after: String? = nil) {
    (self.party, self.limit, self.after) = (party, limit, after)
  }

  public func answer(in context: ReadingContext) throws -> HitPage {
    let sight = try context.sight()
    guard let party = try context.party(party, sight) else {
      throw Refusal.notFound(what: "party", name: String(party))
    }
    let limit = max(1, min(limit, 500))
    let rows = try Row.fetchAll(
      context.db,
      sql: """
        SELECT \(Hit.columns(sight)), group_concat(DISTINCT r.item) FROM role r JOIN standing s ON s.dossier = r.dossier
        WHERE \(PartyRecord.roles) AND r.dossier > ? AND \(sight.reads) GROUP BY s.dossier ORDER BY s.dossier LIMIT ?
        """, arguments: [party.id, party.id, Int(after ?? "") ?? 0, limit + 1])
    let hits = try rows.prefix(limit).map { try Hit($0, matched: $0[12]) }
    let last: Int? = rows.count > limit ? try rows[limit - 1][0] : nil
    return HitPage(hits: hits, next: last.map { String($0) })
  }
}

import Filing
import GRDB

/// A party of the party register.
public struct PartyRecord: Codable, Equatable, Sendable {
  /// Its entry.
  public var party: Party
  /// Dossiers in which it stands.
  public var dossiers: Int
}

extension PartyRecord {
  /// Rows `role r` of the party, or of one merged into it; takes its number twice.
  static let roles = "r.party IN (SELECT ? UNION ALL SELECT id FROM party WHERE mergedInto = ?)"

  init(_ party: Party, _ db: Database) throws {
    let sql = "SELECT count(DISTINCT dossier) FROM role r WHERE \(PartyRecord.roles)"
    self.init(party: party, dossiers: try Int.fetchOne(db, sql: sql, arguments: [party.id, party.id]) ?? 0)
  }
}

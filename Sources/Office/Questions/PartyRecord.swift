import Filing
import GRDB

/// A party of the party register.
public struct PartyRecord: Codable, Equatable, Sendable {
  /// Its entry.
  public var party: Party
  /// Dossiers in which it stands, as far as the officer may read them.
  public var dossiers: Int
}

extension PartyRecord {
  /// Rows `role r` of the party, or of one merged into it; takes its number twice.
  static let roles = "r.party IN (SELECT ? UNION ALL SELECT id FROM party WHERE mergedInto = ?)"

  init(_ party: Party, _ sight: Sight, _ db: Database) throws {
    let readable = sight.isWhole ? "" : "JOIN standing s ON s.dossier = r.dossier AND \(sight.reads)"
    let sql = "SELECT count(DISTINCT r.dossier) FROM role r \(readable) WHERE \(PartyRecord.roles)"
    self.init(party: party, dossiers: try Int.fetchOne(db, sql: sql, arguments: [party.id, party.id]) ?? 0)
  }
}

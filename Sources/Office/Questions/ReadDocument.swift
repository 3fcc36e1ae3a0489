import Filing
import Foundation
import GRDB
import Standards

/// Asks for the bytes of a document of the register.
///
/// Refused with `Refusal.notFound`, and with the code `secret` while the dossier that bears it is secret to the officer.
public struct ReadDocument: NotedQuestion {
  let sha256: String

  /// - Parameter sha256: SHA-256 of the bytes in hexadecimal, as attachments name it.
  public init(_ sha256: String) { self.sha256 = sha256 }

  public func answer(in context: ReadingContext) throws -> Data {
    let digest = sha256.lowercased()
    let bytes = try Data.fetchOne(
      context.db, sql: "SELECT bytes FROM document WHERE sha256 = ?", arguments: [digest])
    guard let bytes else { throw Refusal.notFound(what: "document", name: sha256) }
    let sight = try context.sight()
    let sql =
      "SELECT 1 FROM picture p JOIN standing s ON s.dossier = p.dossier WHERE p.sha256 = ? AND \(sight.reads) LIMIT 1"
    if !sight.isWhole, try context.db.number(sql, digest) == nil {
      throw Refusal(
        .secret,
        "The document belongs to a dossier that has not been published; your role does not read secret files.")
    }
    return bytes
  }

  /// Only documents of the acts of dossiers are noted; one that a published dossier bears as well is public.
  func secretDossiers(in context: ReadingContext) throws -> [Int] {
    let sql =
      "SELECT p.dossier FROM picture p JOIN standing s ON s.dossier = p.dossier WHERE p.sha256 = ? ORDER BY s.secret LIMIT 1"
    guard let dossier = try context.db.number(sql, sha256.lowercased()) else { return [] }
    return try context.secret([dossier])
  }
}

import Filing
import Foundation
import GRDB
import Standards

/// Asks for the very file with which a paper was first made; refused with the code `secret` as its dossier is.
public struct ReadKeptPaper: NotedQuestion {
  let event: Int
  let paper: String

  /// - Parameters:
  ///   - event: place in the register of the event that issued it.
  ///   - paper: id of the paper in the law.
  public init(of event: Int, _ paper: String) { (self.event, self.paper) = (event, paper) }

  public func answer(in context: ReadingContext) throws -> KeptPaper {
    guard let dossier = try dossier(context) else { return KeptPaper() }
    guard try context.sight().reads(dossier, context.db) else { throw Refusal.secret(String(event)) }
    let sql = "SELECT \(EventRow.columns) FROM event WHERE request = ? AND substr(request, 1, 6) = 'paper:'"
    let row = try EventRow.fetchOne(
      context.db.cachedStatement(sql: sql), arguments: [KeptPaper.request(of: event, paper)])
    guard let row, let file = try row.event().values.attachments.first else { return KeptPaper() }
    guard try !EventRow.annulled(context.db).contains(row.sequence) else { return KeptPaper(event: row.sequence) }
    let bytes = try Data.fetchOne(
      context.db, sql: "SELECT bytes FROM document WHERE sha256 = ?", arguments: [file.sha256])
    return KeptPaper(bytes: bytes, event: row.sequence)
  }

  func secretDossiers(in context: ReadingContext) throws -> [Int] {
    try context.secret([try dossier(context)].compactMap { $0 })
  }

  private func dossier(_ context: ReadingContext) throws -> Int? {
    try context.db.number("SELECT dossier FROM event WHERE sequence = ? AND dossier IS NOT NULL", event)
  }
}

import Filing
import Foundation
import GRDB

/// A paper as it was first made.
public struct KeptPaper: Codable, Sendable {
  /// Nil while it has not been made, and when what was kept was annulled.
  public var bytes: Data?
  /// Place in the register of the act that kept it; nil while it has not been made.
  public var event: Int?

  /// Whether it was made already, whatever became of the file.
  public var isMade: Bool { event != nil }

  /// The id of the request that keeps it: nobody keeps a paper twice.
  public static func request(of event: Int, _ paper: String) -> String { "paper:\(event):\(paper)" }
}

extension EventRow {
  /// The event with that place in the register, when it is one of a dossier that issued the paper.
  ///
  /// - Parameter law: finds the law by its id.
  static func issuing(_ sequence: Int, _ paper: String, _ db: Database, law: (String) throws -> Law) throws
    -> EventRow?
  {
    let row = try fetchOne(
      db.cachedStatement(sql: "SELECT \(columns) FROM event WHERE sequence = ? AND dossier IS NOT NULL"),
      arguments: [sequence])
    guard let row, try law(row.law).right(row.rightID)?.act(row.act)?.papers.contains(paper) == true else { return nil }
    return row
  }
}

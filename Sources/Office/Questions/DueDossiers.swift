import GRDB

/// A question for published dossiers that may go to a recipient, page by page.
public protocol DueQuestion: Question where Answer == DuePage {
  /// Where the page begins: `next` of the page before, 0 for the first.
  var after: Int { get set }
}

/// A published dossier that may go to a recipient, or one that the recipient has and the public may see no more.
public struct DueDossier: Codable, Equatable, Sendable {
  /// Number of the dossier in the register.
  public var id: Int
  /// Application number.
  public var number: String
  /// Id of the right.
  public var right: String
  /// Ordinal of the last event that the recipient has; 0 when it has none.
  public var held: Int
  /// Ordinal of the event that took it from the public after it was sent; nil while the public may see it.
  public var withdrawn: Int?
}

/// Dossiers that are due to a recipient.
public struct DuePage: Codable, Equatable, Sendable {
  /// The dossiers.
  public var dossiers: [DueDossier]
  /// Where the next page begins; nil on the last one.
  public var next: Int?
}

extension ReadingContext {
  /// Those of the dossiers that may go to the recipient, or, for who delivers, that it has to give up.
  ///
  /// - Parameter asNews: whether it matters what the recipient was told last; who gets everything anew needs no answer.
  func due(_ ids: [Int], to recipient: String, asNews: Bool) throws -> [DueDossier] {
    let dossiers = try Dossiers(db, lawbook)
    let ledger = Ledger(db: db, dossiers: dossiers)
    let delivers = try sight().delivers
    let sql = "SELECT number, rightId, secret FROM standing WHERE dossier = ?"
    return try ids.compactMap { id in
      guard let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [id]) else { return nil }
      var due = try DueDossier(id: id, number: row[0], right: row[1], held: try ledger.held(id, by: recipient))
      if try row[2] {
        guard delivers, due.held > 0, let event = try dossiers.withdrawal(id, after: due.held) else { return nil }
        due.withdrawn = event
      } else if asNews, due.held > 0, try dossiers.isSecret(id, at: due.held) {
        // It was withdrawn and is public again: the recipient has nothing of it.
        due.held = 0
      }
      return due
    }
  }
}

import Filing
import GRDB
import Standards

/// Asks for a dossier as its events tell it, not folded.
///
/// Refused with `Refusal.notFound`, and with the code `secret` while it is secret to the officer; values of secret items
/// are left out for him.
public struct ReadDossier: NotedQuestion {
  let number: String

  /// - Parameter number: application or registration number, with or without separators and check characters.
  public init(_ number: String) { self.number = number }

  public func answer(in context: ReadingContext) throws -> DossierFile {
    let db = context.db
    let id = try Dossiers(db, context.lawbook).id(number)
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT d.rightId, d.law FROM dossier d WHERE d.id = ?"),
      arguments: [id])
    guard let row else { throw Refusal.notFound(what: "dossier", name: number) }
    let events = try EventRow.ofDossier(id, db).map { (event: try $0.event(), seal: hexadecimal($0.seal)) }
    let sight = try context.sight()
    let withheld = sight.isWhole ? [] : try context.secretItems(law: row[1], right: row[0])
    var shown = try events.map { try context.unnaming($0.event.without(withheld), sight) }
    let isMasked = try !sight.reads(id, db)
    if isMasked {
      guard try sight.names(id, db), let right = try context.law(row[1]).right(row[0]) else {
        throw Refusal.secret(number)
      }
      shown = shown.map { $0.masked(right) }
    }
    return try DossierFile(
      id: id, right: row[0], law: row[1], events: shown, seals: events.map(\.seal), isMasked: isMasked)
  }

  func secretDossiers(in context: ReadingContext) throws -> [Int] {
    try context.secret([Dossiers(context.db, context.lawbook).id(number)])
  }
}

/// A dossier as it leaves the register: the caller folds it.
public struct DossierFile: Codable, Sendable {
  /// Number of the dossier in the register, from 1.
  public var id: Int
  /// Id of the right.
  public var right: String
  /// Id of the law under which it was filed.
  public var law: String
  /// In the order in which they were recorded.
  public var events: [Event]
  /// Seal of each event, 64 hexadecimal digits.
  public var seals: [String]
  /// Whether only what concerns fees is told, because the file is not published.
  public var isMasked = false
}

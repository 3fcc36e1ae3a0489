import Filing
import GRDB
import Standards

/// Asks for a dossier as its events tell it, not folded.
///
/// Refused with `Refusal.notFound`, and with the code `secret` while it is secret to the officer; values of secret items
/// are left out for him.
public struct ReadDossier: Question {
  let number: String

  /// - Parameter number: application or registration number, with or without separators and check characters.
  public init(_ number: String) { self.number = number }

  public func answer(in context: ReadingContext) throws -> DossierFile {
    let db = context.db
    let id = try Dossiers(db, context.lawbook).id(number)
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT d.rightId, d.law, s.secret FROM dossier d JOIN standing s ON s.dossier = d.id WHERE d.id = ?"),
      arguments: [id])
    guard let row else { throw Refusal.notFound(what: "dossier", name: number) }
    let readsSecret = try context.readsSecret()
    if row[2], !readsSecret {
      throw Refusal(
        .secret,
        "“\(number)” has not been published; only officers whose role reads secret files may open it.")
    }
    let events = try EventRow.ofDossier(id, db)
    let withheld = readsSecret ? [] : try context.secretItems(law: row[1], right: row[0])
    return DossierFile(
      id: id, right: row[0], law: row[1], events: try events.map { try $0.event().without(withheld) },
      seals: events.map { hexadecimal($0.seal) })
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
}

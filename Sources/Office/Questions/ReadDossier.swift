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
        sql: "SELECT d.rightId, d.law, s.secret FROM dossier d JOIN standing s ON s.dossier = d.id WHERE d.id = ?"),
      arguments: [id])
    guard let row else { throw Refusal.notFound(what: "dossier", name: number) }
    let events = try EventRow.ofDossier(id, db).map { (event: try $0.event(), seal: hexadecimal($0.seal)) }
    let reach = try context.reach()
    let withheld = reach == .everything ? [] : try context.secretItems(law: row[1], right: row[0])
    var shown = events.map { $0.event.without(withheld) }
    let isMasked = try row[2] && reach != .everything && !(reach == .printed && isPrinting(id, in: context))
    if isMasked {
      guard reach == .fees, let right = try context.law(row[1]).right(row[0]) else {
        throw Refusal(
          .secret,
          "“\(number)” has not been published; only officers whose role reads secret files may open it.")
      }
      shown = shown.map { $0.masked(right) }
    }
    return DossierFile(
      id: id, right: row[0], law: row[1], events: shown, seals: events.map(\.seal), isMasked: isMasked)
  }

  /// Whether something of the dossier waits for the gazette.
  private func isPrinting(_ id: Int, in context: ReadingContext) throws -> Bool {
    try context.db.number("SELECT 1 FROM queueEntry WHERE dossier = ? LIMIT 1", id) != nil
  }

  func secretDossiers(in context: ReadingContext) throws -> [Int] {
    let id = try Dossiers(context.db, context.lawbook).id(number)
    return try context.db.number("SELECT dossier FROM standing WHERE dossier = ? AND secret = 1", id).map { [$0] } ?? []
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

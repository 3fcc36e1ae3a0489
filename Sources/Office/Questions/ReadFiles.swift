import Filing
import GRDB
import Standards

/// Asks for files as they stood after an event of the register, page by page in the order of the files: for whoever keeps a
/// copy in step.
///
/// Refused with the code `secret` when everything is asked for by an officer who may not read it.
public struct ReadFiles: NotedQuestion {
  let since: Int
  let upTo: Int
  let isWhole: Bool
  let limit: Int
  let after: Int

  /// - Parameters:
  ///   - since: only files with an event behind that sequence, of which 10,000 events are looked at; 0 for every file.
  ///   - upTo: sequence of the last event that counts.
  ///   - isWhole: with what the public may not see.
  ///   - after: where the page begins: `next` of the page before, 0 for the first.
  ///   - limit: files of the page, 1 to 500.
  public init(since: Int = 0, upTo: Int, isWhole: Bool, after: Int = 0, limit: Int = 100) {
    (self.since, self.upTo, self.isWhole, self.after, self.limit) = (since, upTo, isWhole, after, limit)
  }

  public func answer(in context: ReadingContext) throws -> FilePage {
    guard try !isWhole || context.sight().isWhole else {
      throw Refusal(
        .secret, "Only officers whose role reads secret files may take what has not been published. Ask one of them.")
    }
    let db = context.db
    let ids = try ids(db)
    var page = FilePage(files: [], withheld: [], next: ids.count == most ? ids.last : nil)
    for id in ids {
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: "SELECT d.rightId, d.law, s.secret FROM dossier d JOIN standing s ON s.dossier = d.id WHERE d.id = ?"),
        arguments: [id])
      guard let row else { continue }
      guard try isWhole || !row[2] else {
        page.withheld.append(id)
        continue
      }
      let events = try EventRow.ofDossier(id, db).filter { $0.sequence <= upTo }
      guard !events.isEmpty else { continue }
      let hidden = isWhole ? [] : try context.secretItems(law: row[1], right: row[0])
      try page.files.append(
        DossierFile(
          id: id, right: row[0], law: row[1], events: events.map { try $0.event().without(hidden) },
          seals: events.map { hexadecimal($0.seal) }))
    }
    return page
  }

  private var most: Int { max(1, min(limit, 500)) }

  private func ids(_ db: Database) throws -> [Int] {
    guard since > 0 else {
      return try Int.fetchAll(
        db.cachedStatement(sql: "SELECT id FROM dossier WHERE id > ? ORDER BY id LIMIT ?"), arguments: [after, most])
    }
    // The plus keeps SQLite from walking the files instead of the events.
    let sql = """
      SELECT DISTINCT dossier FROM event WHERE sequence > ? AND sequence <= ? AND +dossier > ? ORDER BY dossier LIMIT ?
      """
    let end = min(upTo, since < .max - 10_000 ? since + 10_000 : since)
    return try Int.fetchAll(db.cachedStatement(sql: sql), arguments: [since, end, after, most])
  }

  func secretDossiers(in context: ReadingContext) throws -> [Int] {
    guard isWhole else { return [] }
    return try ids(context.db).filter {
      try context.db.number("SELECT 1 FROM standing WHERE dossier = ? AND secret = 1", $0) != nil
    }
  }
}

/// Files of a page.
public struct FilePage: Codable, Sendable {
  /// The files; none that has no event up to the one that was named.
  public var files: [DossierFile]
  /// Numbers in the register of those that the public may not see.
  public var withheld: [Int]
  /// Where the next page begins; nil on the last one.
  public var next: Int?
}

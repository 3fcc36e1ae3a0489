import Filing
import GRDB
import Standards

/// Asks what assistants suggested, with what people made of it: the newest first, files that the officer may not read left out.
public struct ListSuggestions: Question {
  let assistant: String?
  let number: String?
  let limit: Int

  /// - Parameters:
  ///   - assistant: id of one assistant; every one when nil.
  ///   - number: of one file; every file when nil.
  ///   - limit: events at most, 1 to 1,000.
  public init(of assistant: String? = nil, in number: String? = nil, limit: Int = 200) {
    (self.assistant, self.number, self.limit) = (assistant, number, max(1, min(limit, 1000)))
  }

  public func answer(in context: ReadingContext) throws -> [SuggestionLine] {
    let (db, sight) = (context.db, try context.sight())
    let only = try number.map { try Dossiers(db, context.lawbook).id($0) }
    if let only, try !sight.reads(only, db) { throw Refusal.secret(number ?? "") }
    let rows = try Row.fetchCursor(
      db.cachedStatement(
        sql: """
          SELECT sequence, dossier FROM event WHERE act = '\(Assistant.noting)' AND dossier IS NOT NULL ORDER BY sequence DESC
          """))
    var (lines, known): ([SuggestionLine], [Int: Dossier]) = ([], [:])
    while lines.count < limit, let row = try rows.next() {
      let (sequence, id): (Int, Int) = try (row[0], row[1])
      guard only == nil || only == id, try sight.reads(id, db) else { continue }
      let dossier = try known[id] ?? context.dossiers.dossier(id, today: context.today)
      known[id] = dossier
      guard let set = dossier.suggested.first(where: { $0.sequence == sequence }),
        assistant == nil || set.assistant == assistant
      else { continue }
      lines.append(SuggestionLine(number: dossier.applicationNumber, suggested: set))
    }
    return lines
  }
}

/// What an assistant suggested for a file at one time.
public struct SuggestionLine: Codable, Equatable, Sendable {
  /// Application number.
  public let number: String
  public let suggested: Suggested
}

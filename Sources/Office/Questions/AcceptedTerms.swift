import GRDB

/// Asks for the terms of goods and services in any dossier that have a word of a text, each with its class.
///
/// For officers who read secret files, since the list does not tell whose its terms are; others are told none.
public struct AcceptedTerms: Question {
  let text: String
  let limit: Int

  /// - Parameters:
  ///   - text: a term; its first eight words of at least three letters count.
  ///   - limit: terms a word, 1 to 500.
  public init(_ text: String, limit: Int = 200) { (self.text, self.limit) = (text, limit) }

  public func answer(in context: ReadingContext) throws -> [GoodsTerm] {
    guard try context.sight().isWhole else { return [] }
    let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 2 }.prefix(8)
    var seen: Set<String> = []
    return try words.flatMap { word -> [GoodsTerm] in
      // The ending of a plural is left to those who compare.
      let stem = word.count > 4 ? word.dropLast() : word
      let rows = try Row.fetchAll(
        context.db.cachedStatement(
          sql: "SELECT class, term FROM goodsTerm WHERE instr(key, ?) > 0 ORDER BY key, class LIMIT ?"),
        arguments: [String(stem), max(1, min(limit, 500))])
      return try rows.map { try GoodsTerm(number: $0[0], term: $0[1]) }
        .filter { seen.insert("\($0.number) \($0.term)").inserted }
    }
  }
}

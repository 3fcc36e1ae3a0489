import GRDB

/// Asks for the first symbol of a classification in any dossier that begins with the text and is longer.
public struct CompleteSymbol: Question {
  let text: String
  let scheme: String

  /// - Parameter scheme: `Nice`, `Locarno`, `Vienna`, `IPC`.
  public init(_ text: String, of scheme: String) { (self.text, self.scheme) = (text, scheme) }

  public func answer(in context: ReadingContext) throws -> String? {
    let sql = "SELECT symbol, scheme FROM classification WHERE symbol > ? AND symbol < ? ORDER BY symbol LIMIT 1"
    var after = text
    // Symbols of another classification that begin alike are stepped over, each once however many dossiers bear it.
    for _ in 0..<50 {
      let row = try Row.fetchOne(
        context.db.cachedStatement(sql: sql), arguments: [after, text + Vocabulary.last])
      guard let row else { return nil }
      if row[1] == scheme { return row[0] }
      after = row[0]
    }
    return nil
  }
}

import GRDB

/// Asks for the first symbol of a classification in any dossier that the officer may read that begins with the text and is
/// longer.
public struct CompleteSymbol: Question {
  let text: String
  let scheme: String

  /// - Parameter scheme: `Nice`, `Locarno`, `Vienna`, `IPC`.
  public init(_ text: String, of scheme: String) { (self.text, self.scheme) = (text, scheme) }

  public func answer(in context: ReadingContext) throws -> String? {
    let sql = """
      SELECT c.symbol FROM classification c CROSS JOIN standing s ON s.dossier = c.dossier
      WHERE c.scheme = ? AND c.symbol > ? AND c.symbol < ? AND \(try context.sight().reads) ORDER BY c.symbol LIMIT 1
      """
    return try String.fetchOne(
      context.db.cachedStatement(sql: sql), arguments: [scheme, text, text + Vocabulary.last])
  }
}

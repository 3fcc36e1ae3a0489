/// What goes through the second door: a question about the register that changes nothing.
///
/// One file holds its values, its answer and how the register answers it; a line in `QuestionList` lets it cross the
/// keeper's socket.
public protocol Question: Codable, Sendable {
  /// What is told.
  associatedtype Answer: Codable & Sendable

  /// The answer as the register stands, for the officer who asks.
  ///
  /// - Throws: `Refusal` for what does not exist and for what the officer may not read.
  func answer(in context: ReadingContext) throws -> Answer
}

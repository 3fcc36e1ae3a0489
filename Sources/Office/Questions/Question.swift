/// What goes through the second door: a question about the register that changes nothing.
///
/// One file holds its values, its answer and how the register answers it; a line in `QuestionList` lets it cross the
/// keeper's socket.
public protocol Question: Codable, Sendable {
  /// What is told.
  associatedtype Answer: Codable & Sendable

  /// How long the register works at it, so that nobody keeps the others from reading; nil for as long as it takes.
  static var patience: Duration? { get }

  /// The answer as the register stands, for the officer who asks.
  ///
  /// - Throws: `Refusal` for what does not exist and for what the officer may not read.
  func answer(in context: ReadingContext) throws -> Answer
}

extension Question {
  /// What a clerk waits for is found in milliseconds.
  public static var patience: Duration? { .seconds(10) }
}

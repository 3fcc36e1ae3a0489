/// Asks for the facts of the office: settings, laws, calendar, series.
public struct ReadFacts: Question {
  /// The question has no values.
  public init() {}

  public func answer(in context: ReadingContext) throws -> Facts { context.facts }
}

/// Asks whether the facts of the office are still those that somebody holds.
public struct ReadMark: Question {
  /// The question has no values.
  public init() {}

  public func answer(in context: ReadingContext) throws -> Mark { context.facts.mark }
}

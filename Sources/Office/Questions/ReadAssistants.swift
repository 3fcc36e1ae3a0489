/// Asks which assistants the law in force knows, and which of them may be asked today.
public struct ReadAssistants: Question {
  public init() {}

  public func answer(in context: ReadingContext) throws -> [AssistantState] {
    try AssistantState.all(context.law(), on: context.today, context.db)
  }
}

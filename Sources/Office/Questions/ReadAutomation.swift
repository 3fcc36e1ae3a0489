import Filing
import Standards

/// Asks for the register of automated decisions: every step that the law in force has the program take or propose.
public struct ReadAutomation: Question {
  public init() {}

  public func answer(in context: ReadingContext) throws -> AutomationRegister {
    let law = try context.law()
    let states = try AssistantState.all(law, on: context.today, context.db)
    return AutomationRegister(
      law: law.id, steps: law.automatedSteps(assistants: Set(states.filter { $0.stand == .on }.map(\.id))),
      reviews: try AutomatedReview.all(law, context.facts.calendar, context.db))
  }
}

/// The register of automated decisions of the law in force.
public struct AutomationRegister: Codable, Equatable, Sendable {
  public let law: String
  public let steps: [AutomatedStep]
  /// One for each kind that the law has.
  public let reviews: [AutomatedReview]
}

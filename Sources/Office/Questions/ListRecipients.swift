/// Lists the recipients of deliveries by name, as they were last entered.
public struct ListRecipients: Question {
  /// The question has no values.
  public init() {}

  public func answer(in context: ReadingContext) throws -> [RecipientRecord] { try Recipients(db: context.db).all() }
}

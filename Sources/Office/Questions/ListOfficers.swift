/// Lists the officers by name, also those who were dismissed.
public struct ListOfficers: Question {
  /// The question has no values.
  public init() {}

  public func answer(in context: ReadingContext) throws -> [Officer] { try Officers(db: context.db).all() }
}

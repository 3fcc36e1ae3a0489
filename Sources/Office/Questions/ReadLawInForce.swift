import GRDB
import Standards

/// Asks which law is in force today, and how many laws the register holds.
public struct ReadLawInForce: Question {
  /// The question has no values.
  public init() {}

  public func answer(in context: ReadingContext) throws -> LawInForce {
    LawInForce(
      id: try Lawbook.inForce(on: context.today, context.db), today: context.today,
      held: try Int.fetchOne(context.db.cachedStatement(sql: "SELECT count(*) FROM lawVersion")) ?? 0)
  }
}

/// What whoever has read the laws asks to know whether he has read them all.
public struct LawInForce: Codable, Equatable, Sendable {
  /// Id of the law.
  public var id: String
  /// The day at the keeper.
  public var today: CalendarDate
  /// How many laws the register holds.
  public var held: Int
}

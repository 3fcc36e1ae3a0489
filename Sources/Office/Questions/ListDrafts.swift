import Filing
import GRDB

/// Lists the unfinished forms of the officer who asks, the last changed first.
public struct ListDrafts: Question {
  /// The question has no values.
  public init() {}

  public func answer(in context: ReadingContext) throws -> [Draft] {
    try String.fetchAll(
      context.db, sql: "SELECT content FROM draft WHERE officer = ? ORDER BY changed DESC",
      arguments: [context.officer.name]
    )
    .map { try Canonical.value($0) }
  }
}

import GRDB
import Standards

/// Lists the issues of the gazette, the newest first, without what is printed in them.
public struct ListIssues: Question {
  let limit: Int
  let after: String?

  /// - Parameters:
  ///   - limit: issues of the page, 1 to 500.
  ///   - after: where the page starts: `next` of the page before.
  public init(limit: Int, after: String? = nil) { (self.limit, self.after) = (limit, after) }

  public func answer(in context: ReadingContext) throws -> IssuePage {
    let limit = max(1, min(limit, 500))
    let sql = """
      SELECT \(IssueLine.columns) FROM gazetteIssue
      WHERE date < coalesce((SELECT date FROM gazetteIssue WHERE id = ?), '9999') ORDER BY date DESC LIMIT ?
      """
    let rows = try Row.fetchAll(context.db.cachedStatement(sql: sql), arguments: [after, limit + 1])
    let issues = try rows.prefix(limit).map { try IssueLine($0) }
    return IssuePage(issues: issues, next: rows.count > limit ? issues.last?.id : nil)
  }
}

/// Issues of the gazette, the newest first.
public struct IssuePage: Codable, Equatable, Sendable {
  /// The issues.
  public var issues: [IssueLine]
  /// Id of the issue after which the next page starts; nil on the last one.
  public var next: String?
}

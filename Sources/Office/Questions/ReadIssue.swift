import Filing

/// Asks for an issue of the gazette; an open one has no entries yet.
///
/// Refused with `Refusal.notFound` when there is none of that id.
public struct ReadIssue: Question {
  let id: String

  /// - Parameter id: as it was opened, such as `2026-01`.
  public init(_ id: String) { self.id = id }

  public func answer(in context: ReadingContext) throws -> GazetteIssue {
    guard let issue = try Issues(db: context.db).issue(id) else {
      throw Refusal.notFound(what: "gazette issue", name: id)
    }
    return issue
  }
}

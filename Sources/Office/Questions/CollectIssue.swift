import Filing

/// Asks what would go into an issue of the gazette, each entry checked; of files that the officer may not read nothing.
///
/// Refused with `Refusal.notFound` when there is none of that id.
public struct CollectIssue: Question {
  let id: String

  /// - Parameter id: as it was opened, such as `2026-01`.
  public init(_ id: String) { self.id = id }

  public func answer(in context: ReadingContext) throws -> GazetteIssue {
    let issue = try ReadIssue(id).answer(in: context)
    return try Issues(db: context.db).collected(issue, context.dossiers, today: context.today, seen: context.sight())
  }
}

import FoundationEssentials

/// Asks for the tables of a law by their path, with those of later laws that some of its time limits follow.
///
/// Refused with `Refusal.notFound` when the register holds no such law.
public struct ReadLaw: Question {
  let id: String

  /// - Parameter id: as `law.tsv` names it.
  public init(_ id: String) { self.id = id }

  public func answer(in context: ReadingContext) throws -> [String: Data] {
    try Lawbook.files(context.facts.laws(from: id), context.db)
  }
}

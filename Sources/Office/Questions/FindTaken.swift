import GRDB

/// Asks which records of electronic filings the register has taken already, by the ids of their drafts.
public struct FindTaken: Question {
  let drafts: [String]

  /// - Parameter drafts: as `Origin.draft` makes them, 1,000 at most.
  public init(_ drafts: [String]) { self.drafts = drafts }

  public func answer(in context: ReadingContext) throws -> [String] {
    let intakes = Intakes(db: context.db)
    return try drafts.prefix(1000).filter { try intakes.holds($0) }
  }
}

import Filing
import GRDB

/// Lists the acts that wait for the signature of the officer who asks, and those that he laid before others, the oldest first.
public struct ListLaidActs: Question {
  /// The question has no values.
  public init() {}

  public func answer(in context: ReadingContext) throws -> [LaidAct] {
    let sight = try context.sight()
    return try LaidActs(db: context.db).all().filter { proposal in
      guard proposal.officer != context.officer.name else { return true }
      guard proposal.waits(for: context.officer) else { return false }
      // Of a file that he may not read he is told by the first officer alone.
      return try proposal.dossiers.allSatisfy { number in
        try context.dossiers.bearers(number).allSatisfy { try sight.reads($0.dossier, context.db) }
      }
    }
  }
}

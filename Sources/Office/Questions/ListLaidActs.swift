import Filing
import GRDB

/// Lists the acts that wait for the signature of the officer who asks, and those that he laid before others, the oldest first.
public struct ListLaidActs: Question {
  /// The question has no values.
  public init() {}

  public func answer(in context: ReadingContext) throws -> [LaidAct] {
    let sight = try context.sight()
    let law = try context.law()
    return try LaidActs(db: context.db).all().filter { line in
      let proposal = line.proposal
      guard proposal.officer != context.officer.name else { return true }
      guard proposal.waits(for: context.officer) else { return false }
      // Of a file that he may not read he is told by the first officer alone.
      return try proposal.dossiers.allSatisfy { number in
        try context.dossiers.bearers(number).allSatisfy { try sight.reads($0.dossier, context.db) }
      }
    }.map { line in
      let right = law.rights.first { $0.act(line.request.act) != nil }
      var values = line.request.values
      values[.password] = []
      var laid = line.proposal
      laid.lines = values.readBack(right.map { $0.form + $0.actItems } ?? law.officeItems) + laid.lines
      return laid
    }
  }
}

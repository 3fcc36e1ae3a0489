import Filing
import GRDB
import Standards

/// Asks when the proof of an issue was printed, and what of it was read by whom; of files that the officer may not read nothing.
public struct ReadProof: Question {
  let issue: String

  /// - Parameter issue: as it was opened, such as `2026-01`.
  public init(_ issue: String) { self.issue = issue }

  public func answer(in context: ReadingContext) throws -> ProofRecord {
    let sight = try context.sight()
    let dossiers = context.dossiers
    func seen(_ print: ProofPrint) throws -> ProofPrint {
      var print = print
      print.entries = try print.entries.filter { entry in
        guard !sight.isWhole, let id = try? dossiers.id(entry.number) else { return sight.isWhole }
        return try sight.reads(id, context.db)
      }
      return print
    }
    let prints = try ProofPrint.all(of: issue, context.db)
    return try ProofRecord(
      last: prints.last.map(seen), previous: prints.dropLast().last.map(seen),
      readings: ProofPrint.readings(of: issue, context.db).map(seen))
  }
}

/// What was printed of an issue as a proof, and who has read what.
public struct ProofRecord: Codable, Equatable, Sendable {
  public var last: ProofPrint?
  /// The one before the last.
  public var previous: ProofPrint?
  public var readings: [ProofPrint]
}

import Filing
import FoundationEssentials
import Standards

/// Asks for the tables of a law by their path, with those of later laws that some of its time limits follow.
///
/// Refused with `Refusal.notFound` when the register holds no such law.
public struct ReadLaw: Question {
  let id: String

  /// - Parameter id: as `law.tsv` names it.
  public init(_ id: String) { self.id = id }

  public func answer(in context: ReadingContext) throws -> [String: Data] {
    let files = try Lawbook.withLater(id, context.db)
    guard !files.isEmpty else { throw Refusal.notFound(what: "law", name: id) }
    return files
  }
}

extension Office.Door {
  /// The law as its tables say; the owner of the register has read it already.
  func law(_ id: String, as officer: String) throws -> Law {
    let (law, faults) = Law.read(files: try ask(ReadLaw(id), as: officer).mapValues { Array($0) })
    guard let law else { throw faults.first ?? TableFault(file: id, line: 0, reason: "the law cannot be read") }
    return law
  }
}

extension Office {
  /// The law with that id, read from its tables.
  ///
  /// - Throws: the first fault of the tables when they cannot be read.
  public func law(_ id: String) throws -> Law { try door.law(id, as: officer.name) }
}

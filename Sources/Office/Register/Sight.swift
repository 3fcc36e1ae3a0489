import Filing
import GRDB
import Standards

/// What an officer may see of files that the public may not see: every answer to a question goes through it.
struct Sight {
  /// The most that one of his roles gives.
  let reach: Role.Reach

  init(_ reach: Role.Reach) { self.reach = reach }

  /// - Parameter law: the one in force.
  init(of officer: Officer, under law: Law) {
    let all = officer.roles.compactMap { law.role($0)?.reach }
    reach =
      officer.name == Officer.program.name
      ? .everything : [.everything, .printed, .fees].first(where: all.contains) ?? .nothing
  }

  var isWhole: Bool { reach == .everything }

  /// Whether he is told of what recipients have to give up, because he delivers.
  var delivers: Bool { isWhole || reach == .printed }

  /// Condition on `standing s`: he may read the file.
  var reads: String {
    switch reach {
    case .everything: "1"
    case .printed: "(s.secret = 0 OR EXISTS (SELECT 1 FROM queueEntry w WHERE w.dossier = s.dossier))"
    case .fees, .nothing: "s.secret = 0"
    }
  }

  /// Condition on `standing s`: he may be told its number, stage and fees.
  var names: String { reach == .fees ? "1" : reads }

  /// Condition on `party p`: it stands in a file that he may read, or on the roll of agents.
  func reads(partyOn roll: AgentRoll) -> String {
    guard !isWhole else { return "1" }
    let agents = Set(roll.admissions.map(\.party)).sorted().map(String.init).joined(separator: ", ")
    return """
      (p.id IN (\(agents)) OR EXISTS (SELECT 1 FROM role r JOIN standing s ON s.dossier = r.dossier
        WHERE r.party IN (SELECT p.id UNION ALL SELECT id FROM party m WHERE m.mergedInto = p.id) AND \(reads)))
      """
  }

  /// Whether he may read the file as it stands.
  func reads(_ dossier: Dossier) -> Bool {
    isWhole || !dossier.isSecret || reach == .printed && !dossier.printable.isEmpty
  }

  /// Whether he may read the dossier with that number in the register.
  func reads(_ dossier: Int, _ db: Database) throws -> Bool { try holds(reads, dossier, db) }

  /// Whether he may be told of the dossier at all.
  func names(_ dossier: Int, _ db: Database) throws -> Bool { try holds(names, dossier, db) }

  private func holds(_ condition: String, _ dossier: Int, _ db: Database) throws -> Bool {
    guard condition != "1" else { return true }
    return try db.number("SELECT 1 FROM standing s WHERE s.dossier = ? AND \(condition)", dossier) != nil
  }

  /// Why an act on a file that he may not read is refused, without a word of the file.
  func told(_ refusal: Refusal) -> Refusal {
    switch refusal.code {
    case .roleMissing, .secondSignature, .secondPassword, .secret: refusal
    default:
      Refusal(
        .secret,
        "The act is not possible on this file, which has not been published; why is told to officers whose role reads secret files."
      )
    }
  }
}

extension Refusal {
  /// What is told to an officer who asks for a file that he may not read.
  static func secret(_ number: String) -> Refusal {
    Refusal(
      .secret, "“\(number)” has not been published; only officers whose role reads secret files may open it.")
  }
}

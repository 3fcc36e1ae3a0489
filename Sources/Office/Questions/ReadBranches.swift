import Filing
import Foundation
import GRDB
import Standards

/// Asks what was taken in of the branch offices, and where they and the head office collide.
///
/// The answer does not depend on the order in which bundles of several branches came.
public struct ReadBranches: Question {
  public static let patience: Duration? = nil

  /// The question has no values.
  public init() {}

  public func answer(in context: ReadingContext) throws -> BranchReport {
    let branches = Branches(db: context.db)
    let states = try branches.all()
    guard !states.isEmpty else { return BranchReport(branches: [], conflicts: []) }
    guard try context.sight().isWhole else {
      throw Refusal(.secret, "What branches recorded is told with secret files; only roles that read these may ask.")
    }
    var claims = BranchClaims(db: context.db)
    for state in states { try claims.take(branches.lines(of: state.name), of: state.name) }
    return BranchReport(branches: states, conflicts: try claims.conflicts())
  }
}

/// What was taken in, and what collides.
public struct BranchReport: Codable, Equatable, Sendable {
  /// In the order of their names.
  public let branches: [BranchState]
  public let conflicts: [BranchConflict]
}

/// Two registers that say something of the same thing.
public struct BranchConflict: Codable, Equatable, Sendable {
  public enum Kind: String, Codable, Sendable {
    /// Two files bear the number.
    case number
    /// The head office has taken the file over, and the branch goes on with it.
    case dossier
    /// The same request was answered twice.
    case request
    /// The same person or body stands in two party registers.
    case party
  }

  public let kind: Kind
  /// The number, the id or the name.
  public let what: String
  /// Where it stands: the branch, or nothing for the head office, and the event.
  public let places: [Place]

  public struct Place: Codable, Hashable, Comparable, Sendable {
    public let branch: String
    public let event: Int

    public static func < (left: Place, right: Place) -> Bool {
      (left.branch, left.event) < (right.branch, right.event)
    }
  }
}

/// What the branches say is theirs, by what it is.
private struct BranchClaims {
  private struct Claim: Hashable {
    let kind: BranchConflict.Kind
    let key: String
  }

  let db: Database
  private var places: [Claim: Set<BranchConflict.Place>] = [:]
  private var words: [Claim: String] = [:]

  init(db: Database) { self.db = db }

  mutating func take(_ lines: [BundleLine], of branch: String) throws {
    var parties: [Int: [EventRow]] = [:]
    var requests: Set<String> = []
    for line in lines {
      switch line.table {
      case "number":
        guard let text = line.text("text"), let series = line.text("series"), let right = line.text("rightId"),
          let event = line.number("event")
        else { throw Bundle.broken("a number says not where it stands") }
        let letter = right.replacing(Numbers.takenOver, with: "")
        try claim(.number, "\(NumberKey(text).text)\n\(series)\n\(letter)", text, branch, event)
      case "event":
        let event = try EventRow(line)
        if let party = event.party { parties[party, default: []].append(event) }
        // The program plants every register with the same words.
        if event.officer != Officer.program.name, requests.insert(event.request).inserted {
          try claim(.request, event.request, event.request, branch, event.sequence)
        }
      default: break
      }
    }
    for rows in parties.values {
      guard let (party, merged) = try Parties.folded(rows), merged == nil, let first = rows.first else { continue }
      try claim(.party, Parties.likeness(party), party.name, branch, first.sequence)
    }
  }

  private mutating func claim(
    _ kind: BranchConflict.Kind, _ key: String, _ text: String, _ branch: String, _ event: Int
  ) throws {
    let claim = Claim(kind: kind, key: key)
    var known = try places[claim] ?? here(claim)
    known.insert(.init(branch: branch, event: event))
    places[claim] = known
    words[claim] = min(words[claim] ?? text, text)
  }

  /// Where the head office has the same.
  private func here(_ claim: Claim) throws -> Set<BranchConflict.Place> {
    let event: Int?
    switch claim.kind {
    case .number, .dossier:
      let parts = claim.key.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      event = try db.number(
        "SELECT event FROM number WHERE key = ? AND series = ? AND letter = ?", parts[0], parts[1], parts[2])
    case .request:
      event = try db.number("SELECT json_extract(answer, '$.events[0]') FROM request WHERE id = ?", claim.key)
    case .party:
      let sql = """
        SELECT (SELECT min(sequence) FROM event e WHERE e.party = p.id) FROM party p
        WHERE likeness = ? AND mergedInto IS NULL ORDER BY id LIMIT 1
        """
      event = try db.number(sql, claim.key)
    }
    return Set(event.map { [.init(branch: "", event: $0)] } ?? [])
  }

  func conflicts() throws -> [BranchConflict] {
    try places.filter { $0.value.count > 1 }.map { claim, places in
      BranchConflict(kind: try kind(of: claim, places), what: words[claim] ?? claim.key, places: places.sorted())
    }.sorted { left, right in
      left.kind == right.kind && left.what == right.what
        ? left.places.lexicographicallyPrecedes(right.places)
        : (left.kind.rawValue, left.what) < (right.kind.rawValue, right.what)
    }
  }

  /// A number that the head office has taken over is that of the very file.
  private func kind(of claim: Claim, _ places: Set<BranchConflict.Place>) throws -> BranchConflict.Kind {
    guard claim.kind == .number, let event = places.first(where: { $0.branch.isEmpty })?.event else {
      return claim.kind
    }
    let sql = "SELECT 1 FROM event WHERE sequence = ? AND json_extract(content, '$.old_number') IS NOT NULL"
    return try db.number(sql, event) == nil ? .number : .dossier
  }
}

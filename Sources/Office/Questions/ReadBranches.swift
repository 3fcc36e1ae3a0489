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
    var conflicts: Set<BranchConflict> = []
    let equals = SameDay(context)
    for state in states {
      for part in try branches.merged(of: state.name) {
        conflicts.formUnion(
          part.left.map { left in
            BranchConflict(
              kind: .left, what: "event \(left.event): \(left.reason)",
              places: [.init(branch: state.name, number: left.number)])
          })
        for file in part.files { if let conflict = try equals.conflict(of: file) { conflicts.insert(conflict) } }
      }
    }
    return BranchReport(branches: states, conflicts: conflicts.sorted())
  }
}

/// What was taken in, and what collides.
public struct BranchReport: Codable, Equatable, Sendable {
  /// In the order of their names.
  public let branches: [BranchState]
  public let conflicts: [BranchConflict]
}

/// Two registers that say something of the same thing.
public struct BranchConflict: Codable, Hashable, Comparable, Sendable {
  public enum Kind: String, Codable, Sendable {
    /// The same sign or title was filed for the same right on the same day, so that no date says which comes first.
    case sameDay
    /// The head office has gone on with the file, so that what the branch recorded was left out of it.
    case left
  }

  public let kind: Kind
  /// In words.
  public let what: String
  /// The files, each with the branch that opened it, or nothing for the head office.
  public let places: [Place]

  public struct Place: Codable, Hashable, Comparable, Sendable {
    public let branch: String
    /// Application number.
    public let number: String

    public static func < (left: Place, right: Place) -> Bool {
      (left.branch, left.number) < (right.branch, right.number)
    }
  }

  public static func < (left: BranchConflict, right: BranchConflict) -> Bool {
    (left.kind == .left ? 1 : 0, left.places.first?.number ?? "", left.what)
      < (right.kind == .left ? 1 : 0, right.places.first?.number ?? "", right.what)
  }
}

/// Files of the same right, day and sign.
private struct SameDay {
  private let context: ReadingContext

  init(_ context: ReadingContext) { self.context = context }

  /// Nil when the file stands alone.
  func conflict(of file: BranchMerged.File) throws -> BranchConflict? {
    let id = try context.dossiers.id(file.name)
    let own = try Row.fetchOne(
      context.db.cachedStatement(sql: "SELECT title, filed, rightId FROM standing WHERE dossier = ?"), arguments: [id])
    guard let own, let title = try own[0] as String?, let filed = try own[1] as String?,
      let pattern = SearchIndex.pattern(Folded.text(title))
    else { return nil }
    let sql = """
      SELECT DISTINCT s.dossier FROM \(pattern.table) JOIN found f ON f.id = \(pattern.table).rowid
        JOIN standing s ON s.dossier = f.dossier
      WHERE \(pattern.table) MATCH ? AND f.folded = ? AND s.filed = ? AND s.rightId = ? ORDER BY s.dossier
      """
    let same = try Int.fetchAll(
      context.db.cachedStatement(sql: sql),
      arguments: [pattern.pattern, Folded.text(title), filed, try own[2] as String])
    guard same.count > 1 else { return nil }
    let places = try same.map { id in
      let first = try EventRow.ofDossier(id, context.db).first?.event()
      return BranchConflict.Place(
        branch: first?.branchRecord?.branch ?? "", number: first?.numbers["application"] ?? "")
    }
    return BranchConflict(
      kind: .sameDay, what: "“\(title)” filed on \(filed)", places: places.sorted())
  }
}

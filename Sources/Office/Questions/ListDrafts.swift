import Filing
import GRDB

/// Lists the unfinished forms of the officer who asks, the last changed first.
///
/// What he began on a file that he may read no more, and may record nothing of, is left out.
public struct ListDrafts: Question {
  /// The question has no values.
  public init() {}

  public func answer(in context: ReadingContext) throws -> [Draft] {
    let drafts: [Draft] = try String.fetchAll(
      context.db, sql: "SELECT content FROM draft WHERE officer = ? ORDER BY changed DESC",
      arguments: [context.officer.name]
    )
    .map { try Canonical.value($0) }
    let sight = try context.sight()
    return try sight.isWhole ? drafts : drafts.filter { try isHis($0, context, sight) }
  }

  private func isHis(_ draft: Draft, _ context: ReadingContext, _ sight: Sight) throws -> Bool {
    guard case .record(let act, let subject) = draft.kind else { return true }
    let numbers: [String] =
      switch subject {
      case .dossier(let number): [number]
      case .dossiers(let numbers): numbers
      case .party, .office: []
      }
    return try numbers.flatMap { (try? context.dossiers.bearers($0)) ?? [] }.allSatisfy { bearer in
      if try sight.reads(bearer.dossier, context.db) { return true }
      let dossier = try context.dossiers.dossier(bearer.dossier, today: context.today)
      return dossier.right.act(act)?.roles.contains(where: context.officer.roles.contains) ?? false
    }
  }
}

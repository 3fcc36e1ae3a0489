import Filing
import GRDB
import Standards

/// Unfinished forms of the officers.
struct Drafts {
  let db: Database
  /// The longest description of a form in any script fits, and what stands beside it.
  private static let mostBytes = 4_000_000

  func keep(_ draft: Draft, of officer: String, at moment: Moment) throws {
    let content = try Canonical.text(draft)
    guard content.utf8.count <= Self.mostBytes else {
      throw Refusal(.tooLarge, "The draft has more than four million bytes. Attach long texts as documents.")
    }
    try db.execute(
      sql: """
        INSERT INTO draft (id, officer, content, changed, sum) VALUES (?, ?, ?, ?, ?) ON CONFLICT (officer, id)
          DO UPDATE SET content = excluded.content, changed = excluded.changed, sum = excluded.sum
        """,
      arguments: [
        draft.id, officer, content, moment.description, Seal.sum(draft.id, officer, content, moment.description),
      ])
  }

  func drop(_ id: String, of officer: String) throws {
    try db.execute(sql: "DELETE FROM draft WHERE officer = ? AND id = ?", arguments: [officer, id])
  }
}

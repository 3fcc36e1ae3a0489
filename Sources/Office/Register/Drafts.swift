import Filing
import GRDB
import Standards

/// Unfinished forms of the officers.
struct Drafts {
  let db: Database

  func keep(_ draft: Draft, of officer: String, at moment: Moment) throws {
    let content = try Canonical.text(draft)
    guard content.utf8.count <= 1_000_000 else {
      throw Refusal(.tooLarge, "The draft has more than a million characters. Attach long texts as documents.")
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

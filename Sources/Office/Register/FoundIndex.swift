import GRDB

/// The rows by which names and titles are found, and their two full-text indexes.
///
/// The indexes are kept by statements, not by triggers: a schema that is not trusted may not touch virtual tables.
/// They are written by `flush` at the end of the transaction, because each savepoint would make an index of its own of them.
final class FoundIndex {
  let db: Database
  private var pending: [Step] = []

  private enum Step {
    case add(id: Int64, folded: String, pairs: String)
    case remove(id: Int64, folded: String, pairs: String)
  }

  init(_ db: Database) { self.db = db }

  /// How much is to be written; `rewind` leads back to it.
  var mark: Int { pending.count }

  /// Forgets what was asked for since the mark, because its savepoint was undone.
  func rewind(to mark: Int) { pending.removeLast(pending.count - mark) }

  /// One text by which something is found.
  struct Line {
    let kind: String
    let folded: String
    let pairs: String

    /// Nil when nothing of the text can be searched for.
    init?(_ kind: String, _ text: String) {
      folded = Folded.text(text)
      guard !folded.isEmpty else { return nil }
      self.kind = kind
      pairs = Folded.pairs(folded)
    }
  }

  /// Makes the rows of one dossier or party these.
  ///
  /// - Parameters:
  ///   - owner: the column `dossier` or `party`.
  ///   - isNew: there are no rows of it yet.
  func write(_ lines: [Line], _ owner: String, _ id: Int, isNew: Bool) throws {
    if !isNew {
      let old = try Row.fetchAll(
        db.cachedStatement(sql: "SELECT id, folded, pairs FROM found WHERE \(owner) = ?"), arguments: [id])
      pending += old.map { .remove(id: $0[0], folded: $0[1], pairs: $0[2]) }
      try db.cachedStatement(sql: "DELETE FROM found WHERE \(owner) = ?").execute(arguments: [id])
    }
    let statement = try db.cachedStatement(sql: "INSERT INTO found (\(owner), kind, folded, pairs) VALUES (?, ?, ?, ?)")
    for row in lines {
      try statement.execute(arguments: [id, row.kind, row.folded, row.pairs])
      pending.append(.add(id: db.lastInsertedRowID, folded: row.folded, pairs: row.pairs))
    }
  }

  /// Writes the indexes.
  func flush() throws {
    for step in pending {
      switch step {
      case .add(let id, let folded, let pairs):
        try index("INSERT INTO foundText (rowid, folded) VALUES (?, ?)", id, folded)
        try index("INSERT INTO foundPair (rowid, pairs) VALUES (?, ?)", id, pairs)
      case .remove(let id, let folded, let pairs):
        try index("INSERT INTO foundText (foundText, rowid, folded) VALUES ('delete', ?, ?)", id, folded)
        try index("INSERT INTO foundPair (foundPair, rowid, pairs) VALUES ('delete', ?, ?)", id, pairs)
      }
    }
    pending = []
  }

  /// Texts without a pair of ideographs leave no trace in that index.
  private func index(_ sql: String, _ id: Int64, _ text: String) throws {
    guard !text.isEmpty else { return }
    try db.cachedStatement(sql: sql).execute(arguments: [id, text])
  }
}

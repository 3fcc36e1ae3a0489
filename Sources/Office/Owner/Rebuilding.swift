import Filing
import Foundation
import GRDB
import Standards

extension Office {
  /// Makes every row anew that only says again what events say: tables of dossiers, names, numbers' keys, parties, indexes.
  ///
  /// What is sealed is not touched, and nothing is made of events that were altered: the chain is walked first.
  /// - Parameter progress: told how many dossiers and parties of how many are done.
  /// - Throws: a `Refusal` when a keeper serves the register, or when what is sealed is not whole.
  public func rebuild(progress: (_ done: Int, _ total: Int) -> Void) throws {
    guard let owned = door as? RegisterDoor else {
      throw Refusal(.keeperServes, "A keeper serves the register. Close all desks, or end it, then repeat.")
    }
    try owned.guarding {
      try owned.register.database.write { db in
        let broken = Checking(db: db, lawbook: owned.lawbook).sealed()
        if let first = broken.first {
          throw Refusal(
            .registerUnsound,
            "Nothing is made anew of events that were altered. \(first) Restore the newest sound backup.")
        }
        try Rebuilding(db: db, lawbook: owned.lawbook).run(progress)
      }
      owned.shelf.forget()
    }
  }
}

/// One transaction in which everything derived is made anew.
private struct Rebuilding {
  let db: Database
  let lawbook: Lawbook

  func run(_ progress: (Int, Int) -> Void) throws {
    let dossiers = try Int.fetchAll(db, sql: "SELECT id FROM dossier ORDER BY id")
    let parties = try Int.fetchAll(db, sql: "SELECT DISTINCT party FROM event WHERE party IS NOT NULL ORDER BY party")
    try empty()
    let index = SearchIndex(db)
    for (place, id) in parties.enumerated() {
      try Parties(db: db).write(id, index)
      progress(place, dossiers.count + parties.count)
    }
    let folded = try Dossiers(db, lawbook)
    for (place, id) in dossiers.enumerated() {
      try Derived.write(folded.settled(id), index)
      progress(parties.count + place, dossiers.count + parties.count)
    }
    try index.flush()
    try Numbers.key(db)
    try Accounts(db: db).rebuild()
    try Vocabulary.fill(db)
    try Likenesses.fill(db)
    for table in SearchIndex.indexes {
      try db.execute(sql: "INSERT INTO \(table.name) (\(table.name)) VALUES ('rebuild')")
    }
    try db.execute(sql: "REINDEX")
    try db.checkForeignKeys()
  }

  /// Rows of what does not exist would stay: every table is emptied first.
  private func empty() throws {
    let tables = Derived.written.map(\.name) + ["found", "sign", "prose", "partyIdentifier", "goodsTerm", "likeness"]
    for table in tables { try db.execute(sql: "DELETE FROM \(table)") }
    try db.execute(sql: "UPDATE party SET mergedInto = NULL")
    try db.execute(sql: "DELETE FROM party WHERE id NOT IN (SELECT party FROM event WHERE party IS NOT NULL)")
    for table in SearchIndex.indexes {
      try db.execute(sql: "INSERT INTO \(table.name) (\(table.name)) VALUES ('rebuild')")
    }
  }
}

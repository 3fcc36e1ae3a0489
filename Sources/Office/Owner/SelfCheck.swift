import Filing
import Foundation
import GRDB
import Standards
import Synchronization

extension Office {
  /// Walks the register: seals, folds, numbers, documents, parties, SQLite itself.
  ///
  /// - Parameter progress: told how many events and dossiers of how many have been walked.
  /// - Returns: what is wrong in words, the first thing first; empty when the register is sound.
  public func check(progress: (_ done: Int, _ total: Int) -> Void) throws -> [String] {
    guard let owned = door as? RegisterDoor else { return try ask(CheckRegister()) }
    return try owned.register.database.read { db in
      try owned.journalFindings(db) + Checking(db: db, lawbook: owned.lawbook).findings(progress)
    }
  }

  /// The events that an older program recorded and the guards of this one would refuse; they keep their effect.
  ///
  /// - Throws: a `Refusal` when the register is served by a keeper: only its owner walks it.
  public func unguarded(progress: (_ done: Int, _ total: Int) -> Void) throws -> [UnguardedEvent] {
    guard let owned = door as? RegisterDoor else {
      throw Refusal(.keeperServes, "A keeper serves the register. End it, or check a backup.")
    }
    return try owned.register.database.read { db in try Checking(db: db, lawbook: owned.lawbook).unguarded(progress) }
  }
}

extension RegisterDoor {
  /// What the journal says otherwise than the register: every line, not the last one alone.
  fileprivate func journalFindings(_ db: Database) throws -> [String] {
    guard let path = journal.withLock({ $0?.path }) else { return [] }
    if let missing = loss.withLock({ $0 }) { return [missing] }
    for line in CommitJournal.lines(path) {
      let seal = try Data.fetchOne(
        db.cachedStatement(sql: "SELECT seal FROM event WHERE sequence = ?"), arguments: [line.sequence])
      guard line.sequence == 0 || seal.map(hexadecimal) == line.seal else {
        return [
          "Event \(line.sequence) is not the one that the journal “\(path)” knows of \(line.moment): it was altered and sealed again. Restore the newest backup beside this register and compare."
        ]
      }
    }
    return []
  }
}

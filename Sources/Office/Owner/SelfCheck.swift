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
      Checking(db: db, lawbook: owned.lawbook, beside: owned.beside).findings(progress)
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
  /// What lies beside the register, for whoever checks it.
  var beside: FilesBeside? {
    guard register.mode != .inMemory else { return nil }
    let path = register.database.path
    return FilesBeside(
      journal: journal.withLock { $0?.path }, missing: loss.withLock { $0 }, refusals: path + ".refusals",
      seals: path + ".seals")
  }
}

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
    let findings = try owned.register.database.read { db in
      Checking(db: db, lawbook: owned.lawbook, beside: owned.beside).findings(progress)
    }
    owned.beside?.checked?.write(findings.count, at: owned.now())
    return findings
  }

  /// Records again in a register that was found sound after its disk had failed.
  ///
  /// To be called behind a ``check(progress:)`` that found nothing, by the process that owns the register.
  /// - Returns: what had been noted of the disk; nil when nothing, and where a keeper serves the register.
  public func trustAgain() throws -> String? {
    guard let owned = door as? RegisterDoor, owned.register.mode == .alone else { return nil }
    try owned.mistrust?.forget()
    return owned.unchecked.withLock { words in
      defer { words = nil }
      return words
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
      journal: journal.withLock { $0?.path }, missing: loss.withLock { $0?.text }, refusals: path + ".refusals",
      seals: path + ".seals", mistrust: register.mode == .kept ? unchecked.withLock { $0 } : nil,
      pragmas: register.pragmas, checked: CheckNote(path))
  }
}

import GRDB

extension Office {
  /// Walks the register: seals, folds, numbers, documents, parties, SQLite itself.
  ///
  /// - Parameter progress: told how many events and dossiers of how many have been walked.
  /// - Returns: what is wrong in words, the first thing first; empty when the register is sound.
  public func check(progress: (_ done: Int, _ total: Int) -> Void) throws -> [String] {
    guard let owned = door as? RegisterDoor else { return try ask(CheckRegister()) }
    return try owned.register.database.read { db in Checking(db: db, lawbook: owned.lawbook).findings(progress) }
  }
}

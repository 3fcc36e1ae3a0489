import CSQLite
import Filing
import GRDB
import Standards

extension RegisterDoor {
  /// Reads for as long as one client may keep a reader to himself; whoever owns the register alone keeps nobody waiting.
  func patiently<Result>(_ patience: Duration?, _ work: (Database) throws -> Result) throws -> Result {
    guard register.mode == .kept, let patience else { return try register.database.read(work) }
    do {
      return try register.database.read { db in
        csqlite_patience(patience.components.seconds * 1000)
        defer { csqlite_patience(0) }
        return try work(db)
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
      throw Refusal(
        .askedTooMuch,
        "The question was given up after \(patience.components.seconds) seconds, so that others are served. Ask for less: more words, a right, a shorter list."
      )
    }
  }
}

import CSQLite
import Filing
import GRDB
import Glibc
import Standards
import Synchronization

extension RegisterDoor {
  /// Does the work unless the disk has failed, and says in words when it fails.
  func trusting<Result>(_ work: () throws -> Result) throws -> Result {
    if let fault = fault.withLock({ $0 }) {
      throw Refusal(
        .diskFailed,
        "The disk failed (\(fault)); nothing is recorded any more. End the keeper, check the disk, run `ipdesk check`.")
    }
    do {
      return try work()
    } catch {
      // What the journal could not take stands in the register alone: nothing may follow it.
      if let refusal = error as? Refusal, refusal.code == .diskFailed { fault.withLock { $0 = $0 ?? "at the journal" } }
      throw (error as? DatabaseError).flatMap(refusal) ?? error
    }
  }

  /// A full disk and a failing disk in words; other faults pass through.
  ///
  /// - Source: Rebello et al., “Can applications recover from fsync failures?”, USENIX ATC 2020; PostgreSQL `data_sync_retry`; after a failed fsync a second one that succeeds proves nothing.
  private func refusal(_ error: DatabaseError) -> Refusal? {
    let path = register.database.path
    if RegisterPath.isFull(error, path) {
      return Refusal(
        .diskFull,
        "The disk that holds “\(path)” is full; nothing was recorded. Free some space there and repeat."
      )
    }
    if error.resultCode == .SQLITE_IOERR, fault(of: register.database) == EDQUOT {
      return Refusal(
        .diskFull,
        "This account may write no more to the disk that holds “\(path)” (its quota is used up); nothing was recorded. Free some of its space, or ask for more, and repeat."
      )
    }
    switch error.resultCode {
    case .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOTADB:
      let words = error.message ?? "input or output error"
      fault.withLock { $0 = words }
      return Refusal(
        .diskFailed,
        "The disk failed (\(words)); the act may not be on it. End the keeper, check the disk, run `ipdesk check`.")
    default: return nil
    }
  }

  /// The fault of the system behind the last one of the writer.
  private func fault(of database: any DatabaseWriter) -> Int32 {
    database.writeWithoutTransaction { csqlite_fault($0.sqliteConnection) }
  }
}

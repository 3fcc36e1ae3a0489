import CSQLite
import Filing
import GRDB
import Glibc
import Standards
import Synchronization

extension RegisterDoor {
  /// Does the work unless the register is to be checked first or the disk has failed.
  func trusting<Result>(_ work: () throws -> Result) throws -> Result {
    if let words = unchecked.withLock({ $0 }) {
      throw Refusal(
        .registerUnchecked,
        "The disk failed or the file was damaged (\(words)); nothing is recorded until the register was found sound. Check the disk, then run `ipdesk check` while no desk is open and no keeper serves."
      )
    }
    return try guarding(work)
  }

  /// Does the work unless the disk has failed, and says in words when it fails.
  func guarding<Result>(_ work: () throws -> Result) throws -> Result {
    if let fault = fault.withLock({ $0 }) {
      throw Refusal(
        .diskFailed,
        "The disk failed (\(fault)); nothing is recorded any more. Check the disk, then run `ipdesk check` while no desk is open."
      )
    }
    do {
      return try work()
    } catch {
      // What the journal could not take stands in the register alone: nothing may follow it.
      if let refusal = error as? Refusal, refusal.code == .diskFailed { stopRecording("at the journal") }
      throw (error as? DatabaseError).flatMap(refusal) ?? error
    }
  }

  /// From now on nothing is recorded, by this process and by those after it, until the register was checked.
  func stopRecording(_ words: String) {
    let isFirst = fault.withLock { fault in
      defer { fault = fault ?? words }
      return fault == nil
    }
    guard isFirst else { return }
    mistrust?.note(words, at: now())
    // What stands in the log stays there: nothing is moved into a file that cannot be trusted.
    register.database.writeWithoutTransaction { csqlite_keep_log($0.sqliteConnection) }
    afterFault.withLock { $0 }?()
  }

  /// Refuses what opens a dossier when the disk is nearly full; a keeper alone keeps a reserve.
  func judgeRoom(for request: ActRequest, _ settings: [String: String]) throws {
    guard register.mode == .kept, request.right != nil, request.dossiers.isEmpty else { return }
    try DiskReserve(settings).judge(register.database.path)
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
    let isSync = [.SQLITE_IOERR_FSYNC, .SQLITE_IOERR_DIR_FSYNC].contains(error.extendedResultCode)
    if error.resultCode == .SQLITE_IOERR, !isSync, fault(of: register.database) == EDQUOT {
      return Refusal(
        .diskFull,
        "This account may write no more to the disk that holds “\(path)” (its quota is used up); nothing was recorded. Free some of its space, or ask for more, and repeat."
      )
    }
    switch error.resultCode {
    case .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOTADB:
      let words = error.message ?? "input or output error"
      stopRecording(words)
      return Refusal(
        .diskFailed,
        "The disk failed (\(words)); the act may not be on it, and nothing more is recorded. Check the disk, then run `ipdesk check` while no desk is open."
      )
    default: return nil
    }
  }

  /// The fault of the system behind the last one of the writer.
  private func fault(of database: any DatabaseWriter) -> Int32 {
    database.writeWithoutTransaction { csqlite_fault($0.sqliteConnection) }
  }
}

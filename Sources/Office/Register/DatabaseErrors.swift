import GRDB
import Standards

extension DatabaseError: Explained {
  /// What the register could not do; never the statement, which may hold what somebody typed.
  ///
  /// - Source: SQLite, “Result and Error Codes”.
  public var explanation: Explanation {
    switch resultCode {
    case .SQLITE_FULL:
      Explanation(.diskFull, "The disk that holds the register is full. Free some space there and repeat.")
    case .SQLITE_IOERR:
      Explanation(
        .diskFailed,
        "The disk that holds the register failed. End the keeper, check the disk, run `ipdesk check`.")
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      Explanation(
        .damagedRegister,
        "The file of the register is damaged. Run `ipdesk check` and restore the newest sound backup.")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      Explanation(.registerBusy, "Another process works in the register. Repeat when it has ended.")
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_AUTH:
      Explanation(
        .registerRights, "The register cannot be opened or written. Give this account the right to write it.")
    case .SQLITE_NOMEM: Explanation(.memoryFull, "There is too little memory for the register. Free some and repeat.")
    case .SQLITE_INTERRUPT, .SQLITE_ABORT:
      Explanation(.interrupted, "The register was interrupted at its work. Repeat.")
    default:
      Explanation(
        .registerFault,
        "The register does not answer as it should (SQLite \(extendedResultCode.rawValue)). Repeat; when it happens again, run `ipdesk check` and report this."
      )
    }
  }
}

import CSQLite
import Filing
import Glibc
import Standards

/// Whether the SQLite of this machine may serve a register.
///
/// From 3.7.0 to 3.51.2 two processes that write or checkpoint one log can damage the file; with one alone nothing can.
/// - Source: SQLite, “WAL-reset database corruption”, mended in 3.51.3, and in 3.44.6 and 3.50.7 for their branches.
enum SQLiteGate {
  /// The version of the library, as 3040001.
  static var version: Int { Int(csqlite_version()) }

  static func isAffected(_ version: Int) -> Bool {
    let (branch, patch) = (version / 1000, version % 1000)
    let isMended = branch == 3044 && patch >= 6 || branch == 3050 && patch >= 7
    return (3_007_000...3_051_002).contains(version) && !isMended
  }

  /// Refuses to serve when another process could work in the file.
  static func judge(_ version: Int, isBarred: Bool) throws {
    guard isAffected(version), !isBarred else { return }
    throw Refusal(
      .unsafeRegister,
      "The register cannot be opened safely: SQLite \(words(version)) damages a file that two processes work in, and others cannot be kept out of this one. Put the register on a disk of this computer, or install SQLite 3.51.3 or later."
    )
  }

  static func words(_ version: Int) -> String { "\(version / 1_000_000).\(version / 1000 % 1000).\(version % 1000)" }
}

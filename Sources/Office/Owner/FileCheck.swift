import GRDB
import Standards
import Synchronization

extension RegisterDoor {
  /// Lets SQLite walk the file while desks are served already; a fault that it finds stops all recording.
  ///
  /// - Source: SQLite, PRAGMA quick_check: as integrity_check, without comparing indexes with their tables.
  func checkFile() {
    guard unchecked.withLock({ $0 }) == nil else { return }
    do {
      let found = try register.database.read { try String.fetchAll($0, sql: "PRAGMA quick_check(1)") }
      if let first = found.first, first != "ok" { stopRecording("SQLite: \(first)") }
    } catch {
      stopRecording(Explanation(of: error).message)
    }
  }
}

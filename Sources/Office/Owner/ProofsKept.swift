import Filing
import GRDB
import Synchronization

extension RegisterDoor: ProofMemory {
  func place(of name: String, account: UInt32) -> Proofs.Place {
    let found = try? register.database.read { try Proofs(db: $0).place(of: name, account: account) }
    return found ?? Proofs.Place(officer: name, account: Proofs.strangers)
  }

  func line(_ place: Proofs.Place) -> Proofs.Line? {
    try? register.database.read { try Proofs(db: $0).line(place) }
  }

  /// A full disk lets nobody guess faster: the guard goes on counting in memory.
  func keep(_ line: Proofs.Line, at place: Proofs.Place) {
    guard fault.withLock({ $0 }) == nil, unchecked.withLock({ $0 }) == nil else { return }
    try? register.database.write { try Proofs(db: $0).write(line, at: place) }
  }
}

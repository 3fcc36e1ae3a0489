import Filing
import Synchronization

@testable import Office

/// A door that counts how often dossiers are asked for behind it.
final class CountingDoor: Office.Door {
  private let door: any Office.Door
  private let officer: Officer
  private let count = Mutex(0)

  init(_ office: Office) { (door, officer) = (office.door, office.officer) }

  /// The same office behind this door.
  var office: Office { Office(door: self, officer: officer) }
  /// Dossiers that were asked for so far.
  var dossiers: Int { count.withLock { $0 } }

  func ask(_ inquiry: Inquiry, as officer: String) throws -> Answer {
    if case .dossier = inquiry { count.withLock { $0 += 1 } }
    return try door.ask(inquiry, as: officer)
  }

  func record(_ deed: Deed, as officer: String) throws -> Recorded { try door.record(deed, as: officer) }
  func record(all requests: [ActRequest], as officer: String) throws -> [Outcome] {
    try door.record(all: requests, as: officer)
  }
  func law(_ id: String, as officer: String) throws -> Law { try door.law(id, as: officer) }
  func signIn(_ credential: Credential) throws -> Officer { try door.signIn(credential) }
  func close() throws { try door.close() }
}

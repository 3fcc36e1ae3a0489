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

  func ask<Asked: Question>(_ question: Asked, as officer: String) throws -> Asked.Answer {
    if question is ReadDossier { count.withLock { $0 += 1 } }
    return try door.ask(question, as: officer)
  }

  func record(_ request: WriteRequest, as officer: String) throws -> Recorded { try door.record(request, as: officer) }
  func record(all requests: [ActRequest], as officer: String) throws -> [Outcome] {
    try door.record(all: requests, as: officer)
  }
  func rehearse(_ request: ActRequest, as officer: String) throws -> Consequences {
    try door.rehearse(request, as: officer)
  }
  func facts(as officer: String) throws -> Facts { try door.facts(as: officer) }
  func glance(as officer: String) -> Mark? { door.glance(as: officer) }
  func law(_ id: String, as officer: String) throws -> Law { try door.law(id, as: officer) }
  func signIn(_ credential: Credential) throws -> Officer { try door.signIn(credential) }
  func close() throws { try door.close() }
}

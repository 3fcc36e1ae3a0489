import Filing
import Foundation
import GRDB
import Standards
import Synchronization

@testable import Office

/// A door behind which everything breaks as soon as it is told to.
final class BrokenDoor: Office.Door {
  private let whole: any Office.Door
  let fault = Mutex<(any Error)?>(nil)

  init(_ whole: any Office.Door) { self.whole = whole }

  private func door() throws -> any Office.Door {
    if let error = fault.withLock({ $0 }) { throw error }
    return whole
  }

  func record(_ request: WriteRequest, as officer: String) throws -> Recorded {
    try door().record(request, as: officer)
  }

  func record(all requests: [ActRequest], as officer: String) throws -> [Outcome] {
    try door().record(all: requests, as: officer)
  }

  func rehearse(_ request: ActRequest, as officer: String) throws -> Consequences {
    try door().rehearse(request, as: officer)
  }

  func ask<Asked: Question>(_ question: Asked, as officer: String) throws -> Asked.Answer {
    try door().ask(question, as: officer)
  }

  func facts(as officer: String) throws -> Facts { try door().facts(as: officer) }

  func glance(as officer: String) -> Mark? { (try? door())?.glance(as: officer) }

  func law(_ id: String, as officer: String) throws -> Law { try door().law(id, as: officer) }

  func signIn(_ credential: Credential) throws -> Officer { try door().signIn(credential) }

  func close() throws { try whole.close() }
}

/// What may break behind the door, and what people are told of it.
enum Breakage {
  private struct Stranger: Error { let password = "meridia" }

  static let all: [any Error] = [
    DatabaseError(resultCode: .SQLITE_IOERR, message: "disk I/O error", sql: "SELECT secret FROM officer"),
    DatabaseError(resultCode: .SQLITE_CONSTRAINT, message: "UNIQUE failed", sql: "INSERT INTO officer"),
    KeeperFault(message: "The keeper gave an answer to another question. Repeat the command."), SocketFault.late,
    CocoaError(.fileReadNoSuchFile, userInfo: [NSFilePathErrorKey: "/nowhere"]),
    DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "Expected to decode Array<String>")),
    Stranger(),
  ]
}

extension Office {
  /// The same office for another officer, whose door can be broken.
  func acting(as name: String, behind make: (any Office.Door) -> BrokenDoor) throws -> (BrokenDoor, Office) {
    let broken = make(door)
    return (broken, Office(door: broken, officer: try acting(as: name).officer))
  }
}

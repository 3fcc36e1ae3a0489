import CKeeper
import Filing
import Foundation
import Glibc
import Standards
import Synchronization

/// The two doors answered by the keeper of the register; one is started when none answers.
final class RemoteDoor: Office.Door {
  private let register: String
  private let program: String
  private let starter: KeeperStarter
  private let line = Mutex<Line>(Line())

  private struct Line {
    var wire: Wire?
    var credential: Credential?
  }

  init(register: String, program: String, starter: KeeperStarter) {
    self.register = register
    self.program = program
    self.starter = starter
  }

  func signIn(_ credential: Credential) throws -> Officer {
    try line.withLock { line in
      let wire = try connected(&line)
      let officer = try signIn(credential, wire)
      line.credential = credential
      return officer
    }
  }

  func record(_ deed: Deed, as officer: String) throws -> Recorded {
    var documents: [Data] = []
    var bare = deed
    if case .act(var request) = deed {
      documents = request.documents
      request.documents = []
      bare = .act(request)
    }
    guard case .recorded(let recorded) = try call(.record(bare, documents: documents.count), documents) else { throw KeeperFault.answer }
    return recorded
  }

  func ask(_ inquiry: Inquiry, as officer: String) throws -> Answer {
    guard case .answer(let answer) = try call(.ask(inquiry), []) else { throw KeeperFault.answer }
    return answer
  }

  func close() throws {
    line.withLock { line in
      if let wire = line.wire { Glibc.close(wire.descriptor) }
      line = Line()
    }
  }

  /// Sends the call; when the line is lost it is sent again with the same request id, so that nothing is recorded twice.
  private func call(_ call: Call, _ documents: [Data]) throws -> Reply {
    try line.withLock { line in
      var attempts = 0
      while true {
        do {
          let wire = try connected(&line)
          try wire.send(call, most: Wire.mostCall)
          for document in documents { try wire.send(bytes: document, most: Wire.mostDocument) }
          return try checked(try wire.receive(Reply.self, most: Wire.mostReply))
        } catch Wire.Fault.tooLong(let length) {
          throw Refusal.tooLarge("The act has \(length) bytes, which is too long. Attach long texts as documents of at most 64 MB.")
        } catch Wire.Fault.closed where attempts < 5 {
          if let wire = line.wire { Glibc.close(wire.descriptor) }
          line.wire = nil
          attempts += 1
        } catch Wire.Fault.closed {
          throw KeeperFault.lost
        }
      }
    }
  }

  private func connected(_ line: inout Line) throws -> Wire {
    if let wire = line.wire { return wire }
    let wire = Wire(descriptor: try starter.connect(register))
    do {
      try wire.send(Call.hello(version: Wire.version, program: program), most: Wire.mostCall)
      _ = try checked(try wire.receive(Reply.self, most: Wire.mostReply))
      if let credential = line.credential { _ = try signIn(credential, wire) }
    } catch {
      Glibc.close(wire.descriptor)
      throw error
    }
    line.wire = wire
    return wire
  }

  private func signIn(_ credential: Credential, _ wire: Wire) throws -> Officer {
    try wire.send(Call.signIn(credential), most: Wire.mostCall)
    guard case .officer(let officer) = try checked(try wire.receive(Reply.self, most: Wire.mostReply)) else { throw KeeperFault.answer }
    return officer
  }

  private func checked(_ reply: Reply) throws -> Reply {
    switch reply {
    case .refused(let refusal): throw refusal
    case .fault(let reason): throw KeeperFault.machine(reason)
    default: return reply
    }
  }
}

/// A fault of the line to the keeper, or of the machine on its side.
public enum KeeperFault: Error, Equatable, Sendable {
  case answer
  case lost
  case machine(String)

  public var message: String {
    switch self {
    case .answer: "The keeper gave an answer that does not fit the question. Desk and keeper must be of the same version."
    case .lost: "The keeper does not answer any more. Repeat the act: with the same request id nothing is recorded twice."
    case .machine(let reason): reason
    }
  }
}

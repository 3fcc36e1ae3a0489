import Filing
import Foundation
import GRDB

/// One client of the keeper, on a thread of its own.
///
/// Each client has one request under way at a time and GRDB's writer is first come, first served: so a bulk job takes
/// its turn like every desk.
final class Conversation: Sendable {
  private let house: House
  private let wire: Wire
  /// Account and process at the other end, as the kernel says.
  private let peer: String
  /// Milliseconds in which a frame that has begun must end.
  static let patience: Int32 = 30_000

  init(house: House, wire: Wire, peer: String) {
    self.house = house
    self.wire = wire
    self.peer = peer
  }

  func run() {
    var officer: Officer?
    var failures = 0
    do {
      guard try greet() else { return }
      while true {
        let call = try wire.receive(Call.self, most: officer == nil ? 64 << 10 : Wire.mostCall, patience: Conversation.patience)
        if case .signIn(let credential) = call {
          officer = try signIn(credential, &failures)
          continue
        }
        guard let officer else {
          try reply(.refused(.signIn("Nobody has signed in on this connection. Give name and password.")))
          continue
        }
        try reply(answer(call, officer))
      }
    } catch Wire.Fault.tooLong(let length) {
      try? reply(.refused(.tooLarge("A message of \(length) bytes is too long. Send fewer or smaller documents.")))
    } catch is DecodingError {
      try? reply(.refused(.register("The message was not understood. Desk and keeper must be of the same version.")))
    } catch {
      // The client has gone or was too slow; whatever it asked for was answered or not begun.
    }
  }

  private func greet() throws -> Bool {
    guard case .hello(let version, let program) = try wire.receive(Call.self, most: 64 << 10, patience: Conversation.patience) else { return false }
    guard version == Wire.version, program == house.program else {
      try reply(.refused(.register(
        "The keeper runs version \(house.program) and this program is \(program). End the keeper’s clients, or install the same version everywhere.")))
      return false
    }
    try reply(.welcome(program: house.program))
    return true
  }

  private func signIn(_ credential: Credential, _ failures: inout Int) throws -> Officer? {
    do {
      let officer = try house.door.signIn(credential)
      failures = 0
      try reply(.officer(officer))
      return officer
    } catch let refusal as Refusal {
      failures += 1
      // Five failures, then each further one waits twice as long, a minute at most.
      if failures > 5 { Thread.sleep(forTimeInterval: min(60, Double(1 << min(6, failures - 6)))) }
      try reply(.refused(refusal))
      return nil
    }
  }

  private func answer(_ call: Call, _ officer: Officer) throws -> Reply {
    var documents: [Data] = []
    if case .record(_, let count) = call {
      for _ in 0..<min(max(0, count), 1_000) { documents.append(try wire.receive(most: Wire.mostDocument, patience: Conversation.patience)) }
    }
    do {
      switch call {
      case .record(.act(var request), _):
        request.documents = documents
        request.terminal = [request.terminal, peer].compactMap { $0 }.joined(separator: ", ")
        return .recorded(try house.door.record(.act(request), as: officer.name))
      case .record(let deed, _): return .recorded(try house.door.record(deed, as: officer.name))
      case .ask(let inquiry): return .answer(try house.door.ask(inquiry, as: officer.name))
      case .hello, .signIn: return .refused(.register("The call does not fit here."))
      }
    } catch let refusal as Refusal {
      return .refused(refusal)
    } catch let error as DatabaseError {
      return .fault(error.resultCode == .SQLITE_FULL ? "The disk is full; nothing was recorded. Free some space and repeat." : "The register could not be read or written: \(error.message ?? "unknown fault"). Nothing was recorded.")
    } catch {
      return .fault("\(error)")
    }
  }

  private func reply(_ reply: Reply) throws { try wire.send(reply, most: Wire.mostReply) }
}

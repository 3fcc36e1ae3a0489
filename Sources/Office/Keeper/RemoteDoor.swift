import Filing
import Foundation
import Glibc
import Standards
import Synchronization

/// The two doors over the keeper's socket.
///
/// A lost connection is made again and the same request repeated: its id keeps an act from being recorded twice.
final class RemoteDoor: Office.Door {
  private struct Line {
    var credential: Credential
    var link: RemoteLink?
    /// As the last answer bore it.
    var mark: Mark?
    /// When the keeper may be glanced at again, after it did not answer at once.
    var glanceAfter = ContinuousClock.now
  }

  private let path: String
  private let hello: Hello
  /// Nil where the keeper is a service that is not to be started by desks.
  private let starter: Starter?
  /// How long it goes on trying to reach a keeper.
  private let patience: Duration
  private let lines = Mutex<[String: Line]>([:])
  private let lawbook = Lawbook()

  init(path: String, hello: Hello, starter: Starter?, patience: Duration = .seconds(60)) {
    self.path = path
    self.hello = hello
    self.starter = starter
    self.patience = patience
  }

  func signIn(_ credential: Credential) throws -> Officer {
    let link = try connect(credential)
    lines.withLock { $0[link.officer.name] = Line(credential: credential, link: link) }
    return link.officer
  }

  func record(_ request: WriteRequest, as officer: String) throws -> Recorded {
    try call(.record(request), officer)
  }

  func record(all requests: [ActRequest], as officer: String) throws -> [Outcome] {
    try call(.recordAll(requests, documents: []), officer)
  }

  func rehearse(_ request: ActRequest, as officer: String) throws -> Consequences {
    try call(.rehearse(request), officer)
  }

  func ask<Asked: Question>(_ question: Asked, as officer: String) throws -> Asked.Answer {
    try call(.ask(NamedQuestion(question)), officer)
  }

  func facts(as officer: String) throws -> Facts {
    let mark = try lines.withLock { $0[officer]?.mark } ?? ask(ReadMark(), as: officer)
    return try lawbook.facts(mark) { try ask(ReadFacts(), as: officer) }
  }

  func law(_ id: String, as officer: String) throws -> Law {
    try lawbook.law(id, facts(as: officer)) { _ in try ask(ReadLaw(id), as: officer) }
  }

  /// Asks on the connection that stands, for two seconds at most; one that does not answer is given up.
  func glance(as officer: String) -> Mark? {
    lines.withLock { lines in
      guard var line = lines[officer], let link = line.link, line.glanceAfter < .now,
        let question = try? NamedQuestion(ReadMark())
      else { return nil }
      defer { lines[officer] = line }
      do {
        let reply: KeeperReply<Mark> = try RemoteLink.exchange(.ask(question), on: link.socket, within: .seconds(2))
        line.mark = reply.mark
      } catch {
        line.link = nil
        line.glanceAfter = .now + .seconds(10)
      }
      return line.link == nil ? nil : line.mark
    }
  }

  func aside<Result>(_ work: (any Office.Door) throws -> Result) throws -> Result {
    let own = RemoteDoor(path: path, hello: hello, starter: starter, patience: patience)
    defer { try? own.close() }
    return try work(own)
  }

  func close() throws { lines.withLock { $0 = [:] } }

  /// One call at a time and connection; repeated on a new connection until it is answered or patience ends.
  private func call<Value: Codable & Sendable>(_ call: Call, _ officer: String) throws -> Value {
    let deadline = ContinuousClock.now + patience
    return try lines.withLock { lines in
      guard var line = lines[officer] else {
        throw Refusal(.notSignedIn, "“\(officer)” has not signed in here. Sign in with name and password.")
      }
      var deaths = 0
      while true {
        // A connection that stood may have ended before the call; one that was made for it ends over it.
        let isFresh = line.link == nil
        do {
          let link = try line.link ?? connect(line.credential)
          line.link = link
          let reply: KeeperReply<Value> = try RemoteLink.exchange(call, on: link.socket)
          line.mark = reply.mark
          lines[officer] = line
          return try reply.value
        } catch let fault as SocketFault {
          line.link = nil
          lines[officer] = line
          if isFresh { deaths += 1 }
          guard deaths < 2 else { throw RemoteDoor.died }
          guard ContinuousClock.now < deadline else { throw unreachable(fault) }
        } catch let fault as FrameFault {
          lines[officer]?.link = nil
          throw fault
        }
      }
    }
  }

  /// A signed-in connection, to a keeper that is started when none answers.
  private func connect(_ credential: Credential) throws -> RemoteLink {
    let deadline = ContinuousClock.now + patience
    while true {
      do { return try RemoteLink(path: path, hello: hello, credential: credential) } catch let fault as SocketFault {
        guard ContinuousClock.now < deadline else { throw unreachable(fault) }
        switch fault.code {
        case EACCES, EPERM:
          throw Refusal(
            .keeperRights,
            "This account may not speak with the keeper at “\(path)”. Ask the administrator to add it to the group of the office."
          )
        case ENOENT, ECONNREFUSED:
          guard let starter else { throw unreachable(fault) }
          try start(starter)
        default: break
        }
      } catch is RemoteLink.Leaving {
        guard ContinuousClock.now < deadline else { throw unreachable(SocketFault.late) }
      }
      usleep(20_000)
    }
  }

  /// Several desks may start keepers at once: the refusal of a second one is no fault while the first answers.
  private func start(_ starter: Starter) throws {
    do { try starter.start() } catch {
      guard (try? Socket(path: path)) != nil else { throw error }
    }
  }

  /// What ended two keepers would end a third one, and every clerk waits for it.
  private static let died = Refusal(
    .keeperDied,
    "The keeper ended twice over this request, which is not sent again. If it was an act, look whether it was recorded; report what you did."
  )

  private func unreachable(_ fault: SocketFault) -> Refusal {
    Refusal(
      .keeperSilent,
      "No keeper answers at “\(path)” (\(fault.words)). Start one with `ipdesk keep`, then repeat: nothing is recorded twice."
    )
  }
}

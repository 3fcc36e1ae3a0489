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
  }

  private let path: String
  private let hello: Hello
  /// Nil where the keeper is a service that is not to be started by desks.
  private let starter: Starter?
  /// How long it goes on trying to reach a keeper.
  private let patience: Duration
  private let lines = Mutex<[String: Line]>([:])

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

  func record(_ deed: Deed, as officer: String) throws -> Recorded {
    guard case .recorded(let recorded) = try call(.record(deed), officer) else {
      throw FrameFault(reason: "The keeper answered another question.")
    }
    return recorded
  }

  func record(all requests: [ActRequest], as officer: String) throws -> [Outcome] {
    guard case .outcomes(let outcomes) = try call(.recordAll(requests, documents: []), officer) else {
      throw FrameFault(reason: "The keeper answered another question.")
    }
    return outcomes
  }

  func ask(_ inquiry: Inquiry, as officer: String) throws -> Answer {
    guard case .answer(let answer) = try call(.ask(inquiry), officer) else {
      throw FrameFault(reason: "The keeper answered another question.")
    }
    return answer
  }

  func close() throws { lines.withLock { $0 = [:] } }

  /// One call at a time and connection; repeated on a new connection until it is answered or patience ends.
  private func call(_ call: Call, _ officer: String) throws -> Reply {
    let deadline = ContinuousClock.now + patience
    return try lines.withLock { lines in
      guard var line = lines[officer] else {
        throw Refusal(.notSignedIn, "“\(officer)” has not signed in here. Sign in with name and password.")
      }
      while true {
        do {
          let link = try line.link ?? connect(line.credential)
          line.link = link
          let reply = try RemoteLink.exchange(call, on: link.socket)
          lines[officer] = line
          if case .refused(let refusal) = reply { throw refusal }
          if case .fault(let message) = reply { throw KeeperFault(message: message) }
          return reply
        } catch let fault as SocketFault {
          line.link = nil
          lines[officer] = line
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

  private func unreachable(_ fault: SocketFault) -> Refusal {
    Refusal(
      .keeperSilent,
      "No keeper answers at “\(path)” (\(fault.words)). Start one with `ipdesk keep`, then repeat: nothing is recorded twice."
    )
  }
}

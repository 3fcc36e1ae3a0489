import CKeeper
import Filing
import Foundation
import Standards

/// One client of the keeper, from its greeting to its end.
///
/// Who he is comes from the kernel and from the sign-in, never from a request.
struct KeeperConnection {
  let service: KeeperService
  let socket: Socket
  let peer: ckeeper_peer

  func serve() {
    do {
      guard let terminal = try greet(), let officer = try signIn() else { return }
      while let packet = try socket.receive(limits(.request)) {
        try answer(try handle(packet, officer.name, terminal))
      }
    } catch let fault as FrameFault {
      service.log.note(.messageBroken, "-", uid: peer.uid)
      // The peer may still read why; then the connection ends, since its place in the stream is lost.
      try? answer(.fault(fault.reason + " The connection was closed; repeat."))
    } catch {
      return
    }
  }

  /// The terminal of the client; nil when it was sent away.
  private func greet() throws -> String? {
    guard let packet = try socket.receive(limits(.stranger), idle: service.manners.patience) else { return nil }
    let hello: Hello = try packet.value()
    let welcome = judge(hello)
    try socket.send(Packet(welcome))
    guard welcome.refusal == nil else {
      service.log.note(.otherKeeper, "greet", uid: peer.uid)
      return nil
    }
    let printable = hello.terminal.unicodeScalars.filter { (0x20..<0x7F).contains($0.value) }.prefix(80)
    return "\(String(String.UnicodeScalarView(printable))), uid \(peer.uid)"
  }

  private func judge(_ hello: Hello) -> Welcome {
    if hello.protocolVersion != Keeper.protocolVersion || hello.program != Keeper.version {
      return Welcome(
        refusal:
          "The keeper of this register is ipdesk \(Keeper.version) (protocol \(Keeper.protocolVersion)), this program is \(hello.program) (protocol \(hello.protocolVersion)). Close all desks or end the keeper, then start again with one version.",
        leaves: service.yieldsPlace())
    }
    if let today = hello.today, today != service.manners.today {
      return Welcome(
        refusal:
          "The keeper of this register works under \(service.manners.today ?? "the date of the day"), not \(today). Close all desks or end the keeper, then repeat.",
        leaves: service.yieldsPlace())
    }
    if hello.today == nil, let today = service.manners.today {
      return Welcome(
        refusal:
          "The keeper of this register rehearses \(today). Give --today \(today), or close all desks, then repeat.",
        leaves: service.yieldsPlace())
    }
    return Welcome()
  }

  /// The officer; a wrong password may be corrected on the same connection.
  private func signIn() throws -> Officer? {
    while let packet = try socket.receive(limits(.stranger), idle: service.manners.patience) {
      let call = try packet.call
      guard case .signIn(let credential) = call else {
        service.log.note(.notSignedIn, call, uid: peer.uid)
        try answer(.refused(Refusal(.notSignedIn, "Nobody has signed in. Give name and password first.")))
        continue
      }
      do {
        let officer = try service.signIns.check(credential.name, uid: peer.uid) { try service.door.signIn(credential) }
        try answer(.officer(officer))
        return officer
      } catch let refusal as Refusal {
        service.log.note(refusal.code, call, uid: peer.uid)
        try answer(.refused(refusal))
      }
    }
    return nil
  }

  private func handle(_ packet: Packet, _ officer: String, _ terminal: String) throws -> Reply {
    let call = try packet.call
    do {
      switch call {
      case .signIn:
        throw Refusal(
          .signedInAlready, "“\(officer)” has signed in on this connection. Connect again for another officer.")
      case .ask(let inquiry): return .answer(try service.door.ask(inquiry, as: officer))
      case .record(let deed): return .recorded(try record(deed, officer, terminal))
      case .recordAll(let requests, _): return .outcomes(try recordAll(requests, officer, terminal))
      }
    } catch {
      let told = Explanation(of: error)
      service.log.note(told.code, call, officer: officer, uid: peer.uid)
      return .refused(error as? Refusal ?? Refusal(told.code, told.message))
    }
  }

  private func record(_ deed: Deed, _ officer: String, _ terminal: String) throws -> Recorded {
    var deed = deed
    if case .act(var request) = deed {
      request.terminal = terminal
      deed = .act(request)
      // The second officer's password may be guessed at here too.
      if let second = request.second {
        return try service.signIns.check(second.name, uid: peer.uid) { try write { try $0.record(deed, as: officer) } }
      }
    }
    return try write { try $0.record(deed, as: officer) }
  }

  private func recordAll(_ requests: [ActRequest], _ officer: String, _ terminal: String) throws -> [Outcome] {
    guard !requests.contains(where: { $0.second != nil }) else {
      throw Refusal(.secondInBulk, "An act with a second signature is recorded by itself. Take it out of the bulk job.")
    }
    var requests = requests
    for place in requests.indices { requests[place].terminal = terminal }
    let outcomes = try write { try $0.record(all: requests, as: officer) }
    for (request, outcome) in zip(requests, outcomes) {
      guard case .refused(let refusal) = outcome else { continue }
      service.log.note(refusal.code, .record(.act(request)), officer: officer, uid: peer.uid)
    }
    return outcomes
  }

  private func write<Result>(_ work: (any Office.Door) throws -> Result) throws -> Result {
    try service.turns.take(uid: peer.uid) { try work(service.door) }
  }

  private func answer(_ reply: Reply) throws {
    try socket.send(Packet(reply: reply), patience: service.manners.patience)
  }

  private func limits(_ limits: FrameLimits) -> FrameLimits {
    var limits = limits
    limits.patience = service.manners.patience
    return limits
  }
}

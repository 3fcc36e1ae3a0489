import CKeeper
import Filing
import Foundation

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
      service.log.note("frame", "-", uid: peer.uid)
      // The peer may still read why; then the connection ends, since its place in the stream is lost.
      try? answer(.fault(fault.reason + " The connection was closed."))
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
      service.log.note("welcome", "greet", uid: peer.uid)
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
        service.log.note("signIn", call, uid: peer.uid)
        try answer(.refused(.signIn("Nobody has signed in. Give name and password first.")))
        continue
      }
      do {
        let officer = try service.signIns.check(credential.name, uid: peer.uid) { try service.door.signIn(credential) }
        try answer(.officer(officer))
        return officer
      } catch let refusal as Refusal {
        service.log.note(RefusalLog.name(of: refusal), call, uid: peer.uid)
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
        throw Refusal.signIn("“\(officer)” has signed in on this connection. Connect again for another officer.")
      case .ask(let inquiry): return .answer(try service.door.ask(inquiry, as: officer))
      case .record(let deed): return .recorded(try record(deed, officer, terminal))
      case .rehearse(let request): return .consequences(try rehearse(request, officer, terminal))
      case .recordAll(let requests, _): return .outcomes(try recordAll(requests, officer, terminal))
      }
    } catch let refusal as Refusal {
      service.log.note(RefusalLog.name(of: refusal), call, officer: officer, uid: peer.uid)
      return .refused(refusal)
    } catch {
      service.log.note("fault", call, officer: officer, uid: peer.uid)
      return .fault("The keeper failed: \(error)")
    }
  }

  private func record(_ deed: Deed, _ officer: String, _ terminal: String) throws -> Recorded {
    guard case .act(var request) = deed else { return try write { try $0.record(deed, as: officer) } }
    request.terminal = terminal
    return try guarding(request.second) { try write { try $0.record(.act(request), as: officer) } }
  }

  private func rehearse(_ request: ActRequest, _ officer: String, _ terminal: String) throws -> Consequences {
    var request = request
    request.terminal = terminal
    return try guarding(request.second) { try write { try $0.rehearse(request, as: officer) } }
  }

  /// The second officer's password may be guessed at with a request too.
  private func guarding<Result>(_ second: Credential?, _ work: () throws -> Result) throws -> Result {
    guard let second else { return try work() }
    return try service.signIns.check(second.name, uid: peer.uid, work)
  }

  private func recordAll(_ requests: [ActRequest], _ officer: String, _ terminal: String) throws -> [Outcome] {
    guard !requests.contains(where: { $0.second != nil }) else {
      throw Refusal.conflict("An act with a second signature is recorded by itself. Take it out of the bulk job.")
    }
    var requests = requests
    for place in requests.indices { requests[place].terminal = terminal }
    let outcomes = try write { try $0.record(all: requests, as: officer) }
    for (request, outcome) in zip(requests, outcomes) {
      guard case .refused(let refusal) = outcome else { continue }
      service.log.note(RefusalLog.name(of: refusal), .record(.act(request)), officer: officer, uid: peer.uid)
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

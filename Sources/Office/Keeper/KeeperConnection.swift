import CKeeper
import Filing
import Foundation
import Glibc
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
      while try serveNext(officer.name, terminal) {}
    } catch let fault as FrameFault {
      service.log.note(.messageBroken, "-", uid: peer.uid)
      // The peer may still read why; then the connection ends, since its place in the stream is lost.
      let words = KeeperReply<Never>.Content.fault(fault.reason + " The connection was closed; repeat.")
      try? send(reply(words, isKnown: false))
    } catch let refusal as Refusal {
      // There was no room for what was announced or to be answered; what was sent meanwhile is not read.
      service.log.note(refusal.code, "-", uid: peer.uid)
      try? send(refused(refusal, isKnown: false))
    } catch {
      return
    }
  }

  /// Answers one call; false when the client has gone.
  private func serveNext(_ officer: String, _ terminal: String) throws -> Bool {
    var limits = limits(.request)
    let patience = service.manners.patience.timeInterval
    let room = Room(service.packets, of: officer, until: { Date(timeIntervalSinceNow: patience) })
    limits.admit = room.take
    guard let packet = try socket.receive(limits) else { return false }
    let answer = try handle(packet, officer, terminal)
    room.give()
    try service.packets.hold(answer.size, for: officer, until: Date(timeIntervalSinceNow: patience)) {
      try send(answer)
    }
    return true
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
        service.log.note(.notSignedIn, "-", uid: peer.uid)
        try send(
          refused(Refusal(.notSignedIn, "Nobody has signed in. Give name and password first."), isKnown: false))
        continue
      }
      do {
        var officer = try service.signIns.check(credential.name, uid: peer.uid) { try service.door.signIn(credential) }
        try judge(officer)
        officer.seen = service.signIns.welcome(officer.name, uid: peer.uid, at: service.now())
        service.admit(socket, as: officer.name)
        try send(reply(.value(officer)))
        return officer
      } catch let refusal as Refusal {
        service.log.note(refusal.code, call, uid: peer.uid)
        try send(refused(refusal, isKnown: false))
      }
    }
    return nil
  }

  /// An officer who is tied to an account of the system signs in from there, whoever knows his password.
  private func judge(_ officer: Officer) throws {
    let own = peer.accountName
    if let account = officer.account {
      guard account != own else { return }
      throw Refusal(
        .otherAccount,
        "“\(officer.name)” signs in from the account “\(account)” of the system; this is “\(own)”. Log in there, or have another account entered (`ipdesk officer account`)."
      )
    }
    let settings = (try? service.door.facts(as: Officer.program.name))?.settings
    guard settings?["officer_accounts"] == "required" else { return }
    throw Refusal(
      .otherAccount,
      "“\(officer.name)” has no account of the system, which this office requires (officer_accounts in office.tsv). Have it entered: `ipdesk officer account \(officer.name) \(own)`."
    )
  }

  private func handle(_ packet: Packet, _ officer: String, _ terminal: String) throws -> Packet {
    let call = try packet.call
    do {
      switch call {
      case .signIn:
        throw Refusal(
          .signedInAlready, "“\(officer)” has signed in on this connection. Connect again for another officer.")
      case .ask(let asked):
        guard let question = asked.question else {
          throw Refusal(
            .otherKeeper,
            "The keeper of this register does not know the question. Close all desks or end the keeper, then start again with one version."
          )
        }
        return try service.readers.hold(1, for: officer, until: Date(timeIntervalSinceNow: 60)) {
          try answer(question, officer)
        }
      case .record(let written): return try reply(.value(record(written, officer, terminal)))
      case .rehearse(let request): return try reply(.value(rehearse(request, officer, terminal)))
      case .recordAll(let requests, _): return try reply(.value(recordAll(requests, officer, terminal)))
      }
    } catch {
      let told = Explanation(of: error)
      service.log.note(told.code, call, officer: officer, uid: peer.uid)
      return try refused(error as? Refusal ?? Refusal(told.code, told.message))
    }
  }

  private func answer(_ question: some Question, _ officer: String) throws -> Packet {
    try Asker.present(at: socket.descriptor) { try reply(.value(service.door.ask(question, as: officer))) }
  }

  private func record(_ written: WriteRequest, _ officer: String, _ terminal: String) throws -> Recorded {
    // A copy is read beside the clerks' work and waits for no turn.
    if case .backUp = written { return try service.door.record(written, as: officer) }
    var written = written
    var isProved = false
    switch written {
    case .act(var request):
      request.terminal = terminal
      isProved = request.proof != nil
      written = .act(request)
    case .lay(var request):
      request.terminal = terminal
      isProved = request.proof != nil
      written = .lay(request)
    case .countersign: isProved = true
    case .keepDraft, .takeIn, .dropDraft, .noteFriction, .withdraw, .backUp, .fold: break
    }
    let work = { [written] in try write { try $0.record(written, as: officer) } }
    // The officer's password may be guessed at with a request too.
    let recorded =
      try isProved ? service.signIns.check(officer, uid: peer.uid, proves: written.isProof, work) : work()
    service.endSessions(after: recorded, but: socket)
    return recorded
  }

  private func rehearse(_ request: ActRequest, _ officer: String, _ terminal: String) throws -> Consequences {
    var request = request
    request.terminal = terminal
    return try write { try $0.rehearse(request, as: officer) }
  }

  private func recordAll(_ requests: [ActRequest], _ officer: String, _ terminal: String) throws -> [Outcome] {
    var requests = requests
    for place in requests.indices { (requests[place].terminal, requests[place].made) = (terminal, nil) }
    let outcomes = try write { try $0.record(all: requests, as: officer) }
    for (request, outcome) in zip(requests, outcomes) {
      if case .recorded(let recorded) = outcome { service.endSessions(after: recorded, but: socket) }
      guard case .refused(let refusal) = outcome else { continue }
      service.log.note(refusal.code, .record(.act(request)), officer: officer, uid: peer.uid)
    }
    return outcomes
  }

  private func write<Result>(_ work: (any Office.Door) throws -> Result) throws -> Result {
    try service.turns.take(uid: peer.uid) { try work(service.door) }
  }

  /// The one place where what becomes of a call is put into a reply.
  ///
  /// - Parameter isKnown: whether somebody has signed in, to whom the mark of the office may be told.
  private func reply<Value>(_ content: KeeperReply<Value>.Content, isKnown: Bool = true) throws -> Packet {
    try Packet(
      reply: KeeperReply(mark: isKnown ? service.door.glance(as: Officer.program.name) : nil, content: content))
  }

  private func refused(_ refusal: Refusal, isKnown: Bool = true) throws -> Packet {
    try reply(KeeperReply<Never>.Content.refused(refusal), isKnown: isKnown)
  }

  private func send(_ packet: Packet) throws { try socket.send(packet, patience: service.manners.patience) }

  private func limits(_ limits: FrameLimits) -> FrameLimits {
    var limits = limits
    limits.patience = service.manners.patience
    return limits
  }
}

extension WriteRequest {
  /// Whether what was recorded shows that the password given with the request was looked at, and right.
  fileprivate func isProof(_ recorded: Recorded) -> Bool {
    switch self {
    case .countersign: true
    case .lay: recorded.events.isEmpty
    default: recorded.events.contains { $0.act == "set_password" }
    }
  }
}

extension ckeeper_peer {
  /// The name of the account, or its number when it has none.
  fileprivate var accountName: String {
    var (entry, found) = (passwd(), UnsafeMutablePointer<passwd>?.none)
    var buffer = [CChar](repeating: 0, count: 16_384)
    guard getpwuid_r(uid, &entry, &buffer, buffer.count, &found) == 0, found != nil, let name = entry.pw_name else {
      return String(uid)
    }
    return String(cString: name)
  }
}

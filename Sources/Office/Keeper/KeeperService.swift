import CKeeper
import Filing
import Foundation
import Glibc
import Standards
import Synchronization

/// Accepts connections and gives each a thread, until it is told to end.
final class KeeperService: Sendable {
  private struct Client {
    let socket: Socket
    let uid: UInt32
    /// When he came, by order.
    let place: Int
    /// Nil for a stranger.
    var officer: String?
  }

  private struct State {
    var sockets: [ObjectIdentifier: Client] = [:]
    var came = 0
    var isLeaving = false
    /// Since when nobody is connected.
    var idleSince: ContinuousClock.Instant? = .now
    /// Since when the disk cannot be trusted.
    var failedSince: ContinuousClock.Instant?
  }

  let door: any Office.Door
  let manners: KeeperManners
  let log: RefusalLog
  let turns = WriterQueue()
  let signIns: SignInGuard
  let now: @Sendable () -> Moment
  /// Bytes of large requests and answers that are under way: 96 MiB, of one officer at most 66.
  let packets = Allowance(total: 96 << 20, each: 66 << 20, free: 1 << 16)
  /// Of the four readers of the register one officer has at most two.
  let readers = Allowance(total: 4, each: 2)
  private let path: String
  private let lock: SocketLock
  private let listener: Socket
  private let state = Mutex(State())
  private let wake: (read: Socket, write: Socket)
  private let gone = DispatchGroup()

  /// Listens at the path; a socket that a killed keeper left there is replaced.
  init(
    door: any Office.Door, path: String, lock: SocketLock, manners: KeeperManners, log: RefusalLog = .none
  ) throws {
    self.door = door
    let kept = door as? RegisterDoor
    signIns = kept.map { SignInGuard(memory: $0) } ?? SignInGuard()
    now = kept?.now ?? Clock.system
    self.log = log
    self.path = path
    self.lock = lock
    self.manners = manners
    var ends: [Int32] = [-1, -1]
    let made = ckeeper_socket()
    guard made >= 0, ckeeper_pipe(&ends) == 0 else { throw SocketFault(code: errno) }
    listener = Socket(taking: made)
    wake = (Socket(taking: ends[0]), Socket(taking: ends[1]))
    unlink(path)
    guard ckeeper_listen(made, path, manners.group == nil ? 0o600 : 0o660) == 0 else {
      throw Refusal(
        .keeperUnstarted,
        "The keeper cannot listen at “\(path)”: \(SocketFault(code: errno).words). Set IPDESK_SOCKET to another path.")
    }
    if let group = manners.group {
      guard let entry = getgrnam(group), chown(path, uid_t.max, entry.pointee.gr_gid) == 0 else {
        throw Refusal(
          .keeperUnstarted,
          "The socket cannot be given to the group “\(group)”: the group or the right to it is missing. Name another one."
        )
      }
    }
  }

  /// What is written to the loop: the handler of signals writes `end`.
  private enum Bell {
    static let end: UInt8 = 0
    static let look: UInt8 = 1
  }

  /// A byte 0 written here ends the service.
  var bell: Int32 { wake.write.descriptor }

  func stop() { ring(Bell.end) }

  private func ring(_ bell: UInt8) {
    var byte = bell
    _ = write(wake.write.descriptor, &byte, 1)
  }

  /// Serves until told to end; then nobody is let in, requests under way are answered, and the register is closed.
  ///
  /// - Throws: the `Refusal` for a disk that failed meanwhile.
  func serve() throws {
    let kept = door as? RegisterDoor
    kept?.afterFault.withLock { $0 = { [weak self] in self?.noteFault() } }
    while !state.withLock({ $0.isLeaving }) {
      var polled = [
        pollfd(fd: listener.descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wake.read.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      let found = poll(&polled, 2, milliseconds(until: departure))
      if found < 0, errno != EINTR { break }
      if found > 0, polled[1].revents != 0, try wake.read.read(1, until: nil)?.first != Bell.look { break }
      if found > 0, polled[0].revents != 0 {
        accept()
      } else if let departure, departure <= .now {
        break
      }
    }
    leave()
    try door.close()
    if let fault = kept?.fault.withLock({ $0 }) {
      throw Refusal(
        .diskFailed,
        "The disk failed (\(fault)); the keeper has ended. Check the disk, then run `ipdesk check`: until it finds the register sound nothing is recorded."
      )
    }
  }

  private var departure: ContinuousClock.Instant? {
    state.withLock { state in
      if let failed = state.failedSince { return failed + manners.mourning }
      return manners.leavesWhenIdle ? state.idleSince.map { $0 + manners.grace } : nil
    }
  }

  private func noteFault() {
    state.withLock { $0.failedSince = .now }
    ring(Bell.look)
  }

  private func accept() {
    let descriptor = ckeeper_accept(listener.descriptor)
    guard descriptor >= 0 else {
      // Out of descriptors: those who are served go on, the others wait at the door.
      if errno == EMFILE || errno == ENFILE { usleep(10_000) }
      return
    }
    let socket = Socket(taking: descriptor)
    guard let peer = try? socket.peer() else { return }
    let permitted = peer.uid == manners.uid ? manners.connections / 2 : manners.connectionsOfUid
    let isWelcome = state.withLock { state in
      let own = state.sockets.values.filter { $0.uid == peer.uid }
      if state.sockets.count >= manners.connections || own.count >= permitted {
        // Strangers who are in no hurry make room: the one who came first goes.
        let strangers = (own.count >= permitted ? own : Array(state.sockets.values)).filter { $0.officer == nil }
        guard let first = strangers.min(by: { $0.place < $1.place }) else { return false }
        first.socket.shut()
        state.sockets[ObjectIdentifier(first.socket)] = nil
      }
      state.came += 1
      state.sockets[ObjectIdentifier(socket)] = Client(socket: socket, uid: peer.uid, place: state.came)
      state.idleSince = nil
      return true
    }
    guard isWelcome else {
      log.note(.tooManyDesks, "connect", uid: peer.uid)
      let welcome = Welcome(
        refusal: "Too many desks of this account are open (\(permitted) at once). Close one, then repeat.",
        code: .tooManyDesks, leaves: false)
      if let packet = try? Packet(welcome) { try? socket.send(packet, patience: .zero) }
      return
    }
    gone.enter()
    Thread.detachNewThread {
      KeeperConnection(service: self, socket: socket, peer: peer).serve()
      self.forget(socket)
      self.gone.leave()
    }
  }

  /// Notes who sits at the connection.
  func admit(_ socket: Socket, as officer: String) {
    state.withLock { $0.sockets[ObjectIdentifier(socket)]?.officer = officer }
  }

  /// Whoever has another password, or works here no more, signs in anew: his other connections end.
  func endSessions(after recorded: Recorded, but own: Socket) {
    let acts = ["set_password", "dismiss_officer", "appoint_officer"]
    let names = recorded.events.filter { acts.contains($0.act) }.compactMap { $0.values.text(.name) }
    guard !names.isEmpty else { return }
    let sockets = state.withLock { state in
      state.sockets.values.filter { names.contains($0.officer ?? "") && $0.socket !== own }.map(\.socket)
    }
    for socket in sockets { socket.shut() }
  }

  private func forget(_ socket: Socket) {
    let isLast = state.withLock { state in
      state.sockets[ObjectIdentifier(socket)] = nil
      if state.sockets.isEmpty { state.idleSince = .now }
      return state.sockets.isEmpty
    }
    if isLast, manners.leavesWhenIdle { ring(Bell.look) }
  }

  /// Leaves in favour of another keeper when this client is the only one and nobody asked this one to stay.
  func yieldsPlace() -> Bool {
    guard manners.leavesWhenIdle else { return false }
    let yields = state.withLock { state in
      guard state.sockets.count == 1 else { return false }
      state.isLeaving = true
      return true
    }
    if yields { stop() }
    return yields
  }

  private func leave() {
    unlink(path)
    listener.shut()
    // Reading ends at once; a request that was read is answered before its connection closes.
    let sockets = state.withLock { state in
      state.isLeaving = true
      return state.sockets.values.map(\.socket)
    }
    for socket in sockets { shutdown(socket.descriptor, Int32(SHUT_RD)) }
    if gone.wait(timeout: .now() + 10) == .timedOut { for socket in sockets { socket.shut() } }
    gone.wait()
  }
}

extension Welcome {
  init(refusal: String? = nil, code: RefusalCode = .otherKeeper, leaves: Bool = false) {
    self.init(
      protocolVersion: Keeper.protocolVersion, program: Keeper.version, refusal: refusal,
      code: refusal == nil ? nil : code, leaves: leaves)
  }
}

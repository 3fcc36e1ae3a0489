import CKeeper
import Filing
import Foundation
import Glibc
import Standards
import Synchronization

/// The one process that owns the register and answers its two doors on a Unix socket.
public enum Keeper {
  /// Connections that one account, and that all together, may have.
  static let mostPerAccount = 64
  static let mostConnections = 256

  /// Serves until it is told to end; with `leaveWhenIdle` until the last client has gone.
  ///
  /// - Parameters:
  ///   - report: descriptor on which the start is reported: an empty line, or the refusal as JSON.
  ///   - group: whether the group of the socket may connect: desks of an office whose keeper has an account of its own.
  public static func run(
    register path: String, codes: CodeLists?, today: CalendarDate? = nil, leaveWhenIdle: Bool = false, group: Bool = false,
    report: Int32? = nil, program: String, now: @escaping @Sendable () -> Moment = Clock.system
  ) throws {
    let door: RegisterDoor
    let listener: Int32
    let socket = SocketPlace.of(path)
    do {
      door = try RegisterDoor(path: path, manner: .kept, codes: codes, today: today, now: now)
      // The lock on the register is ours: a socket that is left over belongs to nobody.
      unlink(socket)
      listener = ck_listen(socket, group ? 1 : 0)
      guard listener >= 0 else {
        throw Refusal.register("The keeper cannot listen at “\(socket)” (\(String(cString: strerror(errno)))). Check the folder’s permissions.")
      }
    } catch let refusal as Refusal {
      tell(report, refusal)
      throw refusal
    }
    tell(report, nil)
    signal(SIGPIPE, SIG_IGN)
    let house = House(door: door, program: program)
    EndSignal.watch()
    accept(listener, house, leaveWhenIdle)
    unlink(socket)
    close(listener)
    house.closeAll()
    try door.close()
  }

  private static func accept(_ listener: Int32, _ house: House, _ leaveWhenIdle: Bool) {
    var idle = 0
    while !EndSignal.isRaised {
      var watched = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
      let ready = poll(&watched, 1, 500)
      if ready > 0 {
        let client = Glibc.accept(listener, nil, nil)
        if client >= 0 { house.admit(client) }
        idle = 0
      } else if ready == 0, house.isEmpty {
        idle += 1
        if leaveWhenIdle, idle >= 4 { return }
      } else {
        idle = 0
      }
    }
  }

  private static func tell(_ report: Int32?, _ refusal: Refusal?) {
    guard let report else { return }
    let bytes = (refusal.flatMap { try? JSONEncoder().encode($0) } ?? Data()) + Data("\n".utf8)
    _ = bytes.withUnsafeBytes { write(report, $0.baseAddress, $0.count) }
    close(report)
  }
}

/// Whether the process has been told to end.
enum EndSignal {
  private static let raised = Atomic<Bool>(false)

  static var isRaised: Bool { raised.load(ordering: .relaxed) }

  static func watch() {
    for number in [SIGTERM, SIGINT, SIGHUP] { signal(number) { _ in EndSignal.raised.store(true, ordering: .relaxed) } }
  }
}

/// The clients of a keeper.
final class House: Sendable {
  let door: RegisterDoor
  let program: String
  private let clients = Mutex<[Int32: uid_t]>([:])

  init(door: RegisterDoor, program: String) {
    self.door = door
    self.program = program
  }

  var isEmpty: Bool { clients.withLock { $0.isEmpty } }

  func admit(_ descriptor: Int32) {
    var uid: uid_t = 0
    var pid: pid_t = 0
    guard ck_peer(descriptor, &uid, &pid) == 0 else {
      close(descriptor)
      return
    }
    let account = uid
    let isWelcome = clients.withLock { clients in
      guard clients.count < Keeper.mostConnections, clients.values.count(where: { $0 == account }) < Keeper.mostPerAccount else { return false }
      clients[descriptor] = account
      return true
    }
    guard isWelcome else {
      try? Wire(descriptor: descriptor).send(
        Reply.refused(.register("The keeper has too many connections. Close a desk and try again.")), most: Wire.mostReply)
      close(descriptor)
      return
    }
    let conversation = Conversation(house: self, wire: Wire(descriptor: descriptor), peer: "uid \(account) pid \(pid)")
    Thread.detachNewThread {
      conversation.run()
      _ = self.clients.withLock { $0.removeValue(forKey: descriptor) }
      close(descriptor)
    }
  }

  func closeAll() {
    for descriptor in clients.withLock({ Array($0.keys) }) { shutdown(descriptor, Int32(SHUT_RDWR)) }
  }
}

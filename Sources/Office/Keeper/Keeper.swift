import CKeeper
import Filing
import Foundation
import Glibc
import Standards
import Synchronization

/// The one process that owns the register, and its socket.
public enum Keeper {
  /// Version of the program: keeper and desks must be of the same.
  public static let version = "0.1.0"
  static let protocolVersion = 2

  /// Serves the register until the process is asked to end or, when it was started on demand, the last client has gone.
  ///
  /// - Parameters:
  ///   - register: path of the register file.
  ///   - today: rehearsed date; demonstrations only.
  ///   - socket: path of the socket; beside the register when nil, see `socketPath`.
  ///   - group: accounts of this group may connect too.
  ///   - leaveWhenIdle: whether it leaves a few seconds after the last client.
  ///   - report: descriptor on which the starter reads why the keeper does not start; it reads nothing when it does.
  /// - Throws: a `Refusal` when another keeper answers or the register cannot be used.
  public static func run(
    register: String, codes: CodeLists? = nil, today: CalendarDate? = nil, socket: String? = nil, group: String? = nil,
    leaveWhenIdle: Bool = false, report: Int32? = nil
  ) throws {
    let path = socket ?? socketPath(register: register)
    do {
      // Nothing is left beside a register that cannot be used where it lies.
      try RegisterPath.judge(register, creating: false)
      let lock = try SocketLock(path)
      let door = try RegisterDoor(path: register, mode: .kept, codes: codes, today: today, now: Clock.system)
      let service = try KeeperService(
        door: door, path: path, lock: lock,
        manners: KeeperManners(today: today?.description, group: group, leavesWhenIdle: leaveWhenIdle),
        log: RefusalLog(path: absolute(register) + ".refusals", door: door))
      guard ckeeper_on_end(service.bell) == 0 else { throw SocketFault(code: errno) }
      if let report { close(report) }
      Thread.detachNewThread { door.checkFile() }
      try service.serve()
    } catch is SocketLock.Served {
      // Who starts one on demand wants any that serves, and connects to the other one.
      if let report { close(report) } else { throw served(path) }
    } catch {
      if let report { tell(error, on: report) }
      throw error
    }
  }

  /// Where the keeper of the register listens: IPDESK_SOCKET, else beside the register, where every account looks alike.
  ///
  /// A register below /var/lib is that of a service: its folder is closed to clerks, and its socket has the same place
  /// below /run. A path too long for a socket becomes a name made of its hash in the folder of the runtime.
  /// - Source: Filesystem Hierarchy Standard 3.0, 3.15 and 5.8; systemd.exec(5), StateDirectory= and RuntimeDirectory=.
  public static func socketPath(register: String) -> String {
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["IPDESK_SOCKET"], !named.isEmpty { return named }
    let beside = absolute(register) + ".sock"
    let path = beside.hasPrefix("/var/lib/") ? "/run/" + beside.dropFirst("/var/lib/".count) : beside
    guard path.utf8.count > 100 else { return path }
    return "\(runtimeFolder)/\(sha256(Data(path.utf8)).prefix(32)).sock"
  }

  /// Where sockets lie whose own path is too long.
  static let runtimeFolder = "/tmp/ipdesk-\(getuid())"

  /// The same text for every way of naming the file: links are followed where the folder can be seen.
  static func absolute(_ path: String) -> String {
    let folder = path.parentPath
    guard let resolved = realpath(folder, nil) else { return path }
    defer { free(resolved) }
    let parent = String(cString: resolved)
    let name = path.lastPathPart
    return parent == "/" ? "/" + name : parent + "/" + name
  }

  private static func served(_ path: String) -> Refusal {
    Refusal(.keeperServes, "A keeper serves “\(path)” already. Work through it, or end it before starting another.")
  }

  private static func tell(_ error: any Error, on report: Int32) {
    let told = Explanation(of: error)
    guard let packet = try? Packet(error as? Refusal ?? Refusal(told.code, told.message)) else { return }
    let socket = Socket(taking: report)
    packet.body.withUnsafeBytes { _ = Glibc.write(socket.descriptor, $0.baseAddress, $0.count) }
  }
}

/// How a keeper behaves.
struct KeeperManners: Sendable {
  /// The rehearsed date under which it serves.
  var today: String?
  var group: String?
  var leavesWhenIdle = false
  /// How long it stays when nobody is connected.
  var grace: Duration = .seconds(3)
  /// How long questions are still answered when the disk has failed.
  var mourning: Duration = .seconds(3)
  /// How long a stranger may take to sign in, and a frame to come.
  var patience: Duration = .seconds(30)
  var connections = 256
  /// The keeper's own account owns the register and has no quota but half of all places.
  var connectionsOfUid = 8
  var uid = getuid()
}

import Filing
import Foundation
import Glibc
import Standards

extension Office {
  /// Whether others may record meanwhile: the register belongs to a keeper.
  public var isShared: Bool { door is RemoteDoor }

  /// Opens the register through its keeper, which is started when none answers.
  ///
  /// - Parameters:
  ///   - today: rehearsed date; demonstrations only.
  ///   - keepsProof: whether the password also proves acts that the officer signs; a desk asks for it again.
  /// - Throws: a `Refusal` with the keeper's reason, or when name or password is wrong.
  public static func open(
    register: String, credential: Credential, today: CalendarDate? = nil, keepsProof: Bool = true
  ) throws -> Office {
    try remote(register: register, credential: credential, today: today, keepsProof: keepsProof)
  }

  /// The office behind the keeper's socket.
  ///
  /// - Parameters:
  ///   - terminal: where the officer sits; as the system says when nil.
  ///   - socket: path of the keeper's socket; `Keeper.socketPath` when nil.
  ///   - keepsProof: whether the password also proves acts that the officer signs.
  ///   - program: what is started as `PROGRAM keep` when no keeper answers; this program when nil.
  public static func remote(
    register: String, credential: Credential, today: CalendarDate? = nil, terminal: String? = nil,
    socket: String? = nil,
    program: String? = nil, keepsProof: Bool = true
  ) throws -> Office {
    var starter: Starter?
    // A socket named by hand belongs to a service, which desks do not start.
    if socket == nil {
      let path = Keeper.absolute(register)
      var found = stat()
      let fault = stat(path, &found) == 0 ? 0 : errno
      if fault == ENOENT, ProcessInfo.processInfo.environment["IPDESK_SOCKET"] == nil {
        throw Refusal(.noRegister, "There is no register at “\(path)”. Plant one with `ipdesk plant`.")
      }
      // In a folder that is closed to this account lies the register of a service.
      if fault != EACCES {
        starter = Starter(program: program ?? "/proc/self/exe", register: path, today: today?.description)
      }
    }
    let hello = Hello(
      protocolVersion: Keeper.protocolVersion, program: Keeper.version, terminal: terminal ?? Self.terminal,
      today: today?.description)
    let door = RemoteDoor(path: socket ?? Keeper.socketPath(register: register), hello: hello, starter: starter)
    return Office(door: door, officer: try door.signIn(credential), proof: keepsProof ? credential.password : nil)
  }

  /// `pts/3 from 192.0.2.7`: the terminal of this process and where it was reached from.
  static var terminal: String {
    let name = (0...2).lazy.compactMap { ttyname(Int32($0)).map { String(cString: $0) } }.first
    let short = name.map { $0.hasPrefix("/dev/") ? String($0.dropFirst(5)) : $0 } ?? "no terminal"
    let remote = ProcessInfo.processInfo.environment["SSH_CONNECTION"]?.split(separator: " ").first
    return remote.map { "\(short) from \($0)" } ?? short
  }
}

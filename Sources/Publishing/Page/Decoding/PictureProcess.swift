import FoundationEssentials
import Glibc

/// A running child and the parent's end of its socket; values only, so that a lock can hold them.
struct PictureProcess {
  let process: pid_t
  let socket: Int32
  /// Pictures that it has unpacked.
  var served = 0

  /// Why the child gave no answer.
  enum Silence: Error {
    /// It ended, or closed its socket.
    case ended
    case late
  }

  /// Starts the child; nil when the program is not to be found or started.
  init?() {
    guard let program = Self.program else { return nil }
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
    defer { close(ends[1]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A group of its own: an interrupt at the terminal is not for it.
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
    posix_spawnattr_setpgroup(&attributes, 0)
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("ipdesk"), strdup(PictureChild.command), nil]
    var environment: [UnsafeMutablePointer<CChar>?] = [strdup("LANG=C.UTF-8"), nil]
    defer { for text in arguments + environment { free(text) } }
    var started: pid_t = 0
    guard posix_spawn(&started, program, &actions, &attributes, &arguments, &environment) == 0 else {
      close(ends[0])
      return nil
    }
    (process, socket) = (started, ends[0])
  }

  /// This very program, else the one beside it: tests and benchmarks lie in the folder of the program.
  private static let program: String? = {
    guard let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else { return nil }
    let parts = own.split(separator: "/")
    // An upgrade takes the file away from under a running program; the link still leads to it.
    if parts.last == "ipdesk" || parts.last == "ipdesk (deleted)" { return "/proc/self/exe" }
    let beside = "/" + parts.dropLast().joined(separator: "/") + "/ipdesk"
    return access(beside, X_OK) == 0 ? beside : nil
  }()

  /// Ends the child.
  func end() {
    close(socket)
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  func send(_ bytes: UnsafeRawBufferPointer, until deadline: ContinuousClock.Instant) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      try wait(for: POLLOUT, until: deadline)
      let part = UnsafeRawBufferPointer(rebasing: rest)
      let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
      let count = Glibc.send(socket, part.baseAddress, part.count, flags)
      if count < 0, errno == EAGAIN || errno == EINTR { continue }
      guard count > 0 else { throw Silence.ended }
      rest = rest.dropFirst(count)
    }
  }

  func receive(into buffer: UnsafeMutableRawBufferPointer, until deadline: ContinuousClock.Instant) throws {
    var got = 0
    while got < buffer.count {
      try wait(for: POLLIN, until: deadline)
      let count = recv(socket, buffer.baseAddress?.advanced(by: got), buffer.count - got, 0)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw Silence.ended }
      got += count
    }
  }

  private func wait(for event: Int32, until deadline: ContinuousClock.Instant) throws {
    let left = ContinuousClock.now.duration(to: deadline).components
    let milliseconds = left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000
    guard milliseconds > 0 else { throw Silence.late }
    var set = pollfd(fd: socket, events: Int16(event), revents: 0)
    let ready = poll(&set, 1, Int32(min(milliseconds, 60_000)))
    if ready == 0 { throw Silence.late }
    guard ready > 0 || errno == EINTR else { throw Silence.ended }
  }
}

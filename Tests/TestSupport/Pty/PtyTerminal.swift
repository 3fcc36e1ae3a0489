import CVTerm
import Glibc

/// A terminal in memory on a real pseudo-terminal: a program runs in it, a test types and reads the screen.
///
/// Waiting is by the state of the screen; nothing sleeps. Use it from one thread.
public final class PtyTerminal {
  /// What the test's side of the pseudo-terminal is read from.
  public let master: Int32
  /// The program's side, for a driver that runs within the test; the test closes nothing.
  public let slave: Int32
  /// Every byte the program has written.
  public private(set) var output: [UInt8] = []
  public private(set) var rows: Int
  public private(set) var columns: Int
  /// The process, once started.
  public private(set) var process: pid_t?
  private let terminal: OpaquePointer
  private let screen: OpaquePointer
  private let name: [CChar]

  /// An empty terminal.
  public init(rows: Int = 24, columns: Int = 80) throws(PtyFailure) {
    self.rows = rows
    self.columns = columns
    var ends: (master: Int32, slave: Int32) = (-1, -1)
    var path = [CChar](repeating: 0, count: 128)
    guard openpty(&ends.master, &ends.slave, &path, nil, nil) == 0,
      let terminal = vterm_new(Int32(rows), Int32(columns)), let screen = vterm_obtain_screen(terminal)
    else { throw PtyFailure(text: "no pseudo-terminal: \(errno)") }
    (master, slave) = ends
    name = path
    for end in [master, slave] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    self.terminal = terminal
    self.screen = screen
    vterm_set_utf8(terminal, 1)
    vterm_screen_enable_altscreen(screen, 1)
    vterm_screen_reset(screen, 1)
    setSize()
  }

  deinit {
    if let process {
      kill(process, SIGKILL)
      waitpid(process, nil, 0)
    }
    close(master)
    close(slave)
    vterm_free(terminal)
  }

  /// Starts a program with the terminal as its controlling terminal.
  ///
  /// - Parameters:
  ///   - arguments: first the path of the program.
  ///   - environment: the whole environment; nothing is inherited.
  public func start(_ arguments: [String], environment: [String: String] = [:]) throws(PtyFailure) {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    // Threads of the test runner block signals; the program must not inherit that, or it never sees SIGWINCH.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | 0x80)  // POSIX_SPAWN_SETSID
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    // The first terminal that a session leader opens becomes its controlling terminal.
    posix_spawn_file_actions_addopen(&files, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&files, 0, 1)
    posix_spawn_file_actions_adddup2(&files, 0, 2)
    var argv: [UnsafeMutablePointer<CChar>?] = []
    for argument in arguments { argv.append(strdup(argument)) }
    argv.append(nil)
    var envp: [UnsafeMutablePointer<CChar>?] = []
    for (name, value) in environment { envp.append(strdup("\(name)=\(value)")) }
    envp.append(nil)
    var pid: pid_t = 0
    let code = posix_spawn(&pid, arguments[0], &files, &attributes, argv, envp)
    for text in argv + envp { free(text) }
    posix_spawn_file_actions_destroy(&files)
    posix_spawnattr_destroy(&attributes)
    guard code == 0 else { throw PtyFailure(text: "\(arguments[0]): error \(code)") }
    process = pid
  }

  /// Types: bytes as a keyboard would send them.
  public func send(_ keys: String) {
    let bytes = Array(keys.utf8)
    _ = write(master, bytes, bytes.count)
  }

  /// Another window size; the program gets SIGWINCH.
  public func resize(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    vterm_set_size(terminal, Int32(rows), Int32(columns))
    setSize()
  }

  /// Reads until the screen satisfies a condition.
  ///
  /// - Throws: `PtyFailure` with the text of the screen when the time is over or the program has ended before.
  public func wait(seconds: Double = 5, until isMet: (PtyTerminal) -> Bool) throws(PtyFailure) {
    let end = ContinuousClock.now + .seconds(seconds)
    while true {
      pump()
      if isMet(self) { return }
      let left = (end - .now) / .milliseconds(1)
      var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard left > 0, poll(&ready, 1, Int32(left)) > 0, Int32(ready.revents) & POLLIN != 0 else {
        if isMet(self) { return }
        throw PtyFailure(text: "not met; the screen:\n" + lines.joined(separator: "\n"))
      }
    }
  }

  /// Feeds what the program has written so far to the screen.
  public func pump() {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 0) > 0, Int32(ready.revents) & POLLIN != 0 else { return }
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { return }
      output += buffer[..<count]
      buffer.withUnsafeBytes { raw in
        _ = vterm_input_write(terminal, raw.bindMemory(to: CChar.self).baseAddress, count)
      }
      answer()
    }
  }

  /// Waits until the program has ended: its exit status, or 128 + the signal.
  public func waitForExit(seconds: Double = 5) throws(PtyFailure) -> Int32 {
    guard let process else { throw PtyFailure(text: "nothing was started") }
    let end = ContinuousClock.now + .seconds(seconds)
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      if ContinuousClock.now > end { throw PtyFailure(text: "still running") }
      pump()
      var ready = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      poll(&ready, 1, 10)
    }
    pump()
    self.process = nil
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }

  /// The text of the screen, without the spaces at the ends of its rows.
  public var lines: [String] {
    (0..<rows).map { row in
      var line = ""
      var scalars = [UInt32](repeating: 0, count: 8)
      for column in 0..<columns where test_cell(screen, Int32(row), Int32(column), &scalars) > 0 {
        if scalars[0] == 0 { line += " " }
        for scalar in scalars.prefix(6).prefix(while: { $0 != 0 }) {
          if let scalar = Unicode.Scalar(scalar) { line.unicodeScalars.append(scalar) }
        }
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// Where the cursor stands, counted from 0.
  public var cursor: (row: Int, column: Int) {
    var row: Int32 = 0
    var column: Int32 = 0
    test_cursor(terminal, &row, &column)
    return (Int(row), Int(column))
  }

  /// Whether a cell is drawn in reverse.
  public func isReversed(row: Int, column: Int) -> Bool {
    test_attributes(screen, Int32(row), Int32(column)) & 4 != 0
  }

  private func setSize() {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Sends back what a real terminal would answer to queries.
  private func answer() {
    var bytes = [CChar](repeating: 0, count: 256)
    let count = vterm_output_read(terminal, &bytes, bytes.count)
    if count > 0 { _ = write(master, bytes, count) }
  }
}

/// Why a terminal test stopped.
public struct PtyFailure: Error, CustomStringConvertible {
  public let text: String
  public var description: String { text }
}

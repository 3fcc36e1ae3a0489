import Glibc
import Synchronization

/// The signals that end a program or resize its terminal, as bytes in a pipe that the key loop reads.
///
/// The first request to leave is only passed on, so that drafts can be saved. The second one, and every signal of a
/// crash, puts the terminal back at once and lets the signal do its work. The handlers use atomics, `write`,
/// `tcsetattr`, `sigaction` and `raise` only, which are safe there.
struct Signals {
  /// The readable end of the pipe.
  let pipe: Int32
  private let former: [Int32: sigaction]

  private static let leaving = [SIGTERM, SIGHUP, SIGINT, SIGQUIT]
  private static let crashing = [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV]

  /// The handlers there were before ncurses set its own.
  static func formerActions() -> [Int32: sigaction] {
    var actions: [Int32: sigaction] = [:]
    for signal in leaving + crashing + [SIGWINCH] {
      var action = sigaction()
      sigaction(signal, nil, &action)
      actions[signal] = action
    }
    return actions
  }

  /// Takes the handlers over.
  ///
  /// - Parameters:
  ///   - former: the handlers to put back at the end.
  ///   - output: the terminal's descriptor.
  ///   - farewell: the bytes that put the terminal's modes back.
  ///   - modes: the line settings to put back.
  init(former: [Int32: sigaction], output: Int32, farewell: [UInt8], modes: termios) {
    self.former = former
    var ends: [Int32] = [-1, -1]
    _ = Glibc.pipe(&ends)
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    pipe = ends[0]
    shared.arm(pipe: ends[1], output: output, farewell: farewell, modes: modes)
    for signal in Self.leaving {
      install(signal) { number in
        if shared.isAskedToLeave.exchange(true, ordering: .relaxed) {
          shared.die(of: number)
        } else {
          shared.tell(number)
        }
      }
    }
    for signal in Self.crashing { install(signal) { number in shared.die(of: number) } }
    let resize = install(SIGWINCH) { number in
      // ncurses' own handler notes the resize; the byte wakes the loop, whichever thread the signal hit.
      shared.passOn(number)
      shared.tell(number)
    }
    if let handler = resize.__sigaction_handler.sa_handler { shared.chain(handler) }
    atexit { shared.restore() }
  }

  /// The next signal that arrived, or nil.
  func next() -> Int32? {
    var byte: UInt8 = 0
    return read(pipe, &byte, 1) == 1 ? Int32(byte) : nil
  }

  /// Puts the former handlers back.
  func uninstall() {
    shared.disarm()
    for (signal, action) in former {
      var action = action
      sigaction(signal, &action, nil)
    }
    close(pipe)
  }

  @discardableResult
  private func install(_ signal: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) -> sigaction {
    var action = sigaction()
    var replaced = sigaction()
    action.__sigaction_handler.sa_handler = handler
    action.sa_flags = SA_RESTART
    sigemptyset(&action.sa_mask)
    sigaction(signal, &action, &replaced)
    return replaced
  }
}

private let shared = SignalState()

/// What the handlers need, in atomics.
private final class SignalState: Sendable {
  let isAskedToLeave = Atomic(false)
  private let isArmed = Atomic(false)
  private let pipe = Atomic<Int32>(-1)
  private let output = Atomic<Int32>(-1)
  private let farewell = Atomic<UInt>(0)
  private let length = Atomic(0)
  private let modes = Atomic<UInt>(0)
  private let resize = Atomic<UInt>(0)

  func arm(pipe: Int32, output: Int32, farewell: [UInt8], modes: termios) {
    // Both live as long as the process: a handler may read them at any moment.
    let bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: farewell.count)
    bytes.initialize(from: farewell, count: farewell.count)
    let settings = UnsafeMutablePointer<termios>.allocate(capacity: 1)
    settings.initialize(to: modes)
    self.pipe.store(pipe, ordering: .relaxed)
    self.output.store(output, ordering: .relaxed)
    self.farewell.store(UInt(bitPattern: bytes), ordering: .relaxed)
    length.store(farewell.count, ordering: .relaxed)
    self.modes.store(UInt(bitPattern: settings), ordering: .relaxed)
    isAskedToLeave.store(false, ordering: .relaxed)
    isArmed.store(true, ordering: .releasing)
  }

  func chain(_ handler: @escaping @convention(c) (Int32) -> Void) {
    resize.store(unsafeBitCast(handler, to: UInt.self), ordering: .relaxed)
  }

  func passOn(_ signal: Int32) {
    let address = resize.load(ordering: .relaxed)
    // 0 and 1 are SIG_DFL and SIG_IGN.
    guard address > 1 else { return }
    unsafeBitCast(address, to: (@convention(c) (Int32) -> Void).self)(signal)
  }

  func tell(_ signal: Int32) {
    var byte = UInt8(truncatingIfNeeded: signal)
    let saved = errno
    _ = write(pipe.load(ordering: .relaxed), &byte, 1)
    errno = saved
  }

  func restore() {
    guard isArmed.exchange(false, ordering: .acquiring) else { return }
    let output = output.load(ordering: .relaxed)
    _ = write(
      output, UnsafePointer<UInt8>(bitPattern: farewell.load(ordering: .relaxed)), length.load(ordering: .relaxed))
    if let modes = UnsafePointer<termios>(bitPattern: modes.load(ordering: .relaxed)) {
      tcsetattr(output, TCSANOW, modes)
    }
  }

  func die(of signal: Int32) {
    restore()
    var action = sigaction()
    action.__sigaction_handler.sa_handler = nil
    sigaction(signal, &action, nil)
    var open = sigset_t()
    sigemptyset(&open)
    sigaddset(&open, signal)
    pthread_sigmask(SIG_UNBLOCK, &open, nil)
    raise(signal)
  }

  func disarm() {
    isArmed.store(false, ordering: .relaxed)
    let end = pipe.exchange(-1, ordering: .relaxed)
    if end >= 0 { close(end) }
  }
}

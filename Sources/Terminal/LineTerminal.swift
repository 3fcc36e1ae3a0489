import Glibc

/// Lines over two descriptors, a terminal's or those of pipes.
///
/// A terminal keeps its own line editing; a secret answer is not echoed, and the terminal is given back as it was on
/// every path. Over a pipe each question ends its line, so that whoever reads lines sees it.
@MainActor public final class LineTerminal: LineDriver {
  /// The most bytes of a line.
  public static let longest = 4 << 20

  private let input: Int32
  private let output: Int32
  private let modes: termios?
  /// Only of a terminal: over a pipe a signal does what it does everywhere.
  private let signals: Signals?
  private var waiting: [UInt8] = []
  private var isAtEnd = false
  /// Whether somebody types there.
  public var isTerminal: Bool { modes != nil }

  public init(input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO) {
    (self.input, self.output) = (input, output)
    var found = termios()
    modes = isatty(input) == 1 && tcgetattr(input, &found) == 0 ? found : nil
    signals = modes.map { Signals(former: Signals.formerActions(), output: input, farewell: [], modes: $0) }
  }

  public func tell(_ line: String) { write(line + "\n") }

  public func ask(_ question: String, isSecret: Bool) -> LineAnswer {
    write(question + (isTerminal ? " " : "\n"))
    guard var quiet = modes, isSecret else { return next() }
    quiet.c_lflag &= ~tcflag_t(ECHO)
    // What was typed ahead stays.
    tcsetattr(input, TCSADRAIN, &quiet)
    defer {
      if var modes { tcsetattr(input, TCSADRAIN, &modes) }
      write("\n")
    }
    return next()
  }

  public func pause() { poll(nil, 0, 50) }

  /// Gives the terminal and the handlers of signals back.
  public func close() { signals?.uninstall() }

  private func next() -> LineAnswer {
    var isTooLong = false
    while true {
      if let end = waiting.firstIndex(of: 0x0A) {
        let line = waiting[..<end]
        let answer: LineAnswer = isTooLong || line.count > Self.longest ? .tooLong : .line(Self.text(line))
        waiting.removeSubrange(...end)
        return answer
      }
      if waiting.count > Self.longest {
        isTooLong = true
        waiting = []
      }
      guard !isAtEnd, fill() else {
        isAtEnd = true
        defer { waiting = [] }
        return waiting.isEmpty ? .end : .line(Self.text(waiting[...]))
      }
    }
  }

  /// Waits for bytes; false at the end of the input and when the program is asked to leave.
  private func fill() -> Bool {
    var ends = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals?.pipe ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    while true {
      guard poll(&ends, 2, -1) > 0 else {
        if errno == EINTR { continue }
        return false
      }
      if ends[1].revents != 0, let signal = signals?.next(), signal != SIGWINCH {
        waiting = []
        return false
      }
      if ends[0].revents != 0 { break }
    }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = read(input, &bytes, bytes.count)
    guard count > 0 else { return count < 0 && errno == EINTR }
    waiting += bytes[..<count]
    return true
  }

  /// A line as text: without the sequences that arrow keys send, and without other controls.
  static func text(_ bytes: ArraySlice<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    var rest = Substring(String(decoding: bytes, as: UTF8.self)).unicodeScalars
    while let scalar = rest.popFirst() {
      if scalar == "\u{1B}" {
        guard let next = rest.popFirst(), next == "[" || next == "O" else { continue }
        while let last = rest.popFirst(), !(0x40...0x7E).contains(last.value) {}
      } else if scalar == "\t" {
        text.append(" ")
      } else if scalar.properties.generalCategory != .control {
        text.append(scalar)
      }
    }
    return String(text)
  }

  private func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR || errno == EAGAIN else { return isAtEnd = true }
      bytes = bytes.dropFirst(max(0, count))
    }
  }
}

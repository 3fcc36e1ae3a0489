import CNcursesw
import Glibc

/// A terminal by way of ncurses: terminfo, the least bytes for a change, keys and size.
///
/// One at a time in a process. `close` and every way of ending put the terminal back.
@MainActor public final class NcursesTerminal: TerminalDriver {
  public private(set) var notice: String?
  public var usesMouse: Bool { didSet { desk_mouse(usesMouse ? 1 : 0) } }
  public var bidi = Bidi.terminal {
    didSet {
      guard bidi != oldValue else { return }
      redraw()
      // BDSM (ECMA-48): explicit while the program puts text in order, so that the terminal does not do it again.
      putString(bidi == .app ? "\u{1B}[8l" : "\u{1B}[8h", to: fileno(streams.output))
    }
  }
  private let options: Options
  private let streams: (input: UnsafeMutablePointer<FILE>, output: UnsafeMutablePointer<FILE>)
  private let screen: OpaquePointer
  private let signals: Signals
  private let paint: Paint
  private var shown: Canvas?
  private var isOpen = true
  private var adopted: Size
  private var reader: KeyReader
  /// A key that was read before it was asked for.
  private var ahead: Key?
  private var isGone = false
  /// What was put in order last, and what it became.
  private var ordered: (canvas: Canvas, visual: Canvas)?
  /// Whether the terminal honours the signs that set texts apart.
  private let isolates: Bool

  /// Takes the terminal over.
  ///
  /// A terminal that terminfo does not know is driven as xterm-256color, a locale that is not UTF-8 becomes C.UTF-8;
  /// `notice` says so.
  /// - Parameters:
  ///   - input: descriptor of the keyboard.
  ///   - output: descriptor of the screen.
  public init(_ options: Options = Options(), input: Int32 = 0, output: Int32 = 1) throws {
    var modes = termios()
    guard isatty(input) == 1, tcgetattr(output, &modes) == 0 else {
      throw Unusable(message: "Standard input and output are not a terminal; use the commands instead.")
    }
    guard let reading = fdopen(dup(input), "r"), let writing = fdopen(dup(output), "w") else {
      throw Unusable(message: "The terminal cannot be opened. Use another one, or the commands.")
    }
    var notices: [String] = []
    if let text = chooseLocale() { notices.append(text) }
    let name = getenv("TERM").map { String(cString: $0) } ?? ""
    let known = isKnownTerminal(name, output)
    if !known {
      notices.append(
        "The terminal “\(printable(name))” is not known here (package ncurses-term); xterm-256color is used.")
    }
    let former = Signals.formerActions()
    use_env(false)
    use_tioctl(true)
    guard let screen = newterm(known ? name : "xterm-256color", writing, reading) else {
      throw Unusable(
        message:
          "There is no terminal description for “\(printable(name))” nor xterm-256color. Install ncurses-term, or set TERM."
      )
    }
    self.options = options
    self.screen = screen
    streams = (reading, writing)
    notice = notices.isEmpty ? nil : notices.joined(separator: " ")
    usesMouse = options.usesMouse
    raw()
    noecho()
    nonl()
    desk_keypad()
    // A drawing that was begun is finished; whether to begin one is decided by `hasKey`.
    typeahead(-1)
    reader = KeyReader(KeyTable(describedKeys()))
    if let delay = getenv("ESCDELAY").flatMap({ Int(String(cString: $0)) }) {
      reader.escapeDelay = .milliseconds(max(1, min(delay, 500)))
    }
    isolates = honoursIsolates(name)
    paint = Paint(options.theme)
    adopted = Size(rows: Int(desk_lines()), columns: Int(desk_columns()))
    desk_mouse(options.usesMouse ? 1 : 0)
    putString("\u{1B}[?2004h", to: output)
    signals = Signals(former: former, output: output, farewell: farewell(), modes: modes)
  }

  public var pictures: PictureDepth {
    if options.isASCII { return .ascii }
    if has_colors(), !options.theme.isColorless, desk_colors() >= 256 { return .palette }
    return getenv("TERM").map { String(cString: $0).hasPrefix("linux") } ?? false ? .halves : .mono
  }

  public var size: Size {
    Size(rows: max(real.rows, Size.least.rows), columns: max(real.columns, Size.least.columns))
  }

  private var real: Size { Size(rows: Int(desk_lines()), columns: Int(desk_columns())) }

  public func show(_ canvas: Canvas) {
    guard isOpen else { return }
    let drawn = real.holds(.least) ? canvas : tooSmall(real)
    let canvas = sent(drawn)
    if shown?.size != canvas.size { shown = nil }
    if shown == nil { desk_erase() }
    for row in 0..<min(canvas.size.rows, real.rows) {
      for column in 0..<min(canvas.size.columns, real.columns) {
        let cell = canvas[row, column]
        if cell.width > 0, shown?[row, column] != cell { put(cell, row, column) }
      }
    }
    shown = canvas
    let cursor = canvas.cursor
    curs_set(cursor == nil ? 0 : 1)
    desk_move(Int32(cursor?.row ?? 0), Int32(cursor?.column ?? 0))
    desk_refresh()
  }

  /// The canvas as the terminal must get it.
  private func sent(_ canvas: Canvas) -> Canvas {
    switch bidi {
    case .off: return canvas
    case .terminal: return isolates ? canvas.isolated() : canvas
    case .app:
      let visual = canvas.inVisualOrder(after: ordered)
      ordered = (canvas, visual)
      return visual
    }
  }

  public func redraw() {
    shown = nil
    desk_redraw()
  }

  public func sound(_ sound: Sound) {
    guard options.sounds.contains(sound) else { return }
    switch sound {
    case .error: beep()
    // Only the console of Linux can change the pitch: a short high tone, then back to its default.
    case .saved where getenv("TERM").map({ String(cString: $0) }) == "linux":
      putString("\u{1B}[10;1400]\u{1B}[11;60]\u{7}\u{1B}[10;750]\u{1B}[11;125]", to: fileno(streams.output))
    case .saved: break
    }
  }

  public func close() {
    guard isOpen else { return }
    isOpen = false
    desk_mouse(0)
    putString((bidi == .app ? "\u{1B}[8h" : "") + "\u{1B}[?2004l", to: fileno(streams.output))
    curs_set(1)
    endwin()
    signals.uninstall()
    delscreen(screen)
    fclose(streams.input)
    fclose(streams.output)
  }

  private func put(_ cell: Cell, _ row: Int, _ column: Int) {
    let text = options.isASCII ? ascii(cell) : cell.text
    var wide = text.unicodeScalars.prefix(1 + mostCombiningMarks).map { wchar_t(bitPattern: $0.value) }
    wide.append(0)
    let (attributes, pair) = cell.tint.map { (0, desk_pair(Int32($0.ink), Int32($0.ground))) } ?? paint[cell.style]
    desk_put(Int32(row), Int32(column), &wide, Int32(cell.width), options.isASCII ? 63 : 0x2426, attributes, pair)
  }

  public var hasKey: Bool {
    guard isOpen, ahead == nil else { return isOpen }
    ahead = readKey()
    return ahead != nil
  }

  public func nextKey(timeout: Duration?) -> Key? {
    let end = timeout.map { ContinuousClock.now + $0 }
    while isOpen {
      let waiting = ahead
      ahead = nil
      if let key = waiting ?? readKey() {
        // Nobody can see what a key would do below the least size.
        if real.holds(.least) { return key }
        sound(.error)
        continue
      }
      if isGone { break }
      if let signal = signals.next() {
        if signal != SIGWINCH { return .terminate(signal: signal) }
        if adoptSize() { return .resize }
        continue
      }
      if let key = wait(until: [end, reader.deadline].compactMap(\.self).min()) { return key }
      if let end, ContinuousClock.now >= end { return readKey() }
    }
    return .terminate(signal: SIGHUP)
  }

  /// Asks the kernel for the size and tells ncurses; whether it is another one.
  ///
  /// Without `LINES` and `COLUMNS`, which a shell may have left from another window, ncurses asks only at the start.
  private func adoptSize() -> Bool {
    var kernel = winsize()
    if ioctl(fileno(streams.output), UInt(TIOCGWINSZ), &kernel) == 0, kernel.ws_row > 0, kernel.ws_col > 0 {
      resize_term(Int32(kernel.ws_row), Int32(kernel.ws_col))
    }
    guard real != adopted else { return false }
    adopted = real
    redraw()
    return true
  }

  /// Sleeps until something can be read; a terminal that is gone asks to leave.
  private func wait(until end: ContinuousClock.Instant?) -> Key? {
    var watched = [
      pollfd(fd: fileno(streams.input), events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals.pipe, events: Int16(POLLIN), revents: 0),
    ]
    let left = end.map { max(0, ($0 - .now) / .milliseconds(1)) }
    poll(&watched, 2, left.map { Int32(min($0.rounded(.up), 1e9)) } ?? -1)
    let state = Int32(watched[0].revents)
    return state & (POLLHUP | POLLERR | POLLNVAL) != 0 && state & POLLIN == 0 ? .terminate(signal: SIGHUP) : nil
  }

  /// The key that is there now, or whose time has come; nil where there is none.
  private func readKey() -> Key? {
    while true {
      // What arrived comes before the question whether more was waited for long enough.
      if let key = reader.next(at: .now - .seconds(3600)) { return key }
      if !fill() { return reader.next(at: .now) }
    }
  }

  /// Takes what has arrived; false where nothing has.
  private func fill() -> Bool {
    var ready = pollfd(fd: fileno(streams.input), events: Int16(POLLIN), revents: 0)
    guard poll(&ready, 1, 0) > 0, Int32(ready.revents) & POLLIN != 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 16_384)
    let count = read(ready.fd, &buffer, buffer.count)
    if count <= 0 {
      isGone = count == 0 || errno != EINTR && errno != EAGAIN
      return false
    }
    reader.take(buffer[..<count], at: .now)
    return true
  }
}

import CNcursesw
import Glibc

/// A terminal by way of ncurses: terminfo, the least bytes for a change, keys and size.
///
/// One at a time in a process. `close` and every way of ending put the terminal back.
@MainActor public final class NcursesTerminal: TerminalDriver {
  public private(set) var notice: String?
  public var usesMouse: Bool { didSet { desk_mouse(usesMouse ? 1 : 0) } }
  private let options: Options
  private let streams: (input: UnsafeMutablePointer<FILE>, output: UnsafeMutablePointer<FILE>)
  private let screen: OpaquePointer
  private let signals: Signals
  private let paint: Paint
  private var shown: Canvas?
  private var isOpen = true
  private var adopted: Size

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
    if getenv("ESCDELAY") == nil { set_escdelay(25) }
    raw()
    noecho()
    nonl()
    desk_keypad()
    defineKeys()
    paint = Paint(options.theme)
    adopted = Size(rows: Int(desk_lines()), columns: Int(desk_columns()))
    desk_mouse(options.usesMouse ? 1 : 0)
    putString("\u{1B}[?2004h", to: output)
    signals = Signals(former: former, output: output, farewell: farewell(), modes: modes)
  }

  public var size: Size {
    Size(rows: max(real.rows, Size.least.rows), columns: max(real.columns, Size.least.columns))
  }

  private var real: Size { Size(rows: Int(desk_lines()), columns: Int(desk_columns())) }

  public func show(_ canvas: Canvas) {
    guard isOpen else { return }
    let canvas = real.holds(.least) ? canvas : tooSmall(real)
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

  public func redraw() {
    shown = nil
    desk_redraw()
  }

  public func sound(_ sound: Sound) {
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
    putString("\u{1B}[?2004l", to: fileno(streams.output))
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
    let (attributes, pair) = paint[cell.style]
    desk_put(Int32(row), Int32(column), &wide, Int32(cell.width), options.isASCII ? 63 : 0x2426, attributes, pair)
  }

  public func nextKey(timeout: Duration?) -> Key? {
    let end = timeout.map { ContinuousClock.now + $0 }
    while isOpen {
      if let key = readKey() {
        switch key {
        case .resize, .terminate: return key
        // Nobody can see what a key would do below the least size.
        case _ where !real.holds(.least): sound(.error)
        default: return key
        }
        continue
      }
      if let signal = signals.next() {
        if signal != SIGWINCH { return .terminate(signal: signal) }
        if adoptSize() { return .resize }
        continue
      }
      if let key = wait(until: end) { return key }
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

  /// The key that is there now; nil where there is none, or none with a meaning.
  private func readKey() -> Key? {
    var value: wint_t = 0
    while true {
      let kind = desk_get(&value)
      guard kind == OK || kind == desk_key_code else { return nil }
      if kind == OK {
        if value == 27 { return readAfterEscape() }
        if let key = Key(typed: value) { return key }
      } else if let key = named(Int32(value)) {
        return key
      }
    }
  }

  /// Alt sends Escape before the character; both arrive together, a typed Escape comes alone.
  private func readAfterEscape() -> Key {
    var value: wint_t = 0
    let kind = desk_get(&value)
    if kind == desk_key_code { return named(Int32(value)) ?? .escape }
    guard kind == OK, let scalar = Unicode.Scalar(value) else { return .escape }
    if let digit = Character(scalar).wholeNumberValue, scalar.isASCII { return .function(digit == 0 ? 10 : digit) }
    if value >= 0x20, value != 0x7F { return .alt(Character(scalar.properties.lowercaseMapping)) }
    desk_unget(Int32(bitPattern: value))
    return .escape
  }

  private func named(_ code: Int32) -> Key? {
    switch code {
    case desk_key_resize: return adoptSize() ? .resize : nil
    case pasteBegin: return .paste(readPaste())
    case desk_key_mouse:
      var row: Int32 = 0
      var column: Int32 = 0
      let button = desk_mouse_event(&row, &column)
      let point = Point(row: Int(row), column: Int(column))
      return switch button {
      case 1: .click(point)
      case 4: .wheel(-3, point)
      case 5: .wheel(3, point)
      default: nil
      }
    default: return Key(code: code)
    }
  }

  /// Everything up to the end of the paste; a paste that stops arriving for a second ends there.
  private func readPaste() -> String {
    var text = String.UnicodeScalarView()
    var value: wint_t = 0
    var isAfterReturn = false
    while true {
      let kind = desk_get(&value)
      if kind == desk_key_code {
        if value == wint_t(pasteEnd) { break }
      } else if kind == OK, let scalar = Unicode.Scalar(value) {
        if value == 13 || value == 10 && !isAfterReturn { text.append("\n") }
        isAfterReturn = value == 13
        if value == 9 || value >= 0x20 && scalar.properties.generalCategory != .control { text.append(scalar) }
      } else {
        var ready = pollfd(fd: fileno(streams.input), events: Int16(POLLIN), revents: 0)
        if poll(&ready, 1, 1000) <= 0 || Int32(ready.revents) & POLLIN == 0 { break }
      }
    }
    return String(text)
  }
}

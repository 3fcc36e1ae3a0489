import CVTerm
import Glibc
import Terminal
import TestSupport
import Testing

/// ncurses on a pseudo-terminal whose other side is libvterm; one at a time, since ncurses has one screen.
@MainActor @Suite("ncurses terminal", .serialized)
struct DriverTests {
  @Test(
    "shows four scripts in the right columns and the cursor at its place",
    arguments: [
      "xterm-256color", "xterm", "linux", "screen-256color", "tmux-256color", "vt220", "xterm-mono", "no-such-terminal",
    ])
  func shows(term: String) throws {
    let pty = try PtyTerminal()
    let terminal = try start(pty, term: term)
    var canvas = Canvas(terminal.size)
    canvas.write("专利局 علي Ёлка e\u{301}|", row: 2, column: 3, style: .strong)
    canvas.write("a\u{1B}[2J\u{202E}b", row: 3)
    canvas.box(Rect(row: 5, column: 0, rows: 3, columns: 10))
    canvas.cursor = Point(row: 2, column: 20)

    terminal.show(canvas)
    pty.pump()

    #expect(pty.lines == canvas.lines)
    #expect(pty.cursor == (2, 20))
    #expect((terminal.notice ?? "").contains("no-such-terminal") == (term == "no-such-terminal"))
    terminal.close()
    pty.pump()
    let sent = String(decoding: pty.output, as: UTF8.self)
    #expect(sent.contains("\u{1B}[?2004h"))
    #expect(sent.contains("\u{1B}[?2004l"))
    if term.hasPrefix("xterm-256") { #expect(sent.contains("\u{1B}[?1049l")) }
    // With the mouse off nothing is sent that asks for it: X10, buttons, motion, SGR coordinates.
    #expect(!sent.contains(/\u{1B}\[\?([0-9]+;)*(9|1000|1002|1003|1005|1006|1015)[;h]/))
  }

  @Test(
    "reads keys, Escape, Alt, mouse and pastes", arguments: ["xterm-256color", "screen-256color", "vt220", "linux"])
  func keys(term: String) throws {
    let pty = try PtyTerminal()
    let terminal = try start(pty, term: term)
    let expected: [(String, Key)] = [
      ("a", .character("a")), ("局", .character("局")), ("\r", .enter), ("\t", .tab), ("\u{7F}", .backspace),
      ("\u{13}", .control("s")), ("\0", .control(" ")), ("\u{1C}", .control("\\")), ("\u{1B}[A", .up),
      ("\u{1B}OB", .down), ("\u{1B}[3~", .delete), ("\u{1B}[5~", .pageUp), ("\u{1B}[1~", .home),
      ("\u{1B}OP", .function(1)),
      ("\u{1B}[21~", .function(10)), ("\u{1B}5", .function(5)), ("\u{1B}0", .function(10)), ("\u{1B}f", .alt("f")),
      ("\u{1B}", .escape), ("\u{1A}", .control("z")), ("\u{3}", .control("c")),
      ("\u{1B}[200~one\rtwo\r\n\u{7}局\t3\u{1B}[201~", .paste("one\ntwo\n局\t3")),
    ]

    for (bytes, key) in expected {
      pty.send(bytes)
      #expect(terminal.nextKey(timeout: .seconds(2)) == key, "\(Array(bytes.utf8))")
    }

    #expect(terminal.nextKey(timeout: .milliseconds(1)) == nil)
    terminal.close()
  }

  @Test("answers Escape within 60 milliseconds")
  func escapeIsQuick() throws {
    let pty = try PtyTerminal()
    let terminal = try start(pty)
    pty.send("\u{1B}")

    let time = ContinuousClock().measure { #expect(terminal.nextKey(timeout: .seconds(2)) == .escape) }

    #expect(time < .milliseconds(60))
    terminal.close()
  }

  @Test("sends a few bytes for a typed character and none without a change")
  func bytes() throws {
    let pty = try PtyTerminal()
    let terminal = try start(pty)
    var canvas = Canvas(terminal.size)
    for row in 0..<23 { canvas.write("Row \(row): some text that fills a part of it", row: row) }
    terminal.show(canvas)
    pty.pump()
    #expect(pty.output.count < 4096)
    let before = pty.output.count

    terminal.show(canvas)
    pty.pump()
    #expect(pty.output.count == before)
    canvas.write("x", row: 5, column: 60)
    canvas.cursor = Point(row: 5, column: 61)
    terminal.show(canvas)
    pty.pump()

    #expect(pty.output.count - before < 60)
    #expect(pty.lines == canvas.lines)
    terminal.close()
  }

  @Test("sends no colours in the mono theme, and still reverse for the focus")
  func mono() throws {
    let pty = try PtyTerminal()
    let terminal = try start(pty, options: .init(theme: .chosen(.dark, noColor: "1")))
    var canvas = Canvas(terminal.size)
    for style in Style.allCases { canvas.write("\(style)", row: Int(style.rawValue), style: style) }

    terminal.show(canvas)
    pty.pump()
    terminal.close()
    pty.pump()

    let sent = String(decoding: pty.output, as: UTF8.self)
    #expect(sent.matches(of: /\u{1B}\[([0-9]+;)*[34][0-9](;[0-9]+)*m/).isEmpty)
    #expect(pty.output.count > 200)
  }

  @Test("follows a new size, shows one message below 80 by 24, and then the screen again")
  func resize() throws {
    let pty = try PtyTerminal()
    let terminal = try start(pty)
    var canvas = Canvas(terminal.size)
    canvas.write("everything", row: 23, column: 70)
    terminal.show(canvas)

    pty.resize(rows: 20, columns: 60)
    kill(getpid(), SIGWINCH)
    #expect(terminal.nextKey(timeout: .seconds(2)) == .resize)
    #expect(terminal.size == .least)
    terminal.show(canvas)
    pty.pump()
    #expect(pty.lines[0].hasPrefix("This window has 60 columns and 20 rows"))
    pty.send("x")
    #expect(terminal.nextKey(timeout: .milliseconds(50)) == nil)

    pty.resize(rows: 40, columns: 120)
    kill(getpid(), SIGWINCH)
    #expect(terminal.nextKey(timeout: .seconds(2)) == .resize)
    #expect(terminal.size == Size(rows: 40, columns: 120))
    var large = Canvas(terminal.size)
    large.write("everything", row: 39, column: 110)
    terminal.show(large)
    pty.pump()

    #expect(pty.lines == large.lines)
    terminal.close()
  }

  @Test("passes a request to leave on as a key", arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func leaves(signal: Int32) throws {
    let pty = try PtyTerminal()
    let terminal = try start(pty)

    kill(getpid(), signal)

    #expect(terminal.nextKey(timeout: .seconds(2)) == .terminate(signal: signal))
    terminal.close()
  }

  @Test("reports clicks and the wheel once the mouse is wanted")
  func mouse() throws {
    let pty = try PtyTerminal()
    let terminal = try start(pty, options: .init(usesMouse: true))

    pty.send("\u{1B}[<0;11;6M")
    #expect(terminal.nextKey(timeout: .seconds(2)) == .click(Point(row: 5, column: 10)))
    pty.send("\u{1B}[<65;3;4M")
    #expect(terminal.nextKey(timeout: .seconds(2)) == .wheel(3, Point(row: 3, column: 2)))
    terminal.close()
  }

  @Test("gives the mouse back for copying, and takes it again")
  func releasesMouse() throws {
    let pty = try PtyTerminal()
    let terminal = try start(pty)
    func sent(_ work: () -> Void) -> String {
      let before = pty.output.count
      work()
      terminal.show(Canvas(terminal.size))
      pty.pump()
      return String(decoding: pty.output.dropFirst(before), as: UTF8.self)
    }

    let wanted = /\u{1B}\[\?[0-9;]*1000h/
    let freed = /\u{1B}\[\?[0-9;]*1000l/
    #expect(sent { terminal.usesMouse = true }.contains(wanted))
    let released = sent { terminal.usesMouse = false }
    #expect(released.contains(freed) && !released.contains(wanted))
    #expect(sent { terminal.usesMouse = true }.contains(wanted))
    let closed = sent { terminal.close() }

    #expect(closed.contains(freed) && !closed.contains(wanted))
  }

  @Test("draws frames and text in ASCII where asked")
  func ascii() throws {
    let pty = try PtyTerminal()
    let terminal = try start(pty, options: .init(isASCII: true))
    var canvas = Canvas(terminal.size)
    canvas.box(Rect(row: 0, column: 0, rows: 2, columns: 4))
    canvas.write("é局|", row: 2)

    terminal.show(canvas)
    pty.pump()

    #expect(Array(pty.lines.prefix(3)) == ["+--+", "+--+", "e? |"])
    terminal.close()
  }

  @Test("refuses what is not a terminal")
  func refuses() {
    let file = open("/dev/null", O_RDWR)

    #expect(throws: NcursesTerminal.Unusable.self) { try NcursesTerminal(input: file, output: file) }
    close(file)
  }

  func start(
    _ pty: PtyTerminal, term: String = "xterm-256color", options: NcursesTerminal.Options = .init()
  ) throws -> NcursesTerminal {
    setenv("TERM", term, 1)
    return try NcursesTerminal(options, input: pty.slave, output: pty.slave)
  }
}

@Suite("Terminal in memory")
struct PtyTests {
  @Test("runs a program, passes keys on and follows its screen")
  func runs() throws {
    let pty = try PtyTerminal(rows: 10, columns: 40)
    try pty.start(["/bin/sh", "-c", "read x; echo got $x; stty size; exit 3"], environment: ["TERM": "vt220"])

    pty.resize(rows: 12, columns: 50)
    pty.send("局\n")
    try pty.wait { $0.lines.contains("got 局") && $0.lines.contains("12 50") }

    #expect(try pty.waitForExit() == 3)
  }
}

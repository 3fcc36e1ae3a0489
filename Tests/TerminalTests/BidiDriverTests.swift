import Glibc
import Terminal
import TestSupport
import Testing

extension DriverTests {
  @Test("texts are set apart where the terminal honours it, and not behind another one", arguments: ["xterm", "tmux"])
  func isolates(term: String) throws {
    setenv("VTE_VERSION", "7200", 1)
    defer { unsetenv("VTE_VERSION") }
    let pty = try PtyTerminal()
    let terminal = try start(pty, term: term == "tmux" ? "tmux-256color" : "xterm-256color")
    var canvas = Canvas(terminal.size)
    canvas.write("علي", row: 2, column: 3)
    terminal.show(canvas)
    pty.pump()
    terminal.close()

    let sent = String(decoding: pty.output, as: UTF8.self).unicodeScalars
    #expect(sent.contains("\u{2068}") == (term == "xterm"))
    #expect(sent.contains("\u{2069}") == (term == "xterm"))
    #expect(pty.lines[2].unicodeScalars.filter { $0.value < 0x2000 }.map { String($0) }.joined() == "   علي")
  }

  @Test("the terminal is told who puts text in order, and told back")
  func tells() throws {
    let pty = try PtyTerminal()
    let terminal = try start(pty, term: "xterm-256color")
    var canvas = Canvas(terminal.size)
    canvas.write("علي", row: 2, column: 3)
    canvas.cursor = Point(row: 2, column: 3)
    terminal.bidi = .app
    terminal.show(canvas)
    pty.pump()

    #expect(pty.lines[2] == "   \u{FEF2}\u{FEE0}\u{FECB}")
    #expect(pty.cursor == (2, 5))
    terminal.bidi = .off
    terminal.show(canvas)
    pty.pump()
    #expect(pty.lines[2] == "   علي")
    terminal.bidi = .app
    terminal.close()
    pty.pump()
    let sent = String(decoding: pty.output, as: UTF8.self)
    #expect(sent.ranges(of: "\u{1B}[8l").count == 2)
    #expect(sent.ranges(of: "\u{1B}[8h").count == 2)
  }
}

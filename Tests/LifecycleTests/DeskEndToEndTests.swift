import Foundation
import Glibc
import TestSupport
import Testing

@Suite("The desk on a real terminal", .enabled(if: Program.built != nil))
struct DeskEndToEndTests {
  private func desk(_ program: Program) throws -> PtyTerminal {
    let terminal = try PtyTerminal(rows: 24, columns: 80)
    var environment = program.environment("abena")
    environment["IPDESK_TODAY"] = Program.today
    environment["IPDESK_OFFICER"] = nil
    environment["IPDESK_PASSWORD"] = nil
    try terminal.start([program.path, "desk", "--theme", "mono"], environment: environment)
    return terminal
  }

  private func see(_ terminal: PtyTerminal, _ text: String) throws {
    try terminal.wait(seconds: 15) { $0.lines.joined(separator: "\n").contains(text) }
  }

  /// Waits for the screen with that name in its head line.
  private func head(_ terminal: PtyTerminal, _ name: String) throws {
    try terminal.wait(seconds: 15) { $0.lines.first?.contains(name) ?? false }
  }

  private func signIn(_ terminal: PtyTerminal) throws {
    try see(terminal, "Password")
    terminal.send("abena\r")
    terminal.send("meridia\r")
    try see(terminal, "Docket")
  }

  @Test(
    "An officer signs in, finds a mark, fills in a form in three scripts, resizes, is cut off, and finds the draft again"
  )
  func day() throws {
    try withProgram { program in
      let terminal = try desk(program)
      try signIn(terminal)
      terminal.send("f")
      try see(terminal, "Find")
      terminal.send("LUMEN\r")
      try see(terminal, "40/2026/000000001")
      terminal.send("\r")
      try see(terminal, "T11826317")
      terminal.send("\u{1B}")
      try head(terminal, "Find")
      terminal.send("\u{1B}")
      // The first Esc empties the question, the second one leaves.
      try terminal.wait(seconds: 15) { !$0.lines[1].contains("LUMEN") }
      terminal.send("\u{1B}")
      try head(terminal, "Docket")
      terminal.send("\u{1B}[17~")
      try see(terminal, "New filing")
      terminal.send("t")
      try see(terminal, "Applicant")
      terminal.send("专利局 علي Ёлка")
      try see(terminal, "Ёлка")
      for (rows, columns) in [(20, 60), (40, 120), (24, 80)] {
        terminal.resize(rows: rows, columns: columns)
        try terminal.wait(seconds: 10) { terminal in
          terminal.lines.contains { $0.contains("Ёлка") } || rows < 24 && !terminal.lines.allSatisfy(\.isEmpty)
        }
      }
      try see(terminal, "专利局")
      kill(try #require(terminal.process), SIGTERM)
      _ = try terminal.waitForExit(seconds: 15)
      let ending = String(decoding: terminal.output.suffix(400), as: UTF8.self)
      #expect(ending.contains("\u{1B}[?2004l"))
      #expect(ending.contains("\u{1B}[?1049l"))

      let again = try desk(program)
      try see(again, "Password")
      again.send("abena\r")
      again.send("meridia\r")
      try head(again, "Unfinished forms")
      again.send("\r")
      try see(again, "专利局 علي Ёлка")
    }
  }

  @Test("Line by line on a terminal: a password is not seen, nothing moves the cursor, and a signal keeps the draft")
  func linear() throws {
    try withProgram { program in
      let terminal = try PtyTerminal(rows: 24, columns: 80)
      var environment = program.environment("abena")
      environment["IPDESK_TODAY"] = Program.today
      environment["IPDESK_OFFICER"] = nil
      environment["IPDESK_PASSWORD"] = nil
      try terminal.start([program.path, "desk", "--linear"], environment: environment)
      for (question, answer) in [
        ("Officer:", "abena"), ("Password:", "meridia"), ("Docket:", "new"), ("New filing:", "t"),
        ("(550)", "w"), ("(540)", "NOVA"),
      ] {
        try see(terminal, question)
        terminal.send(answer + "\n")
      }
      try see(terminal, "(731) Applicant")
      kill(try #require(terminal.process), SIGTERM)
      #expect(try terminal.waitForExit(seconds: 15) == 0)

      let told = String(decoding: terminal.output, as: UTF8.self)
      #expect(!told.contains("meridia"))
      #expect(!told.contains("\u{1B}"))
      let again = try program.desk("abena", ["1", "^^"])
      #expect(again.contains("(731) Applicant"))
    }
  }
}

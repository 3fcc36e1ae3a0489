import Foundation
import Testing

@testable import Terminal

@MainActor @Suite("Lines of a terminal", .serialized)
struct LineTerminalTests {
  /// What is asked of these bytes, and what was written.
  private func asked(_ bytes: [UInt8], _ times: Int) throws -> (answers: [LineAnswer], written: String) {
    let (input, output) = (Pipe(), Pipe())
    let writer = Task.detached {
      try input.fileHandleForWriting.write(contentsOf: Data(bytes))
      try input.fileHandleForWriting.close()
    }
    defer { _ = writer }
    let terminal = LineTerminal(
      input: input.fileHandleForReading.fileDescriptor, output: output.fileHandleForWriting.fileDescriptor)
    let answers = (0..<times).map { terminal.ask("Number \($0):", isSecret: $0 == 1) }
    terminal.tell("done")
    terminal.close()
    try output.fileHandleForWriting.close()
    return (answers, String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self))
  }

  @Test("over a pipe each question is a line, and the last line needs no end")
  func pipes() throws {
    let (answers, written) = try asked(Array("one\r\ntwo\n\n专利局 e\u{301}".utf8), 5)

    #expect(answers == [.line("one"), .line("two"), .line(""), .line("专利局 e\u{301}"), .end])
    #expect(written == "Number 0:\nNumber 1:\nNumber 2:\nNumber 3:\nNumber 4:\ndone\n")
  }

  @Test("arrow keys, controls and bytes that are no text do no harm")
  func controls() throws {
    let (answers, _) = try asked(Array("a\u{1B}[Ab\u{1B}OPc\u{0}d\te\u{1B}[1;5".utf8) + [0x0A, 0xFF, 0x0A], 3)

    #expect(answers == [.line("abcd e"), .line("\u{FFFD}"), .end])
  }

  @Test("a line that is too long is told as such, and the next one is read")
  func long() throws {
    let long = [UInt8](repeating: 0x78, count: LineTerminal.longest + 10)
    let (answers, _) = try asked(long + Array("\nnext\n".utf8), 2)

    #expect(answers == [.tooLong, .line("next")])
  }
}

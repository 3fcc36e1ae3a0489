import Testing

@testable import Terminal

@Suite("Keys from bytes")
struct KeyReaderTests {
  static let start = ContinuousClock.now
  /// What the console of Linux and a VT220 send besides the usual.
  static let table = KeyTable([("\u{1B}[[A", .function(1)), ("\u{1B}[25~", .function(13)), ("\u{1B}[1;5D", .wordLeft)])

  /// The keys of bytes that come one part after the other, `gap` apart; half a minute passes after the last.
  private func keys(_ parts: [[UInt8]], gap: Duration = .zero, table: KeyTable = table) -> [Key] {
    var reader = KeyReader(table)
    var now = Self.start
    var keys: [Key] = []
    for part in parts {
      // Whoever waits is woken at the deadline, as the terminal does it.
      while let end = reader.deadline, end <= now { while let key = reader.next(at: end) { keys.append(key) } }
      reader.take(part, at: now)
      while let key = reader.next(at: now) { keys.append(key) }
      now += gap
    }
    while let end = reader.deadline { while let key = reader.next(at: end) { keys.append(key) } }
    return keys
  }

  private func keys(_ text: String) -> [Key] { keys([Array(text.utf8)]) }

  /// What is meant when an Escape that was given is taken back.
  private func meant(_ keys: [Key]) -> [Key] {
    var result: [Key] = []
    for key in keys {
      if key == .escapeWasStart { _ = result.popLast() } else { result.append(key) }
    }
    return result
  }

  @Test(
    "every sequence of every key is that key, torn anywhere by 5 to 500 milliseconds",
    arguments: [5, 24, 26, 40, 200, 499])
  func torn(milliseconds: Int) {
    for (bytes, key) in Self.table.keys {
      for cut in 1..<bytes.count {
        let parts = [Array(bytes[..<cut]), Array(bytes[cut...])]
        #expect(meant(keys(parts, gap: .milliseconds(milliseconds))) == [key], "\(bytes) cut at \(cut)")
      }
      #expect(meant(keys(bytes.map { [$0] }, gap: .milliseconds(milliseconds))) == [key], "\(bytes) byte by byte")
    }
  }

  @Test("an Escape in one packet with another key is not lost")
  func packet() {
    #expect(keys("\u{1B}\u{1B}[17~") == [.escape, .function(6)])
    #expect(keys("\u{1B}\u{1B}[D") == [.escape, .left])
    #expect(keys("\u{1B}\u{1B}") == [.escape, .escape])
    #expect(keys("\u{1B}\r") == [.escape, .enter])
    #expect(keys("a\u{1B}") == [.character("a"), .escape])
  }

  @Test("text after an Escape is text, also when it begins like a sequence")
  func text() {
    let slow = keys([[27], Array("Orange".utf8)], gap: .milliseconds(200))
    #expect(slow == [.escape] + "Orange".map { .character($0) })
    #expect(keys([[27], Array("[x".utf8)], gap: .milliseconds(600)) == [.escape, .character("["), .character("x")])
  }

  @Test("Alt, digits, modifiers, mouse, and what no key sends")
  func others() {
    #expect(keys("\u{1B}f\u{1B}F\u{1B}é") == [.alt("f"), .alt("f"), .alt("é")])
    #expect(keys("\u{1B}5\u{1B}0") == [.function(5), .function(10)])
    #expect(keys("\u{1B}O") == [.alt("o")])
    #expect(keys("\u{1B}[1;5C\u{1B}[1;2A\u{1B}[3;5~") == [.wordRight, .up, .delete])
    #expect(
      keys("\u{1B}[<0;11;6M\u{1B}[<0;11;6m\u{1B}[<65;3;4M") == [
        .click(Point(row: 5, column: 10)), .wheel(3, Point(row: 3, column: 2)),
      ])
    #expect(keys("\u{1B}[?1;2c\u{1B}[9999999999999999999~x") == [.character("x")])
    #expect(keys([[0xFF, 0xC3], [0xA9], [0xE5, 0xB1], [0x80], [0xC0, 0x80]]) == [.character("é"), .character("局")])
  }

  @Test("a paste comes whole, however torn, and ends when nothing more arrives")
  func pastes() {
    let text = "\u{1B}[200~one\rtwo\r\n\u{7}局\t3\u{1B}[201~x"
    #expect(
      meant(keys(Array(text.utf8).map { [$0] }, gap: .milliseconds(100))) == [
        .paste("one\ntwo\n局\t3"), .character("x"),
      ])
    #expect(keys("\u{1B}[200~one") == [.paste("one")])
    let long = String(repeating: "abc\u{1B}[20", count: 50_000)
    let parts = Array("\u{1B}[200~\(long)\u{1B}[201~".utf8)
    #expect(keys([Array(parts[..<9_999]), Array(parts[9_999...])]) == [.paste(long.filter { $0 != "\u{1B}" })])
  }

  @Test("bytes by chance make keys and never stop", arguments: 1...20)
  func chance(seed: UInt64) {
    var state = seed
    let bytes = (0..<3_000).map { _ -> UInt8 in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let value = UInt8(truncatingIfNeeded: state >> 33)
      return value % 5 == 0 ? 27 : value % 7 == 0 ? 91 : value
    }

    _ = keys(bytes.map { [$0] }, gap: .milliseconds(Int(seed) * 20))
  }
}

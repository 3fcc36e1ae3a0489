import Terminal
import Testing

@Suite("Entry field")
struct EditorTests {
  @Test("keeps a combining mark with its base, and deletes by grapheme")
  func graphemes() {
    var line = TextLine()

    for key in "专e\u{301}علي".unicodeScalars.map({ Key.character(Character($0)) }) { _ = line.press(key) }
    #expect(line.buffer.count == 5)
    _ = line.press(.home)
    _ = line.press(.right)
    _ = line.press(.delete)

    #expect(line.text == "专علي")
  }

  @Test("knows the editing keys of a shell")
  func keys() {
    var line = TextLine("one two three")

    _ = line.press(.control("w"))
    #expect(line.text == "one two ")
    _ = line.press(.control("a"))
    _ = line.press(.wordRight)
    _ = line.press(.control("k"))
    #expect(line.text == "one")
    _ = line.press(.control("u"))
    #expect(line.text == "")
    for _ in 0..<3 { _ = line.press(.control("z")) }
    #expect(line.text == "one two three")
    _ = line.press(.control("y"))
    #expect(line.text == "one two ")
  }

  @Test("takes a paste as one change, lines joined by separators, controls gone")
  func paste() {
    var line = TextLine("a ")

    _ = line.press(.paste("b\nc\u{1B}\td\n"))

    #expect(line.text == "a b; c  d")
    _ = line.press(.control("z"))
    #expect(line.text == "a ")
  }

  @Test("takes a suggestion by Right at the end only, never by itself")
  func suggestion() {
    var line = TextLine()

    for letter in "Ch" { _ = line.press(.character(letter)) }
    line.suggestion = Suggestion("Ch", like: "Chile")
    #expect(line.text == "Ch")
    #expect(line.ghost == "ile")
    _ = line.press(.left)
    #expect(line.ghost == "")
    _ = line.press(.right)
    _ = line.press(.right)

    #expect(line.text == "Chile")
  }

  @Test("refuses controls, and more than its limit")
  func refuses() {
    var line = TextLine("ab", limit: 3)

    let taken = ["\u{9B}", "c", "d"].map { line.press(.character($0)) } + [line.press(.enter)]

    #expect(taken == [false, true, false, false])
    #expect(line.text == "abc")
  }

  @Test("scrolls so that the caret is always within it", arguments: 0..<30)
  func scrolls(length: Int) {
    let line = TextLine(String(repeating: "局", count: length))
    var canvas = Canvas(Size(rows: 1, columns: 10))

    line.draw(on: &canvas, in: canvas.rect, isFocused: true)

    #expect(canvas.cursor.map { canvas.rect.contains($0) } == true)
    if length < 5 { #expect(canvas.cursor?.column == length * 2) }
  }

  @Test("is as it was after as many undos as changes, whatever was typed", arguments: 1...60)
  func undo(seed: UInt64) {
    var random = Steps(state: seed)
    let keys: [Key] = [
      .character("a"), .character(" "), .character("é"), .character("\u{301}"), .character("局"), .left, .right, .home,
      .end, .backspace, .delete, .control("k"), .control("u"), .control("w"), .wordLeft, .paste("x\ny"),
    ]
    var line = TextLine("first text")
    var area = TextArea("first\ntext", columns: 4)
    var changes = (line: 0, area: 0)

    for _ in 0..<80 {
      let key = keys[Int(random.next() % UInt64(keys.count))]
      let before = (line.text.unicodeScalars.map(\.value), area.text.unicodeScalars.map(\.value))
      _ = line.press(key)
      _ = area.press(key)
      if line.text.unicodeScalars.map(\.value) != before.0 { changes.line += 1 }
      if area.text.unicodeScalars.map(\.value) != before.1 { changes.area += 1 }
    }
    for _ in 0..<changes.line { _ = line.press(.control("z")) }
    for _ in 0..<changes.area { _ = area.press(.control("z")) }

    #expect(line.text == "first text")
    #expect(area.text == "first\ntext")
    let answered = [line.press(.control("z")), area.press(.control("z"))]
    #expect(answered == [false, false])
  }

  @Test("of several lines wraps, breaks at Enter and moves up and down by columns")
  func area() {
    var area = TextArea("one two three", columns: 8)
    var canvas = Canvas(Size(rows: 4, columns: 8))

    _ = area.press(.up)
    _ = area.press(.enter)
    area.draw(on: &canvas, in: canvas.rect, isFocused: true)

    #expect(canvas.lines == ["one t", "wo three", "", ""])
    #expect(canvas.cursor == Point(row: 1, column: 0))
  }
}

/// A generator whose numbers a test can repeat.
struct Steps: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}

import TestSupport
import Testing

@testable import Terminal

@MainActor @Suite("Text from right to left")
struct BidiTests {
  private func seen(_ text: String) -> String {
    var canvas = Canvas(Size(rows: 1, columns: 40))
    canvas.write(text, row: 0)
    return canvas.inVisualOrder().lines[0]
  }

  @Test("Arabic letters join and run from the right; lam and alef are one")
  func joins() {
    #expect(seen("علي") == "\u{FEF2}\u{FEE0}\u{FECB}")
    #expect(seen("لا") == "\u{FEFB}")
    #expect(seen("سلام") == "\u{FEE1}\u{FEFC}\u{FEB3}")
    #expect(seen("שלום (א)") == "(א) םולש")
  }

  @Test(
    "dates, numbers and codes keep the order of their parts",
    arguments: ["2026-03-02", "40/2026/000000003-90", "A12/7", "2026/A", "12.50", "ip@xx.example"])
  func codes(_ code: String) {
    #expect(seen("ب \(code) ب").contains(code))
    #expect(seen("ب \(code)").hasPrefix(code))
  }

  @Test("texts that two spaces part, and texts side by side, stay where they are")
  func columns() {
    var canvas = Canvas(Size(rows: 2, columns: 24))
    canvas.write("باب    40/2026  دار", row: 0)
    canvas.write("باب", row: 1, column: 2, width: 6)
    canvas.write("دار", row: 1, column: 9, width: 6)

    let lines = canvas.inVisualOrder().lines

    #expect(
      lines == [
        "\u{FE8F}\u{FE8E}\u{FE91}    40/2026  \u{FEAD}\u{FE8D}\u{FEA9}",
        "  \u{FE8F}\u{FE8E}\u{FE91}    \u{FEAD}\u{FE8D}\u{FEA9}",
      ])
    #expect(canvas.lines == ["باب    40/2026  دار", "  باب    دار"])
  }

  @Test("an entry field begins at its right edge; the cursor stands at its cell")
  func fields() {
    var line = TextLine("علي لا")
    var canvas = Canvas(Size(rows: 1, columns: 12))
    line.draw(on: &canvas, in: Rect(row: 0, column: 1, rows: 1, columns: 10), isFocused: true)
    let end = canvas.inVisualOrder()

    #expect(end.lines == ["      \u{FEFB} \u{FEF2}\u{FEE0}\u{FECB}"])
    #expect(end.cursor == Point(row: 0, column: 5))

    line.caret = 1
    line.draw(on: &canvas, in: Rect(row: 0, column: 1, rows: 1, columns: 10), isFocused: true)
    #expect(canvas.inVisualOrder().cursor == Point(row: 0, column: 9))
    #expect(line.text == "علي لا")

    line = TextLine("Nova علي")
    line.draw(on: &canvas, in: Rect(row: 0, column: 1, rows: 1, columns: 10), isFocused: true)
    #expect(canvas.inVisualOrder().lines == [" Nova \u{FEF2}\u{FEE0}\u{FECB}"])
    #expect(canvas.inVisualOrder().cursor == Point(row: 0, column: 9))
  }

  @Test("a field that holds more than is seen tells it at the side where it goes on")
  func scrolls() {
    var canvas = Canvas(Size(rows: 1, columns: 8))
    TextLine("باب باب باب").draw(on: &canvas, in: canvas.rect, isFocused: false)

    let line = canvas.inVisualOrder().lines[0]

    #expect(line.hasPrefix("<"))
    #expect(line.hasSuffix("\u{FE8F}\u{FE8E}\u{FE91}"))
  }

  @Test("what combines with a letter goes with it, a wide letter stays whole, a control stays a mark")
  func marks() {
    #expect(seen("بَا") == "\u{FE8E}\u{FE91}\u{64E}")
    #expect(seen("لَا") == "\u{FEFB}\u{64E}")
    #expect(seen("ب 专利 ب") == "\u{FE8F} 专利 \u{FE8F}")
    #expect(seen("ب\u{202E}abc\u{2069}") == "⇄abc⇄\u{FE8F}")
    #expect(!seen("ب\u{202E}abc\u{2069}\u{1B}[2J").unicodeScalars.contains { (0x2066...0x2069).contains($0.value) })
  }

  @Test("every cell of a row is shown once, whatever stands in it")
  func keepsCells() {
    var random = Seeded(7)
    let letters = Array("ابلامa1-/. ()专é\u{64E}\u{202E}>#").map { String($0) }
    for _ in 0..<2_000 {
      var canvas = Canvas(Size(rows: 1, columns: 20))
      let text = (0..<Int.random(in: 0...24, using: &random)).map { _ in letters.randomElement(using: &random) ?? "" }
      TextLine(text.joined()).draw(on: &canvas, in: Rect(row: 0, column: 3, rows: 1, columns: 14), isFocused: true)
      let visual = canvas.inVisualOrder()
      let width = (0..<20).reduce(0) { $0 + visual[0, $1].width }
      #expect(width == 20)
      #expect(visual.cursor.map { $0.column >= 3 && $0.column <= 17 } == true)
      #expect(canvas.isolated().lines[0].unicodeScalars.filter { $0.value == 0x2068 }.count <= 1)
    }
  }

  @Test("rows that have not changed are taken from before, and the cursor is at its cell all the same")
  func reuses() {
    var old = Canvas(Size(rows: 3, columns: 20))
    old.write("باب", row: 0)
    old.write("دار", row: 1)
    var new = old
    new.write("سلام", row: 1)
    new.cursor = Point(row: 0, column: 0)

    #expect(new.inVisualOrder(after: (old, old.inVisualOrder())) == new.inVisualOrder())
    #expect(new.inVisualOrder(after: (old, old.inVisualOrder())).cursor == Point(row: 0, column: 2))
  }

  @Test("for a terminal that puts text in order itself, each text is set apart from what stands beside it")
  func isolates() {
    var canvas = Canvas(Size(rows: 1, columns: 20))
    canvas.write("1  باب  دار  x", row: 0)

    #expect(canvas.isolated().lines == ["1  \u{2068}باب\u{2069}  \u{2068}دار\u{2069}  x"])
  }
}

import Terminal
import Testing

@Suite("Canvas")
struct CanvasTests {
  @Test("shows text, frames and the cursor as lines")
  func lines() {
    var canvas = Canvas(Size(rows: 4, columns: 16))

    canvas.box(canvas.rect, title: "Marks")
    canvas.write("Ёлка 专利", row: 1, column: 2, style: .strong)
    canvas.write("too long for it", row: 2, column: 2, width: 8)

    #expect(
      canvas.lines == [
        "┌─ Marks ──────┐",
        "│ Ёлка 专利    │",
        "│ too lon~     │",
        "└──────────────┘",
      ])
    #expect(canvas.text(.strong, row: 1) == "Ёлка 专利")
  }

  @Test("blanks the other half when half a wide character is overwritten")
  func halves() {
    var canvas = Canvas(Size(rows: 1, columns: 6))
    canvas.write("专利局", row: 0)

    canvas.write("x", row: 0, column: 1)
    canvas.write("y", row: 0, column: 4)

    #expect(canvas.lines == [" x利y"])
  }

  @Test("cuts off what lies outside, and leaves no half at the edge")
  func edges() {
    var canvas = Canvas(Size(rows: 1, columns: 3))

    canvas.write("专利", row: 0)
    canvas.write("x", row: 1)
    canvas.write("x", row: -1, column: -1)

    #expect(canvas.lines == ["专"])
  }

  @Test("marks a control character in the style of marks")
  func marks() {
    var canvas = Canvas(Size(rows: 1, columns: 10))

    canvas.write("a\u{1B}[2J", row: 0)

    #expect(canvas.lines == ["a␛[2J"])
    #expect(canvas.text(.mark, row: 0) == "␛")
  }

  @Test("is divided into rectangles that never overlap nor leave it")
  func rectangles() {
    let whole = Rect(Size(rows: 24, columns: 80))

    let (top, rest) = whole.splitTop(2)
    let (body, bar) = rest.splitBottom(1)

    #expect(top == Rect(row: 0, column: 0, rows: 2, columns: 80))
    #expect(body == Rect(row: 2, column: 0, rows: 21, columns: 80))
    #expect(bar == Rect(row: 23, column: 0, rows: 1, columns: 80))
    #expect(body.splitLeft(30, gap: 1).rest == Rect(row: 2, column: 31, rows: 21, columns: 49))
    #expect(whole.centered(Size(rows: 100, columns: 20)) == Rect(row: 0, column: 30, rows: 24, columns: 20))
  }
}

@Suite("Bindings")
struct BindingTests {
  enum Command: Sendable { case help, save, quit }
  let bindings = Bindings<Command>([
    Binding([.function(1), .character("?")], "Help", .help),
    Binding([.function(2), .control("s")], "Save", .save, disabledReason: "Nothing has changed."),
    Binding([.function(10), .control("q")], "Quit", .quit),
  ])

  @Test("find the command of a key, or why it cannot be given")
  func find() {
    #expect(bindings.find(.character("?")) == .command(.help))
    #expect(bindings.find(.control("s")) == .disabled("Nothing has changed."))
    #expect(bindings.find(.tab) == nil)
  }

  @Test("make the help")
  func help() {
    #expect(
      bindings.help.map { $0.map(\.text).joined() } == [
        "F1, ?        Help",
        "F2, Ctrl-S   Save  (Nothing has changed.)",
        "F10, Ctrl-Q  Quit",
      ])
  }
}

@Suite("Themes")
struct ThemeTests {
  @Test("are mono where NO_COLOR is set and not empty")
  func noColor() {
    #expect(Theme.chosen(.dark, noColor: "1") == .mono)
    #expect(Theme.chosen(.dark, noColor: "") == .dark)
    #expect(Style.allCases.allSatisfy { Theme.mono.look(of: $0).text == nil && Theme.mono.look(of: $0).ground == nil })
  }

  @Test("with a ground of their own have a contrast of 4.5 to 1", arguments: [Theme.dark, .light, .highContrast])
  func contrast(theme: Theme) {
    for style in Style.allCases {
      let look = theme.look(of: style)
      let shades = [look.text, look.ground].map { luminance($0?.palette ?? 16) }.sorted()
      #expect((shades[1] + 0.05) / (shades[0] + 0.05) >= 4.5, "\(style)")
    }
  }

  /// - Source: WCAG 2.2, relative luminance; xterm's palette.
  private func luminance(_ palette: Int16) -> Double {
    let levels = [0, 95, 135, 175, 215, 255]
    let number = Int(palette) - 16
    let rgb =
      palette >= 232
      ? Array(repeating: 8 + (Int(palette) - 232) * 10, count: 3)
      : [levels[number / 36], levels[number / 6 % 6], levels[number % 6]]
    let linear = rgb.map { value in
      // Near enough to sRGB's curve: a power of 2.2.
      var result = 1.0
      let part = Double(value) / 255
      result = part * part * (0.8 + 0.2 * part)
      return result
    }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
}

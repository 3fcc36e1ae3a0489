import Terminal

/// Text to read, page by page; over the screen below when it is short.
struct ReaderScreen: Screen {
  let title: String
  let isOverlay: Bool
  let text: String
  private var paragraph: TextView

  init(_ title: String, _ text: String, isOverlay: Bool = false) {
    self.title = title
    self.text = text
    self.isOverlay = isOverlay
    paragraph = TextView(text, columns: isOverlay ? 65 : 78)
    paragraph.height = 19
  }

  init(_ title: String, lines: [[Span]]) {
    self.title = title
    text = ""
    isOverlay = false
    paragraph = TextView(lines)
    paragraph.height = 19
  }

  var offers: [Offer] { [] }
  var hint: String { "Up, Down, PgUp, PgDn and Space scroll." }

  var told: Told {
    // A text is told in its own lines, not in those of a terminal.
    let lines =
      text.isEmpty ? paragraph.lines.map { $0.map(\.text).joined() } : text.split(separator: "\n").map(String.init)
    return Told(lines: lines, asks: .nothing)
  }

  func draw(on canvas: inout Canvas, in area: Rect) {
    guard isOverlay else { return paragraph.draw(on: &canvas, in: area) }
    let frame = area.centered(Size(rows: min(area.rows, paragraph.lines.count + 2), columns: 70))
    canvas.fill(frame)
    canvas.box(frame, title: say(title))
    paragraph.draw(on: &canvas, in: frame.inset(rows: 1, columns: 2))
  }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step { .ignored }

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step {
    if paragraph.press(key) { return .stay }
    return isOverlay && key == .enter ? .close : .ignored
  }
}

/// Text to read: lines of spans, or wrapped text, that scroll.
public struct TextView: Sendable, Hashable {
  public private(set) var lines: [[Span]]
  public private(set) var top = 0
  /// The rows last seen at once: how far a page goes. A screen sets it when the terminal's size changes.
  public var height = 18

  /// Lines that are cut off at the right.
  public init(_ lines: [[Span]]) {
    self.lines = lines
  }

  /// A text wrapped to a number of columns.
  public init(_ text: String, columns: Int, style: Style = .plain) {
    lines = wrapped(text, to: columns).map { [Span($0, style)] }
  }

  /// Scrolls; false where the key is none of the paragraph's.
  public mutating func press(_ key: Key) -> Bool {
    let last = max(0, lines.count - height)
    switch key {
    case .up: top -= 1
    case .down: top += 1
    case .pageUp: top -= max(1, height - 1)
    case .pageDown, .character(" "): top += max(1, height - 1)
    case .home: top = 0
    case .end: top = last
    case .wheel(let by, _): top += by
    default: return false
    }
    top = max(0, min(top, last))
    return true
  }

  /// Draws the lines; the last column tells whether there is more above (`^`) or below (`v`).
  public func draw(on canvas: inout Canvas, in area: Rect) {
    guard !area.isEmpty else { return }
    let first = max(0, min(top, lines.count - area.rows))
    for (row, line) in lines.dropFirst(first).prefix(area.rows).enumerated() {
      canvas.write(line, row: area.row + row, column: area.column, width: area.columns - 1)
    }
    let edge = area.endColumn - 1
    if first > 0 { canvas.write("^", row: area.row, column: edge, style: .hint) }
    if first + area.rows < lines.count { canvas.write("v", row: area.endRow - 1, column: edge, style: .hint) }
    canvas.cursor = Point(row: area.row, column: area.column)
  }
}

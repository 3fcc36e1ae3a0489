/// A question that is answered by typing a word or number, for what cannot be taken back.
public struct TypedConfirmation: Sendable, Hashable {
  public enum Outcome: Sendable, Hashable {
    case confirmed
    case cancelled
  }

  public let title: String
  /// What will happen.
  public let text: String
  /// What must be typed, spaces at the ends aside.
  public let expected: String
  public private(set) var entry = TextLine()
  /// Whether Enter was pressed on something else.
  public private(set) var isRefused = false

  public init(_ title: String, text: String, expected: String) {
    self.title = title
    self.text = text
    self.expected = expected
  }

  /// Forgets what was typed.
  public mutating func clear() { entry = TextLine() }

  /// The outcome; nil while there is none. A pasted text does not count as typed.
  public mutating func press(_ key: Key) -> Outcome? {
    switch key {
    case .escape: return .cancelled
    case .paste: return nil
    case .enter:
      let typed = entry.text.drop { $0 == " " }
      if typed == expected || typed.dropLast(typed.reversed().prefix { $0 == " " }.count) == expected {
        return .confirmed
      }
      isRefused = true
    default: if entry.press(key) { isRefused = false }
    }
    return nil
  }

  /// Draws a framed question in the middle of a rectangle.
  public func draw(on canvas: inout Canvas, in area: Rect) {
    let width = max(30, min(area.columns - 4, 68))
    let lines = wrapped(text, to: width - 4)
    let frame = area.centered(Size(rows: lines.count + 5, columns: width))
    canvas.fill(frame)
    canvas.box(frame, title: title)
    for (row, line) in lines.prefix(max(0, frame.rows - 5)).enumerated() {
      canvas.write(
        line, row: frame.row + 1 + row, column: frame.column + 2, width: width - 4, align: .natural)
    }
    let ask =
      isRefused
      ? Span("That is not “\(expected)”. Esc leaves without doing it.", .bad)
      : Span("Type \(expected) and Enter to do it; Esc leaves.", .hint)
    canvas.write([ask], row: frame.endRow - 3, column: frame.column + 2, width: width - 4)
    entry.draw(
      on: &canvas, in: Rect(row: frame.endRow - 2, column: frame.column + 2, rows: 1, columns: width - 4),
      isFocused: true)
  }
}

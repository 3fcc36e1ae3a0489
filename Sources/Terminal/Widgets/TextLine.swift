/// An entry field of one line.
public struct TextLine: Sendable, Hashable {
  public private(set) var buffer: TextBuffer
  /// The most graphemes it takes; what is beyond is refused.
  public var limit: Int?
  /// Whether the text is shown as asterisks.
  public var isSecret: Bool
  /// What a pasted line break becomes.
  public var separator: String
  /// What completion proposes; shown faint behind the caret, taken by Right or End only.
  public var suggestion: Suggestion?

  public init(_ text: String = "", limit: Int? = nil, isSecret: Bool = false, separator: String = "; ") {
    buffer = TextBuffer(text)
    self.limit = limit
    self.isSecret = isSecret
    self.separator = separator
  }

  /// The text; setting it is one change that can be undone.
  public var text: String {
    get { buffer.text }
    set { buffer.replace(0..<buffer.count, with: newValue) }
  }

  /// The number of graphemes before the caret.
  public var caret: Int {
    get { buffer.caret }
    set { buffer.move(to: newValue) }
  }

  /// Replaces a part as one change that can be undone.
  public mutating func replace(_ range: Range<Int>, with text: String) { buffer.replace(range, with: text) }

  /// What the suggestion would add.
  public var ghost: String {
    guard let suggestion, buffer.caret == buffer.count, buffer.count > 0,
      suggestion.typed == buffer.text
    else { return "" }
    return suggestion.rest
  }

  /// Edits; false where the key is none of the field's, or has no effect.
  ///
  /// Enter, Tab, Escape and the vertical keys are never taken.
  public mutating func press(_ key: Key) -> Bool {
    let old = buffer
    switch key {
    case .right, .end, .control("e"):
      if !ghost.isEmpty, let suggestion {
        text = suggestion.text
        return true
      }
    case .paste(let pasted): buffer.insert(oneLine(pasted))
    default: break
    }
    if case .paste = key {
    } else {
      guard let hadEffect = buffer.press(key, line: 0..<buffer.count) else { return false }
      if !hadEffect { return false }
    }
    if let limit, buffer.count > limit, buffer.count > old.count {
      buffer = old
      return false
    }
    return buffer.caret != old.caret || buffer.content != old.content
  }

  /// Draws the field in the first row of a rectangle; with the focus the terminal's cursor stands at the caret.
  ///
  /// What does not fit scrolls in steps of half the width; `<` and `>` tell that there is more.
  public func draw(on canvas: inout Canvas, in area: Rect, isFocused: Bool, style: Style = .field) {
    guard area.columns > 2, area.rows > 0 else { return }
    let text = buffer.content.characters(in: 0..<buffer.count)
    let characters = isSecret ? text.map { _ in Character("*") } : text
    let widths = characters.map { columnWidth($0) }
    let caret = widths.prefix(buffer.caret).reduce(0, +)
    let total = widths.reduce(0, +)
    let step = max(1, area.columns / 2)
    let offset = isFocused && caret >= area.columns - 1 ? (caret / step - 1) * step : 0
    canvas.fill(Rect(row: area.row, column: area.column, rows: 1, columns: area.columns), style: style)
    var column = -offset
    for (character, width) in zip(characters, widths) {
      if column >= 0, column + width <= area.columns {
        canvas.write(String(character), row: area.row, column: area.column + column, style: style)
      }
      column += width
    }
    if isFocused, column < area.columns {
      canvas.write(
        clipped(ghost, to: area.columns - column), row: area.row, column: area.column + column, style: .faint)
    }
    if offset > 0 { canvas.write("<", row: area.row, column: area.column, width: 1, style: .faint) }
    if total - offset > area.columns {
      canvas.write(">", row: area.row, column: area.endColumn - 1, width: 1, style: .faint)
    }
    canvas.claim(row: area.row, area.column..<area.endColumn, as: .field)
    if isFocused { canvas.cursor = Point(row: area.row, column: area.column + caret - offset) }
  }

  private func oneLine(_ pasted: String) -> String {
    pasted.split(whereSeparator: \.isNewline).map { line in
      String(String.UnicodeScalarView(line.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }.joined(separator: separator)
  }
}

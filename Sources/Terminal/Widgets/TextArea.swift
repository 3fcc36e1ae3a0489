/// An entry field of several lines, wrapped at spaces.
public struct TextArea: Sendable, Hashable {
  public private(set) var buffer: TextBuffer
  /// The columns in which it is drawn: what Up and Down, Home and End go by.
  public var columns: Int { didSet { if columns != oldValue { wrap() } } }
  private var wrapping: Wrapping

  public init(_ text: String = "", columns: Int = 76) {
    buffer = TextBuffer(text)
    self.columns = columns
    wrapping = Wrapping(buffer.content, width: columns)
  }

  /// The text, with line feeds; setting it is one change that can be undone.
  public var text: String {
    get { buffer.text }
    set { replace(0..<buffer.count, with: newValue) }
  }

  /// The number of graphemes before the caret.
  public var caret: Int {
    get { buffer.caret }
    set { buffer.move(to: newValue) }
  }

  /// Replaces a part as one change that can be undone.
  public mutating func replace(_ range: Range<Int>, with text: String) {
    buffer.replace(range, with: text)
    wrap()
  }

  /// Edits; false where the key is none of the field's, or has no effect. Enter breaks the line.
  public mutating func press(_ key: Key) -> Bool {
    let here = wrapping.line(at: buffer.caret)
    let line = wrapping.lines[here]
    let old = (buffer.content, buffer.caret)
    switch key {
    case .enter: buffer.insert("\n")
    case .tab, .backTab, .escape: return false
    case .paste(let text):
      buffer.insert(
        text.utf8.contains(9) ? String(decoding: text.utf8.map { $0 == 9 ? 32 : $0 }, as: UTF8.self) : text)
    case .up:
      guard here > 0 else { return false }
      buffer.move(to: place(in: wrapping.lines[here - 1], column: column(line)))
    case .down:
      guard here + 1 < wrapping.lines.count else { return false }
      buffer.move(to: place(in: wrapping.lines[here + 1], column: column(line)))
    default:
      let hadEffect = buffer.press(key, line: line) ?? false
      if hadEffect { wrap() }
      return hadEffect
    }
    wrap()
    return buffer.caret != old.1 || buffer.content != old.0
  }

  /// Draws the lines around the caret.
  public func draw(on canvas: inout Canvas, in area: Rect, isFocused: Bool, style: Style = .field) {
    guard !area.isEmpty else { return }
    canvas.fill(area, style: style)
    let wrapping =
      area.columns == columns
      ? wrapping : Wrapping(buffer.content, width: area.columns, most: isFocused ? .max : area.rows)
    let here = wrapping.line(at: buffer.caret)
    let top = isFocused ? max(0, here - area.rows + 1) : 0
    for (row, range) in wrapping.lines.dropFirst(top).prefix(area.rows).enumerated() {
      canvas.write(
        clipped(String(buffer.content.characters(in: range)), to: area.columns, ellipsis: false), row: area.row + row,
        column: area.column, style: style)
      canvas.claim(row: area.row + row, area.column..<area.endColumn, as: .field)
    }
    if isFocused {
      canvas.cursor = Point(
        row: area.row + here - top, column: area.column + min(column(wrapping.lines[here]), area.columns - 1))
    }
  }

  private mutating func wrap() {
    wrapping =
      wrapping.width == max(2, columns)
      ? Wrapping(buffer.content, after: wrapping) : Wrapping(buffer.content, width: columns)
  }

  private func column(_ line: Range<Int>) -> Int {
    buffer.content.characters(in: line.lowerBound..<max(line.lowerBound, min(buffer.caret, line.upperBound)))
      .reduce(0) { $0 + columnWidth($1) }
  }

  private func place(in line: Range<Int>, column: Int) -> Int {
    var used = 0
    for (offset, character) in buffer.content.characters(in: line).enumerated() {
      used += columnWidth(character)
      if used > column { return line.lowerBound + offset }
    }
    return line.upperBound
  }

  public static func == (left: TextArea, right: TextArea) -> Bool {
    left.buffer == right.buffer && left.columns == right.columns
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(buffer)
    hasher.combine(columns)
  }
}

/// An entry field of several lines, wrapped at spaces.
public struct TextArea: Sendable, Hashable {
  public private(set) var buffer: TextBuffer
  /// The columns it was last given: what Up and Down, Home and End go by.
  public var columns: Int

  public init(_ text: String = "", columns: Int = 76) {
    buffer = TextBuffer(text)
    self.columns = columns
  }

  /// The text, with line feeds; setting it is one change that can be undone.
  public var text: String {
    get { buffer.text }
    set { buffer.replace(0..<buffer.characters.count, with: Array(newValue)) }
  }

  /// The number of graphemes before the caret.
  public var caret: Int {
    get { buffer.caret }
    set { buffer.move(to: newValue) }
  }

  /// Edits; false where the key is none of the field's, or has no effect. Enter breaks the line.
  public mutating func press(_ key: Key) -> Bool {
    let lines = layout(columns)
    let here = line(lines)
    let old = buffer
    switch key {
    case .enter: buffer.insert("\n")
    case .tab, .backTab, .escape: return false
    case .paste(let text): buffer.insert(text.map { $0 == "\t" ? " " : String($0) }.joined())
    case .up:
      guard here > 0 else { return false }
      buffer.move(to: place(in: lines[here - 1], column: column(lines[here])))
    case .down:
      guard here + 1 < lines.count else { return false }
      buffer.move(to: place(in: lines[here + 1], column: column(lines[here])))
    default: return buffer.press(key, line: lines[here]) ?? false
    }
    return buffer != old
  }

  /// Draws the lines around the caret.
  public func draw(on canvas: inout Canvas, in area: Rect, isFocused: Bool, style: Style = .field) {
    guard !area.isEmpty else { return }
    let style = isFocused ? style : style == .field ? .plain : style
    let lines = layout(area.columns)
    let here = line(lines)
    let top = isFocused ? max(0, here - area.rows + 1) : 0
    canvas.fill(area, style: style)
    for (row, range) in lines.dropFirst(top).prefix(area.rows).enumerated() {
      let text = String(buffer.characters[range])
      canvas.write(
        clipped(text, to: area.columns, ellipsis: false), row: area.row + row, column: area.column, style: style)
    }
    if isFocused {
      canvas.cursor = Point(
        row: area.row + here - top, column: area.column + min(column(lines[here]), area.columns - 1))
    }
  }

  /// The ranges of the lines on the screen; the line feeds belong to none.
  private func layout(_ width: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for paragraph in buffer.characters.split(separator: "\n", omittingEmptySubsequences: false) {
      let ranges = wrappedRanges(Array(paragraph), to: width, keepingSpaces: true)
      lines += ranges.map { $0.lowerBound + start..<$0.upperBound + start }
      start += paragraph.count + 1
    }
    return lines
  }

  private func line(_ lines: [Range<Int>]) -> Int {
    lines.lastIndex { $0.lowerBound <= buffer.caret } ?? 0
  }

  private func column(_ line: Range<Int>) -> Int {
    buffer.characters[line.lowerBound..<max(line.lowerBound, min(buffer.caret, line.upperBound))]
      .reduce(0) { $0 + columnWidth($1) }
  }

  private func place(in line: Range<Int>, column: Int) -> Int {
    var used = 0
    for index in line {
      used += columnWidth(buffer.characters[index])
      if used > column { return index }
    }
    return line.upperBound
  }
}

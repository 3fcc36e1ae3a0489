/// A list with one chosen row.
///
/// Up, Down, Page, Home, End and the wheel move.
public struct ListView<Row: Sendable>: Sendable {
  public private(set) var rows: [Row]
  /// The row that the keys act on; 0 in an empty list.
  public private(set) var selected = 0
  /// The rows last seen at once: how far a page goes. A screen sets it when the terminal's size changes.
  public var height = 18
  private var top = 0
  private let text: @Sendable (Row) -> String

  /// - Parameter text: what a row says.
  public init(_ rows: [Row], text: @escaping @Sendable (Row) -> String) {
    self.rows = rows
    self.text = text
  }

  public var selectedRow: Row? { rows.indices.contains(selected) ? rows[selected] : nil }

  /// Adds rows at the end.
  public mutating func append(_ more: [Row]) {
    rows += more
  }

  /// Other rows; the choice stays at its number where it can.
  public mutating func replace(_ rows: [Row]) {
    self.rows = rows
    select(selected)
  }

  /// Chooses a row.
  public mutating func select(_ row: Int) {
    selected = max(0, min(row, rows.count - 1))
    top = firstRow(height)
  }

  /// Chooses the row at a place of the rectangle in which the list was drawn; false where there is none.
  public mutating func click(_ point: Point, in area: Rect) -> Bool {
    let row = firstRow(area.rows) + point.row - area.row
    guard area.contains(point), rows.indices.contains(row) else { return false }
    select(row)
    return true
  }

  /// Moves; false where the key is none of the list's.
  public mutating func press(_ key: Key) -> Bool {
    switch key {
    case .up: select(selected - 1)
    case .down: select(selected + 1)
    case .pageUp: select(selected - max(1, height - 1))
    case .pageDown: select(selected + max(1, height - 1))
    case .home: select(0)
    case .end: select(rows.count - 1)
    case .wheel(let by, _): select(selected + by)
    default: return false
    }
    return true
  }

  /// Draws the rows, the chosen one marked `>`; with the focus the terminal's cursor stands on it.
  ///
  /// - Parameters:
  ///   - takesCursor: whether the cursor may stand there; it may be in a line that belongs to the list.
  ///   - sought: what is highlighted in each row, in small letters.
  ///   - isMarked: whether a row is marked, drawn with `*`.
  ///   - style: the style of a row that is not chosen.
  ///   - line: what is drawn of a row, where that is not its text.
  public func draw(
    on canvas: inout Canvas, in area: Rect, isFocused: Bool = true, takesCursor: Bool = true, sought: String? = nil,
    isMarked: (Row) -> Bool = { _ in false }, style: (Row) -> Style = { _ in .plain },
    line shownText: ((Row) -> String)? = nil
  ) {
    let text = shownText ?? text
    let first = firstRow(area.rows)
    for row in first..<max(first, min(first + area.rows, rows.count)) {
      let line = area.row + row - first
      let isChosen = row == selected
      let look: Style = isChosen ? (isFocused ? .focus : .selection) : style(rows[row])
      let shown = text(rows[row])
      canvas.write(
        (isChosen ? ">" : " ") + (isMarked(rows[row]) ? "*" : " "), row: line, column: area.column,
        width: min(2, area.columns), style: look)
      canvas.write(shown, row: line, column: area.column + 2, width: max(0, area.columns - 2), style: look)
      if let sought { highlight(sought, in: shown, on: &canvas, line, area) }
      if isChosen, isFocused, takesCursor { canvas.cursor = Point(row: line, column: area.column) }
    }
  }

  /// The row at the top: where it was, unless the chosen row would be out of sight.
  private func firstRow(_ height: Int) -> Int {
    let last = max(0, rows.count - height)
    return max(0, min(max(min(top, selected), selected - height + 1), max(last, selected - height + 1)))
  }

  private func highlight(_ query: String, in text: String, on canvas: inout Canvas, _ line: Int, _ area: Rect) {
    let query = Array(query)
    let characters = Array(text)
    guard !query.isEmpty, query.count <= characters.count else { return }
    for start in 0...(characters.count - query.count)
    where characters[start..<start + query.count].map({ $0.lowercased() }).joined() == String(query) {
      let column = area.column + 2 + columnWidth(String(characters[..<start]))
      let width = columnWidth(String(characters[start..<start + query.count]))
      let end = min(column + width, area.endColumn)
      return canvas.restyle(Rect(row: line, column: column, rows: 1, columns: end - column), .match)
    }
  }
}

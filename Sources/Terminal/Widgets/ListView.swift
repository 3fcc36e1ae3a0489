/// A list with one chosen row, as much of it as has been loaded.
///
/// Up, Down, Page, Home, End and the wheel move. A search that was begun searches while typing: Enter stays at the find,
/// Escape goes back to where it began, Down and Up go to the next and previous find.
public struct ListView<Row: Sendable>: Sendable {
  public private(set) var rows: [Row]
  /// The row that the keys act on; 0 in an empty list.
  public private(set) var selected = 0
  /// Whether rows after the loaded ones exist.
  public var hasMore: Bool
  /// The rows last seen at once: how far a page goes. A screen sets it when the terminal's size changes.
  public var height = 18
  /// Numbers of the rows that are marked, drawn with `*`.
  public var marks: Set<Int> = []
  /// What is searched for; nil outside a search.
  public private(set) var search: TextLine?
  private var origin = 0
  private var top = 0
  private let text: @Sendable (Row) -> String

  /// - Parameter text: what a row says; also what is searched.
  public init(_ rows: [Row], hasMore: Bool = false, text: @escaping @Sendable (Row) -> String) {
    self.rows = rows
    self.hasMore = hasMore
    self.text = text
  }

  public var selectedRow: Row? { rows.indices.contains(selected) ? rows[selected] : nil }

  /// Whether the next window of rows should be fetched and appended.
  public var wantsMore: Bool { hasMore && selected + height >= rows.count }

  /// `4 of 50+`: the chosen row and how many there are, as far as they have been loaded; empty for an empty list.
  public var position: String { rows.isEmpty ? "" : "\(selected + 1) of \(rows.count)\(hasMore ? "+" : "")" }

  /// Adds the next window of rows.
  public mutating func append(_ more: [Row], hasMore: Bool) {
    rows += more
    self.hasMore = hasMore
  }

  /// Other rows; the choice stays at its number where it can.
  public mutating func replace(_ rows: [Row], hasMore: Bool = false) {
    self.rows = rows
    self.hasMore = hasMore
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

  /// Begins a search: the letters are what is searched for, until Enter or Escape ends it.
  public mutating func beginSearch() {
    search = TextLine()
    origin = selected
  }

  /// Moves or searches; false where the key is none of the list's.
  public mutating func press(_ key: Key) -> Bool {
    if search != nil { return pressSearching(key) }
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
  ///   - style: the style of a row that is not chosen.
  ///   - line: what is drawn of a row, where that is not its text.
  public func draw(
    on canvas: inout Canvas, in area: Rect, isFocused: Bool = true, style: (Row) -> Style = { _ in .plain },
    line shownText: ((Row) -> String)? = nil
  ) {
    let text = shownText ?? text
    var body = area
    if let search {
      let parts = area.splitBottom(1)
      body = parts.rest
      canvas.write("Search: ", row: parts.bottom.row, column: area.column, style: .hint)
      let line = parts.bottom.splitLeft(8).rest
      search.draw(on: &canvas, in: line, isFocused: true)
      if !search.text.isEmpty, !rows.contains(where: { self.text($0).lowercased().contains(search.text.lowercased()) })
      {
        let note = hasMore ? "not in the first \(rows.count) rows" : "nothing found"
        canvas.write(
          note, row: line.row, column: max(line.column, line.endColumn - columnWidth(note) - 1), style: .warning)
      }
    }
    let first = firstRow(body.rows)
    for row in first..<max(first, min(first + body.rows, rows.count)) {
      let line = body.row + row - first
      let isChosen = row == selected
      let look: Style = isChosen ? (isFocused ? .focus : .selection) : style(rows[row])
      canvas.write(
        (isChosen ? ">" : " ") + (marks.contains(row) ? "*" : " ") + text(rows[row]), row: line, column: body.column,
        width: body.columns, style: look)
      if let query = search?.text { highlight(query, in: text(rows[row]), on: &canvas, line, body) }
      if isChosen, isFocused, search == nil { canvas.cursor = Point(row: line, column: body.column) }
    }
  }

  /// The row at the top: where it was, unless the chosen row would be out of sight.
  private func firstRow(_ height: Int) -> Int {
    let last = max(0, rows.count - height)
    return max(0, min(max(min(top, selected), selected - height + 1), max(last, selected - height + 1)))
  }

  private mutating func pressSearching(_ key: Key) -> Bool {
    switch key {
    case .enter: search = nil
    case .escape:
      search = nil
      select(origin)
    case .down: find(from: selected + 1, by: 1)
    case .up: find(from: selected - 1, by: -1)
    default:
      guard search?.press(key) == true else { return false }
      find(from: origin, by: 1)
    }
    return true
  }

  private mutating func find(from start: Int, by step: Int) {
    guard let query = search?.text.lowercased(), !query.isEmpty, !rows.isEmpty else { return }
    for distance in 0..<rows.count {
      let row = ((start + distance * step) % rows.count + rows.count) % rows.count
      if text(rows[row]).lowercased().contains(query) { return select(row) }
    }
  }

  private func highlight(_ query: String, in text: String, on canvas: inout Canvas, _ line: Int, _ area: Rect) {
    let query = Array(query.lowercased())
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

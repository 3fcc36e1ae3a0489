/// One place of the grid.
public struct Cell: Sendable, Hashable {
  /// What is shown; empty in the right half of a wide character.
  public internal(set) var text: String
  /// Columns taken: 1 or 2, and 0 in the right half of a wide character.
  public internal(set) var width: Int
  public internal(set) var style: Style
  /// Colours of its own, of a picture.
  var tint: Tint?

  static let blank = Cell(text: " ", width: 1, style: .plain)
}

/// A finished screen: a grid of styled cells and the cursor.
///
/// All text that is written passes the filter for unsafe characters. What lies outside the grid is cut off.
public struct Canvas: Sendable, Hashable {
  public let size: Size
  /// Where the terminal's own cursor stands; nil hides it.
  public var cursor: Point?
  private var cells: [Cell]
  /// Where texts begin that have a direction of their own.
  private(set) var reach: [Reach]

  public init(_ size: Size) {
    self.size = Size(rows: max(0, size.rows), columns: max(0, size.columns))
    cells = Array(repeating: .blank, count: self.size.rows * self.size.columns)
    reach = Array(repeating: .inside, count: cells.count)
  }

  public var rect: Rect { Rect(size) }

  public subscript(_ row: Int, _ column: Int) -> Cell {
    guard rect.contains(Point(row: row, column: column)) else { return .blank }
    return cells[row * size.columns + column]
  }

  /// Writes one line of text and returns the column after it.
  ///
  /// - Parameters:
  ///   - width: the columns to fill: a shorter text is padded in its style, a longer one ends in `~`. Without it the
  ///     text takes what it needs and is cut off at the right edge.
  @discardableResult
  public mutating func write(
    _ text: String, row: Int, column: Int = 0, width: Int? = nil, style: Style = .plain, align: Alignment = .leading
  ) -> Int {
    let line = width.map { padded(text, to: $0, align: align) } ?? text
    let end = column + (width ?? .max / 2)
    var place = column
    defer { claim(row: row, column..<max(column, place), as: align == .natural ? .paragraph : .text) }
    for character in line {
      if let value = character.asciiValue, value >= 0x20, value < 0x7F {
        if place + 1 > end { return place }
        put(String(character), width: 1, row: row, column: place, style: style)
        place += 1
        continue
      }
      for glyph in glyphs(of: character) {
        if place + glyph.width > end { return place }
        put(glyph.text, width: glyph.width, row: row, column: place, style: glyph.isMark ? .mark : style)
        place += glyph.width
      }
    }
    return place
  }

  /// Writes spans one after the other, as one text, and returns the column after them.
  ///
  /// - Parameter width: the columns in which they must stay; the text begins at the side from which it runs.
  @discardableResult
  public mutating func write(_ spans: [Span], row: Int, column: Int = 0, width: Int? = nil) -> Int {
    let end = width.map { column + $0 } ?? size.columns
    var place = column
    for span in spans where place < end {
      place = write(clipped(span.text, to: end - place), row: row, column: place, style: span.style)
    }
    claim(row: row, column..<max(column, width == nil ? place : end), as: width == nil ? .text : .paragraph)
    return place
  }

  /// Makes cells one text with a direction of its own, whatever was written there before.
  mutating func claim(row: Int, _ columns: Range<Int>, as kind: Reach) {
    let columns = columns.clamped(to: 0..<size.columns)
    guard row >= 0, row < size.rows, !columns.isEmpty else { return }
    let start = row * size.columns + columns.lowerBound
    let end = start + columns.count
    for place in start..<end { reach[place] = .inside }
    reach[start] = kind
    if columns.upperBound < size.columns, reach[end] == .inside { reach[end] = .text }
  }

  /// Whether a row shows the same texts as that of another canvas.
  func hasSameRow(_ row: Int, as other: Canvas) -> Bool {
    let places = row * size.columns..<(row + 1) * size.columns
    return size == other.size && cells[places] == other.cells[places] && reach[places] == other.reach[places]
  }

  /// Takes a row of another canvas of the same size.
  mutating func take(_ row: Int, from other: Canvas) {
    let places = row * size.columns..<(row + 1) * size.columns
    cells.replaceSubrange(places, with: other.cells[places])
  }

  /// Puts finished cells in place of others of the same width.
  mutating func replace(_ new: [Cell], row: Int, column: Int) {
    var place = row * size.columns + column
    for cell in new {
      cells[place] = cell
      if cell.width == 2 { cells[place + 1] = Cell(text: "", width: 0, style: cell.style) }
      place += cell.width
    }
  }

  /// Puts a picture down; what lies outside the grid is cut off.
  public mutating func paint(_ picture: CellPicture, row: Int, column: Int) {
    for line in 0..<picture.size.rows {
      for place in 0..<picture.size.columns {
        let cell = picture[line, place]
        put(cell.text, width: 1, row: row + line, column: column + place, style: .plain)
        guard rect.contains(Point(row: row + line, column: column + place)) else { continue }
        cells[(row + line) * size.columns + column + place].tint = cell.tint
      }
      claim(row: row + line, column..<column + picture.size.columns, as: .text)
    }
  }

  /// Blanks a rectangle in a style.
  public mutating func fill(_ area: Rect, style: Style = .plain) {
    for row in area.row..<area.endRow {
      for column in area.column..<area.endColumn { put(" ", width: 1, row: row, column: column, style: style) }
      claim(row: row, area.column..<area.endColumn, as: .text)
    }
  }

  /// Changes the style of what stands in a rectangle.
  public mutating func restyle(_ area: Rect, _ style: Style) {
    for row in max(0, area.row)..<max(0, area.row, min(area.endRow, size.rows)) {
      for column in max(0, area.column)..<max(0, area.column, min(area.endColumn, size.columns)) {
        cells[row * size.columns + column].style = style
      }
    }
  }

  /// Draws a frame along the edge of a rectangle, with a title in its upper side.
  public mutating func box(_ area: Rect, title: String = "", style: Style = .frame) {
    guard area.rows >= 2, area.columns >= 2 else { return }
    let last = (row: area.endRow - 1, column: area.endColumn - 1)
    for column in area.column...last.column {
      for row in [area.row, last.row] { put("─", width: 1, row: row, column: column, style: style) }
    }
    for row in area.row...last.row {
      for column in [area.column, last.column] {
        put("│", width: 1, row: row, column: column, style: style)
        claim(row: row, column..<column + 1, as: .text)
      }
    }
    put("┌", width: 1, row: area.row, column: area.column, style: style)
    put("┐", width: 1, row: area.row, column: last.column, style: style)
    put("└", width: 1, row: last.row, column: area.column, style: style)
    put("┘", width: 1, row: last.row, column: last.column, style: style)
    guard !title.isEmpty, area.columns > 6 else { return }
    write(
      " \(clipped(title, to: area.columns - 6)) ", row: area.row, column: area.column + 2, width: nil, style: .heading)
  }

  /// Draws a horizontal rule.
  public mutating func rule(row: Int, column: Int = 0, width: Int? = nil, style: Style = .frame) {
    for place in column..<max(column, column + (width ?? size.columns - column)) {
      put("─", width: 1, row: row, column: place, style: style)
    }
  }

  /// Draws a vertical rule down to the row before `end`.
  public mutating func rule(column: Int, from start: Int, to end: Int, style: Style = .frame) {
    for row in start..<max(start, end) {
      put("│", width: 1, row: row, column: column, style: style)
      claim(row: row, column..<column + 1, as: .text)
    }
  }

  /// The text of the screen, one string a row, without the spaces at their ends.
  public var lines: [String] {
    (0..<size.rows).map { row in
      var line = (0..<size.columns).map { cells[row * size.columns + $0].text }.joined()
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// The text of a row that stands in a style: what a test asks about colour.
  public func text(_ style: Style, row: Int) -> String {
    (0..<size.columns).map { self[row, $0] }.filter { $0.style == style }.map(\.text).joined()
  }

  private mutating func put(_ text: String, width: Int, row: Int, column: Int, style: Style) {
    guard row >= 0, row < size.rows, column >= 0, column < size.columns else { return }
    guard width == 1 || column + 1 < size.columns else {
      return put(" ", width: 1, row: row, column: column, style: style)
    }
    let place = row * size.columns + column
    detach(place, column)
    if width == 2 { detach(place + 1, column + 1) }
    cells[place] = Cell(text: text, width: width, style: style)
    if width == 2 { cells[place + 1] = Cell(text: "", width: 0, style: style) }
  }

  /// Blanks the other half of a wide character before one of its halves is overwritten.
  private mutating func detach(_ place: Int, _ column: Int) {
    if cells[place].width == 0, column > 0 {
      cells[place - 1] = Cell(text: " ", width: 1, style: cells[place - 1].style)
    }
    if cells[place].width == 2, column + 1 < size.columns {
      cells[place + 1] = Cell(text: " ", width: 1, style: cells[place + 1].style)
    }
  }
}

/// A column of a table.
public struct Column<Row: Sendable>: Sendable {
  public var title: String
  /// Columns of the screen at least; nil for four.
  public var width: Int?
  /// Whether it shares what the others leave; a column without a width always does.
  public var grows: Bool
  public var alignment: Alignment
  public var value: @Sendable (Row) -> String

  public init(
    _ title: String, width: Int? = nil, grows: Bool = false, align: Alignment = .leading,
    value: @escaping @Sendable (Row) -> String
  ) {
    self.title = title
    self.width = width
    self.grows = grows || width == nil
    alignment = align
    self.value = value
  }
}

/// A list in columns with a heading line; the keys are those of `ListView`.
public struct TableView<Row: Sendable>: Sendable {
  public var columns: [Column<Row>]
  public var list: ListView<Row>

  public init(_ columns: [Column<Row>], rows: [Row], hasMore: Bool = false) {
    self.columns = columns
    list = ListView(rows, hasMore: hasMore) { row in columns.map { $0.value(row) }.joined(separator: " ") }
  }

  public var selectedRow: Row? { list.selectedRow }

  /// Moves or searches; false where the key is none of the table's.
  public mutating func press(_ key: Key) -> Bool { list.press(key) }

  /// Chooses the row at a place of the rectangle in which the table was drawn.
  public mutating func click(_ point: Point, in area: Rect) -> Bool {
    list.click(point, in: area.splitTop(1).rest)
  }

  /// Draws the heading and the rows.
  public func draw(
    on canvas: inout Canvas, in area: Rect, isFocused: Bool = true, style: (Row) -> Style = { _ in .plain }
  ) {
    let parts = area.splitTop(1)
    let widths = widths(in: area.columns - 2)
    canvas.write(
      "  " + line(columns.map(\.title), widths), row: parts.top.row, column: area.column, width: area.columns,
      style: .heading)
    list.draw(on: &canvas, in: parts.rest, isFocused: isFocused, style: style) { row in
      line(columns.map { $0.value(row) }, widths)
    }
  }

  /// The rows as text, for output without a screen; unsafe characters are marked.
  public func lines(width: Int) -> [String] {
    let widths = widths(in: width)
    return ([columns.map(\.title)] + list.rows.map { row in columns.map { $0.value(row) } }).map { cells in
      var text = printable(line(cells, widths))
      while text.last == " " { text.removeLast() }
      return text
    }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    zip(zip(cells, widths), columns).map { padded($0.0, to: $0.1, align: $1.alignment) }.joined(separator: "  ")
  }

  private func widths(in total: Int) -> [Int] {
    let free = max(0, total - columns.reduce(0) { $0 + ($1.width ?? 4) } - 2 * (columns.count - 1))
    let growing = columns.count(where: \.grows)
    var rank = 0
    return columns.map { column in
      guard column.grows else { return column.width ?? 4 }
      rank += 1
      return (column.width ?? 4) + free * rank / growing - free * (rank - 1) / growing
    }
  }
}

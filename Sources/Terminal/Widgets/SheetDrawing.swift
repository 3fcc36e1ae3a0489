extension SheetView {
  /// The rows of the screen above the rows of the sheet: its heading, where a shown column has a title.
  public var headRows: Int { shown.contains { !$0.title.isEmpty } ? 1 : 0 }

  /// Draws the heading, the rows and the line of the filter.
  ///
  /// - Parameters:
  ///   - isFocused: whether the keys act on it, so that the terminal's cursor stands on the chosen row.
  ///   - say: gives titles in the language of the screen.
  ///   - style: the style of a row that is not chosen.
  public func draw(
    on canvas: inout Canvas, in area: Rect, isFocused: Bool = true, say: (String) -> String = { $0 },
    style: (Row) -> Style = { _ in .plain }
  ) {
    let parts = area.splitTop(headRows)
    let widths = widths(in: area.columns - 2)
    if headRows > 0 { drawHeading(on: &canvas, in: parts.top, widths, say) }
    var body = parts.rest
    if entry != nil || !filterText.isEmpty {
      let split = body.splitBottom(1)
      body = split.rest
      drawFilter(on: &canvas, in: split.bottom, say)
    }
    list.draw(
      on: &canvas, in: body, isFocused: isFocused, takesCursor: entry == nil, sought: sought, isMarked: isMarked,
      style: style
    ) { row in
      line(shown.map { $0.value(row) }, widths)
    }
  }

  /// The columns of the screen in which no cell is narrower than its column wants at least.
  public var leastWidth: Int { 2 + shown.reduce(0) { $0 + ($1.width ?? 4) } + 2 * max(0, shown.count - 1) }

  /// Where rows are drawn within the rectangle of the sheet.
  public func rowArea(_ area: Rect) -> Rect {
    let body = area.splitTop(headRows).rest
    return entry == nil && filterText.isEmpty ? body : body.splitBottom(1).rest
  }

  private func drawHeading(
    on canvas: inout Canvas, in area: Rect, _ widths: [Int], _ say: (String) -> String
  ) {
    let titles = shown.map { column in
      column.id == layout.sort ? "\(say(column.title)) \(layout.isDescending ? "v" : "^")" : say(column.title)
    }
    canvas.write("  " + line(titles, widths), row: area.row, column: area.column, width: area.columns, style: .heading)
    guard let column, widths.indices.contains(column) else { return }
    let start = area.column + 2 + widths[..<column].reduce(0) { $0 + $1 + 2 }
    let width = min(widths[column], area.endColumn - start)
    canvas.restyle(Rect(row: area.row, column: start, rows: 1, columns: width), .selection)
  }

  private func drawFilter(on canvas: inout Canvas, in area: Rect, _ say: (String) -> String) {
    let name = say("Filter") + ": "
    canvas.fill(area)
    canvas.write(name, row: area.row, column: area.column, style: .hint)
    let field = area.splitLeft(columnWidth(name)).rest
    let text = entry ?? TextLine(filterText)
    text.draw(on: &canvas, in: field, isFocused: entry != nil, style: entry == nil ? .plain : .field)
    guard list.rows.isEmpty, !filterText.isEmpty else { return }
    let note = say(hasMore ? "Nothing found so far" : "Nothing found")
    canvas.write(
      note, row: field.row, column: max(field.column, field.endColumn - columnWidth(note) - 1), style: .warning)
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    zip(zip(cells, widths), shown).map { padded($0.0, to: $0.1, align: $1.alignment) }.joined(separator: "  ")
  }

  private func widths(in total: Int) -> [Int] {
    let shown = shown
    let free = total - shown.reduce(0) { $0 + ($1.width ?? 4) } - 2 * (shown.count - 1)
    let growing = shown.count(where: \.grows)
    guard growing > 0, free >= 0 else { return shown.map { $0.width ?? 4 } }
    var rank = 0
    return shown.map { column in
      guard column.grows else { return column.width ?? 4 }
      rank += 1
      return (column.width ?? 4) + free * rank / growing - free * (rank - 1) / growing
    }
  }

  /// The shown columns of the shown rows as values separated by commas (RFC 4180), a line a row under a line of titles.
  ///
  /// A cell that a program of tables would take for a formula begins with an apostrophe.
  ///
  /// - Parameter say: gives titles in the language of the screen.
  public func csv(say: (String) -> String = { $0 }) -> String {
    let lines = [shown.map { say($0.title) }] + list.rows.map { row in shown.map { $0.value(row) } }
    return lines.reduce(into: "") { text, cells in text += cells.map(csvCell).joined(separator: ",") + "\r\n" }
  }

  /// The shown columns of the shown rows as objects, by the ids of the columns.
  public var records: [[String: String]] {
    list.rows.map { row in
      Dictionary(shown.map { ($0.id, $0.value(row)) }, uniquingKeysWith: { first, _ in first })
    }
  }
}

private func csvCell(_ text: String) -> String {
  let safe = text.first.map { "=+-@\t\r".contains($0) && Double(text) == nil } == true ? "'" + text : text
  guard safe.contains(where: { ",\"\n\r".contains($0) || $0.isNewline }) else { return safe }
  return "\"" + safe.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
}

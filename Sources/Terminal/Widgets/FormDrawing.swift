extension FormView {
  /// Draws the fields that fit, and in the last row the hint or the problem of the focused one.
  ///
  /// A star marks what is required, an exclamation mark what is wrong.
  public func draw(on canvas: inout Canvas, in area: Rect) {
    let labels = labelWidth(area)
    for (index, place) in layout(area) {
      let field = fields[index]
      let isFocused = index == focus
      let mark = field.problem != nil ? "!" : field.isRequired ? "*" : " "
      canvas.write(mark, row: place.row, column: place.column, style: field.problem != nil ? .bad : .hint)
      canvas.write(
        field.label, row: place.row, column: place.column + 2, width: labels, style: isFocused ? .strong : .plain,
        align: .natural)
      let value = place.splitLeft(labels + 3).rest
      switch field.editor {
      case .line(let line): line.draw(on: &canvas, in: value, isFocused: isFocused)
      case .area(let text, _): text.draw(on: &canvas, in: value, isFocused: isFocused)
      case .fixed(let text):
        canvas.write(
          text, row: value.row, column: value.column, width: value.columns, style: .faint, align: .natural)
      }
    }
    guard let focused, area.rows > 1 else { return }
    let last = area.endRow - 1
    if let problem = focused.problem {
      canvas.write(
        "! " + problem, row: last, column: area.column, width: area.columns, style: .bad, align: .natural)
    } else {
      // A label that is cut off stands whole beside the hint.
      let hint = columnWidth(focused.label) > labels ? "\(focused.label): \(focused.hint)" : focused.hint
      canvas.write(hint, row: last, column: area.column, width: area.columns, style: .hint, align: .natural)
    }
  }

  /// The fields on the screen and where: from the first one, or as far down as the focus needs.
  func layout(_ area: Rect) -> [(index: Int, area: Rect)] {
    let room = max(1, area.rows - 1)
    var first = 0
    // What comes after the field in hand is seen as well, where there is room for both.
    let next = min(focus + 1, fields.count - 1)
    while first < focus, fields[first...next].reduce(0, { $0 + $1.rows }) > room { first += 1 }
    var result: [(index: Int, area: Rect)] = []
    var row = area.row
    for index in fields.indices.dropFirst(first) {
      let height = min(fields[index].rows, area.row + room - row)
      if height <= 0 { break }
      result.append((index, Rect(row: row, column: area.column, rows: height, columns: area.columns)))
      row += height
    }
    return result
  }

  func labelWidth(_ area: Rect) -> Int {
    min(fields.map { columnWidth($0.label) }.max() ?? 0, area.columns / 3)
  }
}

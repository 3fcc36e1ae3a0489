import Terminal

extension SheetScreen {
  var told: Told { Told(lines: toldMargins, asks: .rows(toldRows)) }

  mutating func aim(at place: Aim) { if case .row(let row) = place { sheet.select(row) } }

  /// The rows with their columns, marked ones with `*`.
  var toldRows: Told.Rows {
    let (sheet, columns) = (sheet, sheet.shown)
    return Told.Rows(
      titles: columns.map { say($0.title) }.filter { !$0.isEmpty }, count: sheet.list.rows.count, hasMore: sheet.hasMore
    ) { place in
      let row = sheet.list.rows[place]
      let cells = columns.map { $0.value(row) }.filter { !$0.isEmpty }
      return (sheet.isMarked(row) ? "* " : "") + cells.joined(separator: "; ")
    }
  }

  /// What stands above and below the rows, as it is drawn, in lines that nothing cuts.
  var toldMargins: [String] {
    let body = Rect(row: 0, column: 0, rows: Size.least.rows, columns: 1_000)
    let margins = margins(body)
    var canvas = Canvas(Size(rows: margins.top + margins.bottom, columns: body.columns))
    let parts = canvas.rect.splitTop(margins.top)
    drawMargins(on: &canvas, top: parts.top, bottom: parts.rest)
    let lines = canvas.lines.map { line in String(line.drop { $0 == " " }) }.filter { line in
      line.contains { $0 != "─" && $0 != " " }
    }
    return lines + (sheet.list.rows.isEmpty && !nothing.isEmpty ? [say(nothing)] : [])
  }
}

extension FindingScreen {
  var told: Told { Told(key: line.text, lines: toldMargins, asks: .found(say(name), toldRows)) }

  mutating func aim(at place: Aim) {
    switch place {
    case .row(let row): sheet.select(row)
    case .emptied: line.text = ""
    case .field: break
    }
  }
}

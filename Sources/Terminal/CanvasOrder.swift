extension Canvas {
  /// The canvas as it is sent, text from right to left in the order in which it is seen; the cursor stands where its
  /// cell has gone.
  ///
  /// - Parameter old: a canvas and what it became: rows that are the same are taken from there.
  public func inVisualOrder(after old: (canvas: Canvas, visual: Canvas)? = nil) -> Canvas {
    var result = self
    for row in 0..<size.rows where hasTextFromRight(row) {
      if let old, cursor?.row != row, hasSameRow(row, as: old.canvas) {
        result.take(row, from: old.visual)
        continue
      }
      for run in runs(row) {
        let moved = result.order(run, row: row)
        guard let cursor, cursor.row == row, let place = moved[cursor.column] else { continue }
        result.cursor = Point(row: row, column: place)
      }
    }
    return result
  }

  /// The canvas as it is sent to a terminal that puts text in order itself: each text from right to left between the
  /// signs that set it apart (FSI and PDI).
  func isolated() -> Canvas {
    var result = self
    for row in 0..<size.rows where hasTextFromRight(row) {
      for run in runs(row) { result.isolate(run, row: row) }
    }
    return result
  }

  /// Texts of a row that have something that runs from right to left, each by itself.
  private func runs(_ row: Int) -> [(columns: Range<Int>, isField: Bool)] {
    var result: [(columns: Range<Int>, isField: Bool)] = []
    var start = 0
    while start < size.columns {
      let kind = reach[row * size.columns + start]
      var end = start + 1
      while end < size.columns, reach[row * size.columns + end] == .inside { end += 1 }
      let parts = kind == .field ? [start..<end] : parts(row, start..<end)
      // What begins further in stands under something: it stays there.
      let isLine = kind == .paragraph && parts.count == 1 && parts[0].lowerBound - start <= 3
      let isField = kind == .field || isLine
      let found = isField ? [start..<end] : parts
      result += found.filter { hasTextFromRight(row, $0) }.map { ($0, isField) }
      start = end
    }
    return result
  }

  /// What two spaces part, without the spaces at its ends.
  private func parts(_ row: Int, _ columns: Range<Int>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start: Int?
    var last = columns.lowerBound
    for column in columns where self[row, column].text != " " {
      if let begun = start, column - last > 2 {
        result.append(begun..<last + 1)
        start = column
      }
      start = start ?? column
      last = column
    }
    return result + (start.map { [$0..<last + 1] } ?? [])
  }

  private func hasTextFromRight(_ row: Int, _ columns: Range<Int>? = nil) -> Bool {
    (columns ?? 0..<size.columns).contains { column in
      let text = self[row, column].text
      return text.utf8.count > 1 && text.unicodeScalars.first.map(runsFromRight) == true
    }
  }

  /// Puts a text in order; where each of its cells has gone, by their columns.
  private mutating func order(_ run: (columns: Range<Int>, isField: Bool), row: Int) -> [Int: Int] {
    let places = run.columns.filter { self[row, $0].width > 0 }
    let before = places.map { self[row, $0] }
    let visual = VisualOrder(before.map { $0.text.unicodeScalars.first ?? " " })
    // What combines with a letter that a ligature has taken in stands on the ligature.
    var marks = before.map { String($0.text.unicodeScalars.dropFirst()) }
    for place in before.indices.dropLast() where visual.shapes[place] == nil {
      marks[place + 1] = marks[place] + marks[place + 1]
    }
    let free = visual.shapes.count { $0 == nil }
    let blanks = Array(repeating: Cell(text: " ", width: 1, style: before.last?.style ?? .plain), count: free)
    let isFreeLeft = run.isField && visual.isFromRight
    var column = run.columns.lowerBound + (isFreeLeft ? free : 0)
    var gone: [Int: Int] = [:]
    var cells = isFreeLeft ? blanks : []
    for source in visual.order {
      gone[places[source]] = column - (visual.shapes[source] == nil ? 1 : 0)
      guard let shape = visual.shapes[source] else { continue }
      var cell = before[source]
      cell.text = String(shape) + marks[source].unicodeScalars.prefix(mostCombiningMarks).map { String($0) }.joined()
      cells.append(cell)
      column += cell.width
    }
    if !isFreeLeft { cells += blanks }
    replace(cells, row: row, column: run.columns.lowerBound)
    return gone
  }

  private mutating func isolate(_ run: (columns: Range<Int>, isField: Bool), row: Int) {
    append("\u{2069}", row: row, column: run.columns.upperBound - 1)
    if run.columns.lowerBound > 0 { append("\u{2068}", row: row, column: run.columns.lowerBound - 1) }
  }

  /// Adds a sign without width to a cell; it takes the place of the last combining marks where there is no room.
  private mutating func append(_ sign: Unicode.Scalar, row: Int, column: Int) {
    let place = self[row, column].width == 0 ? column - 1 : column
    var cell = self[row, place]
    let signs = cell.text.unicodeScalars.filter { $0.value == 0x2069 } + [sign]
    let shown = cell.text.unicodeScalars.filter { $0.value != 0x2069 }.prefix(1 + mostCombiningMarks - 2)
    cell.text = (Array(shown) + signs).map { String($0) }.joined()
    replace([cell], row: row, column: place)
  }
}

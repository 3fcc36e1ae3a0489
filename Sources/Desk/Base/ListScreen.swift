import Terminal

/// A screen that is a list: it moves, searches, is clicked and fetches more rows as all of them do.
protocol ListScreen: Screen {
  associatedtype Row: Sendable
  var list: ListView<Row> { get set }
  /// Where the rows are drawn within the body of the desk.
  func rows(in body: Rect) -> Rect
  /// Fetches the rows after the loaded ones.
  mutating func more(at office: DeskContext) throws
}

extension ListScreen {
  var isSearching: Bool { list.search != nil }
  var position: String { list.position }

  func rows(in body: Rect) -> Rect { body }

  mutating func more(at office: DeskContext) throws {}

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step { try move(key, at: office) }

  /// Moves, searches or chooses the row that was clicked; whatever else the key is, is ignored.
  mutating func move(_ key: Key, at office: DeskContext) throws -> Step {
    let area = rows(in: office.body)
    list.height = max(4, area.rows)
    // The end of a list is its last row, not that of the loaded ones; who would wait too long presses it again.
    let begin = ContinuousClock.now
    while key == .end, list.hasMore, ContinuousClock.now - begin < .milliseconds(300) { try more(at: office) }
    let isTaken = if case .click(let point) = key { list.click(point, in: area) } else { list.press(key) }
    guard isTaken else { return .ignored }
    if list.wantsMore { try more(at: office) }
    return .stay
  }

  /// Begins to search the list.
  mutating func search() -> Step {
    list.beginSearch()
    return .stay
  }
}

/// A list screen in columns.
protocol TableScreen: ListScreen {
  var table: TableView<Row> { get set }
  /// Where the table with its heading is drawn within the body of the desk.
  func tableArea(_ body: Rect) -> Rect
}

extension TableScreen {
  var list: ListView<Row> {
    get { table.list }
    set { table.list = newValue }
  }

  func tableArea(_ body: Rect) -> Rect { body }

  func rows(in body: Rect) -> Rect { tableArea(body).splitTop(1).rest }
}

/// A table that shows what is found while it is typed.
protocol FindingScreen: TableScreen {
  /// What is looked for.
  var line: TextLine { get set }
  /// Finds the first rows for what is typed.
  mutating func find(at office: DeskContext) throws
}

extension FindingScreen {
  var isTyping: Bool { true }

  func tableArea(_ body: Rect) -> Rect { body.splitTop(2).rest }

  /// Draws the line that is typed under its name, and what was found.
  func drawFound(_ name: String, on canvas: inout Canvas, in area: Rect) {
    canvas.write(name, row: area.row, column: 0, style: .strong)
    table.draw(on: &canvas, in: tableArea(area), isFocused: false)
    line.draw(on: &canvas, in: Rect(row: area.row, column: 6, rows: 1, columns: area.columns - 8), isFocused: true)
  }

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step {
    switch key {
    case .up, .down, .pageUp, .pageDown, .wheel, .click: return try move(key, at: office)
    case .enter, .escape, .function, .tab: return .ignored
    default:
      let before = line.text
      guard line.press(key) else { return .ignored }
      if line.text != before { try find(at: office) }
      return .stay
    }
  }
}

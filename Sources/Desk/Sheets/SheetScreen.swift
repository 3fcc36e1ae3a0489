import Terminal

/// Rows that were read, and whether others follow.
struct Fetched<Row> {
  var rows: [Row]
  var hasMore = false
}

/// A screen that is a list: columns, order, filter, marks, export and the pane beside it are those of every list.
protocol SheetScreen: Screen {
  associatedtype Row: Sendable
  var sheet: SheetView<Row> { get set }
  /// What stands beside the rows on a wide terminal.
  var side: Side { get set }
  /// Under which the officer's columns and order are kept.
  var sheetName: String { get }
  /// What can be done here besides what every list can.
  var verbs: [Offer] { get }
  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step
  /// Takes what an overlay was told that one of the verbs opened.
  mutating func hear(_ reply: Reply, at office: DeskContext) throws -> Step
  /// Reads the next rows.
  ///
  /// - Parameters:
  ///   - isFirst: begins anew.
  ///   - limit: rows at most, 1 to 500.
  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<Row>
  /// The file of which a row is, by its name; nil where it is of none.
  func dossier(of row: Row) -> String?
  func style(of row: Row) -> Style
  /// Whether something stands beside the rows on a wide terminal.
  var hasSide: Bool { get }
  /// Of what that is: it is read anew when it is of something else.
  var sideSubject: String { get }
  /// What stands beside the chosen row.
  func side(at office: DeskContext) throws -> [[Span]]
  /// What is written when there is no row.
  var nothing: String { get }
  /// Rows of the screen above and below the sheet.
  func margins(_ body: Rect) -> (top: Int, bottom: Int)
  /// Draws what stands above and below the sheet.
  func drawMargins(on canvas: inout Canvas, top: Rect, bottom: Rect)
  /// Whether something is done to rows that are marked.
  var takesMarks: Bool { get }
  /// Whether marks stay at rows that the list has no more: what is found marks what was found before.
  var keepsMarks: Bool { get }
}

extension SheetScreen {
  var isSearching: Bool { sheet.entry != nil }
  var isFiltered: Bool { !sheet.filterText.isEmpty }
  var position: String { sheet.position { filled(say($0), $1) } }
  var dossierName: String? { sheet.selectedRow.flatMap { dossier(of: $0) } }
  var offers: [Offer] { verbs + sheetOffers }
  var hasSide: Bool { false }
  var sideSubject: String { dossierName ?? "\(sheet.list.selected)" }
  var nothing: String { "" }
  var takesMarks: Bool { false }
  var keepsMarks: Bool { false }

  func dossier(of row: Row) -> String? { nil }
  func style(of row: Row) -> Style { .plain }
  func margins(_ body: Rect) -> (top: Int, bottom: Int) { (0, 0) }
  func drawMargins(on canvas: inout Canvas, top: Rect, bottom: Rect) {}
  mutating func hear(_ reply: Reply, at office: DeskContext) throws -> Step { .stay }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    try sheetStep(command, at: office) ?? verb(command, at: office)
  }

  mutating func take(_ reply: Reply, at office: DeskContext) throws -> Step {
    try takeOfSheet(reply, at: office) ?? hear(reply, at: office)
  }

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step { try move(key, at: office) }

  /// Moves, filters or chooses the row that was clicked; whatever else the key is, is ignored.
  mutating func move(_ key: Key, at office: DeskContext) throws -> Step {
    let area = rowArea(office.body)
    sheet.height = max(4, area.rows)
    var step = Step.stay
    if key == .end, sheet.hasMore {
      // The end of a list is its last row, not that of the loaded ones.
      try load(for: .milliseconds(1_500), at: office)
      if sheet.hasMore {
        step = step.saying(say("%1 rows are read; End once more reads on.", grouped(sheet.rows.count)))
      }
    }
    let isTaken = if case .click(let point) = key { sheet.click(point, in: area) } else { sheet.press(key) }
    guard isTaken else { return .ignored }
    if isFiltered { try load(for: .milliseconds(300), at: office) }
    if sheet.wantsMore { try more(at: office) }
    return step
  }

  // MARK: Reading

  /// Shows the officer's columns and the first rows.
  mutating func open(at office: DeskContext) throws {
    if let layout = office.layouts[sheetName] { sheet.adopt(layout) }
    try read(at: office)
  }

  /// Reads from the beginning, and all where the rows are sorted.
  mutating func read(at office: DeskContext) throws {
    let first = try fetch(first: true, limit: 100, at: office)
    sheet.replace(first.rows, hasMore: first.hasMore)
    if sheet.layout.sort != nil || isFiltered { try load(for: .milliseconds(1_500), at: office) }
  }

  mutating func refresh(at office: DeskContext) throws {
    let count = sheet.rows.count
    let begin = ContinuousClock.now
    var all = try fetch(first: true, limit: 100, at: office)
    while all.hasMore, all.rows.count < count, ContinuousClock.now - begin < .milliseconds(500) {
      let next = try fetch(first: false, limit: 500, at: office)
      all = Fetched(rows: all.rows + next.rows, hasMore: next.hasMore)
    }
    sheet.replace(all.rows, hasMore: all.hasMore)
    if !keepsMarks { sheet.forgetMissing() }
    side.forget()
  }

  mutating func more(at office: DeskContext) throws {
    let next = try fetch(first: false, limit: 100, at: office)
    sheet.append(next.rows, hasMore: next.hasMore)
  }

  /// Reads on until the end, the time or the most rows that a list holds.
  mutating func load(for time: Duration, at office: DeskContext) throws {
    let begin = ContinuousClock.now
    var rows: [Row] = []
    var hasMore = sheet.hasMore
    while hasMore, sheet.rows.count + rows.count < Self.most, ContinuousClock.now - begin < time {
      let next = try fetch(first: false, limit: 500, at: office)
      rows += next.rows
      hasMore = next.hasMore
    }
    if !rows.isEmpty || hasMore != sheet.hasMore { sheet.append(rows, hasMore: hasMore) }
  }

  /// Reads everything.
  ///
  /// - Throws: a `Refusal` where a list has more rows than the desk holds.
  mutating func loadAll(at office: DeskContext) throws {
    try load(for: .seconds(60), at: office)
    guard !sheet.hasMore else { throw tooMany(sheet.rows.count) }
  }

  /// The most rows that a list of the desk holds.
  static var most: Int { 100_000 }

  // MARK: Drawing

  /// Where the sheet is drawn within the body of the desk, and where what stands beside it.
  func areas(_ body: Rect) -> (sheet: Rect, side: Rect?) {
    let margins = margins(body)
    let middle = body.splitTop(margins.top).rest.splitBottom(margins.bottom).rest
    guard hasSide, body.columns >= Side.least else { return (middle, nil) }
    // The list takes what its columns want, unless nothing would be left beside it.
    let width = max(body.columns * 3 / 5, min(sheet.leastWidth, body.columns - Side.narrowest))
    let parts = middle.splitLeft(width, gap: 2)
    return (parts.left, parts.rest)
  }

  /// Where the rows are drawn within the body of the desk.
  func rowArea(_ body: Rect) -> Rect { sheet.rowArea(areas(body).sheet) }

  func draw(on canvas: inout Canvas, in area: Rect) { drawSheet(on: &canvas, in: area, isFocused: true) }

  /// Draws the sheet with what stands around it.
  func drawSheet(on canvas: inout Canvas, in area: Rect, isFocused: Bool) {
    let margins = margins(area)
    drawMargins(on: &canvas, top: area.splitTop(margins.top).top, bottom: area.splitBottom(margins.bottom).bottom)
    let parts = areas(area)
    sheet.draw(on: &canvas, in: parts.sheet, isFocused: isFocused, say: { say($0) }, style: style)
    if sheet.rows.isEmpty, !nothing.isEmpty {
      let row = parts.sheet.row + sheet.headRows
      canvas.write(say(nothing), row: row, column: 2, width: parts.sheet.columns - 2, style: .faint)
    }
    if let place = parts.side { side.draw(on: &canvas, in: place) }
  }

  mutating func settle(at office: DeskContext) {
    guard hasSide, office.size.columns >= Side.least else { return }
    let subject = sideSubject
    guard !side.isOf(subject) else { return }
    let read = Result { try side(at: office) }
    side.show(subject, read)
  }
}

/// A list that shows what is found while it is typed.
protocol FindingScreen: SheetScreen {
  /// What is looked for.
  var line: TextLine { get set }
  /// What stands before the line.
  var name: String { get }
}

extension FindingScreen {
  var isTyping: Bool { sheet.entry == nil }

  /// Where the line begins, behind its name.
  private var fieldColumn: Int { max(6, columnWidth(say(name)) + 2) }

  func margins(_ body: Rect) -> (top: Int, bottom: Int) { (2, 0) }

  func draw(on canvas: inout Canvas, in area: Rect) {
    drawSheet(on: &canvas, in: area, isFocused: sheet.entry != nil)
    canvas.write(say(name), row: area.row, column: 0, width: fieldColumn - 1, style: .strong)
    let field = Rect(row: area.row, column: fieldColumn, rows: 1, columns: area.columns - fieldColumn - 2)
    line.draw(on: &canvas, in: field, isFocused: sheet.entry == nil)
  }

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step {
    guard sheet.entry == nil else { return try move(key, at: office) }
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

  /// Finds the first rows for what is typed.
  mutating func find(at office: DeskContext) throws {
    try read(at: office)
    sheet.select(0)
  }
}

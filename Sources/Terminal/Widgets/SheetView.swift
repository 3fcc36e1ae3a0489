/// A list in columns: chosen columns, an order, a filter, marks, and as many rows as have been loaded.
///
/// `rows` are what was loaded, in the order of the register; `list` is what is shown of them. Marks belong to rows by
/// their key and outlive a filter, another order and rows that are read again.
public struct SheetView<Row: Sendable>: Sendable {
  /// All columns that there are.
  public let columns: [Column<Row>]
  public private(set) var layout: SheetLayout
  /// Everything that was loaded.
  public private(set) var rows: [Row] = []
  /// What is shown.
  public private(set) var list: ListView<Row>
  /// Whether rows after the loaded ones exist.
  public private(set) var hasMore = false
  /// The marked rows, in the order in which they were marked.
  public private(set) var marked: [Row] = []
  /// The place, among those shown, of the column under the cursor; nil until it was moved there.
  public private(set) var column: Int?
  /// What the rows are filtered by.
  public private(set) var filterText = ""
  /// The filter while it is typed.
  public private(set) var entry: TextLine?
  private var markedKeys: Set<String> = []
  /// The row to which Escape goes back from a filter.
  private var origin: String?
  private let key: @Sendable (Row) -> String

  /// - Parameter key: what a row is, whatever its columns say: what marks are remembered by.
  public init(_ columns: [Column<Row>], rows: [Row] = [], key: @escaping @Sendable (Row) -> String) {
    self.columns = columns
    self.key = key
    layout = Self.usual(columns)
    list = ListView([]) { row in columns.map { $0.value(row) }.joined(separator: " ") }
    replace(rows)
  }

  private static func usual(_ columns: [Column<Row>]) -> SheetLayout {
    SheetLayout(columns: columns.filter(\.isUsual).map(\.id))
  }

  /// The shown columns, in their order.
  public var shown: [Column<Row>] { layout.columns.compactMap { id in columns.first { $0.id == id } } }

  public var selectedRow: Row? { list.selectedRow }

  /// The rows last seen at once: how far a page goes.
  public var height: Int {
    get { list.height }
    set { list.height = newValue }
  }

  /// Whether the next rows should be fetched and appended.
  public var wantsMore: Bool { hasMore && list.selected + list.height >= list.rows.count }

  /// `5 of 6,031`, `5 of 37 (6,031)` under a filter, `5, 412 marked of 6,031`; `+` where more can be loaded; empty for
  /// an empty list.
  public var position: String { position(say: filled) }

  /// The same in the language of the screen.
  ///
  /// - Parameter say: gives a text with its parts.
  public func position(say: (String, [String]) -> String) -> String {
    guard !rows.isEmpty else { return "" }
    let all = grouped(rows.count) + (hasMore ? "+" : "")
    let place = list.rows.isEmpty ? "0" : grouped(list.selected + 1)
    let here = marked.isEmpty ? place : say("%1, %2 marked", [place, grouped(marked.count)])
    return list.rows.count == rows.count
      ? say("%1 of %2", [here, all]) : say("%1 of %2 (%3)", [here, grouped(list.rows.count), all])
  }

  // MARK: Rows

  /// Other rows; the choice stays at its row where that is still shown, else at its number.
  public mutating func replace(_ rows: [Row], hasMore: Bool = false) {
    self.rows = rows
    self.hasMore = hasMore
    arrange(keepingRow: true)
  }

  /// Adds the next rows.
  public mutating func append(_ more: [Row], hasMore: Bool) {
    self.hasMore = hasMore
    rows += more
    if layout.sort == nil, filterText.isEmpty {
      list.append(more)
    } else {
      arrange(keepingRow: true)
    }
  }

  /// Takes the marks of rows that are not loaded away.
  public mutating func forgetMissing() {
    let known = Set(rows.map(key))
    marked.removeAll { !known.contains(key($0)) }
    markedKeys.formIntersection(known)
  }

  public mutating func select(_ row: Int) { list.select(row) }

  /// Chooses the row at a place of the rectangle in which the rows were drawn; false where there is none.
  public mutating func click(_ point: Point, in area: Rect) -> Bool { list.click(point, in: area) }

  private mutating func arrange(keepingRow: Bool) {
    let chosen = keepingRow ? selectedRow.map(key) : nil
    let filter = filter
    var shown = rows
    if !filter.isEmpty { shown = rows.filter { row in filter.lets(columns.map { $0.value(row).lowercased() }) } }
    if let sort = layout.sort, let column = columns.first(where: { $0.id == sort }) {
      shown = sorted(shown, by: column)
    }
    list.replace(shown)
    if let chosen, let place = shown.firstIndex(where: { key($0) == chosen }) { list.select(place) }
  }

  private func sorted(_ rows: [Row], by column: Column<Row>) -> [Row] {
    let down = layout.isDescending
    func order<Key: Comparable>(_ value: (Row) -> Key) -> [Row] {
      let keyed = rows.enumerated().map { (place: $0, key: value($1), row: $1) }
      return keyed.sorted { left, right in
        left.key == right.key ? left.place < right.place : (left.key < right.key) != down
      }.map(\.row)
    }
    return column.number.map { number in order { number($0) } } ?? order { column.value($0).lowercased() }
  }

  // MARK: Marks

  public func isMarked(_ row: Row) -> Bool { markedKeys.contains(key(row)) }

  /// Marks the chosen row or takes its mark away, and goes on to the next one.
  public mutating func mark() {
    guard let row = selectedRow else { return }
    if markedKeys.remove(key(row)) != nil {
      marked.removeAll { key($0) == key(row) }
    } else {
      markedKeys.insert(key(row))
      marked.append(row)
    }
    list.select(list.selected + 1)
  }

  /// Marks every row that is shown; takes all marks away where every one of them is marked.
  public mutating func markAll() {
    let new = list.rows.filter { !markedKeys.contains(key($0)) }
    if new.isEmpty {
      marked = []
      markedKeys = []
    } else {
      marked += new
      markedKeys.formUnion(new.map(key))
    }
  }

  // MARK: Columns

  /// Shows the columns of a layout that it has, and sorts as it says; the usual ones where it names none.
  public mutating func adopt(_ layout: SheetLayout) {
    let known = layout.columns.filter { id in columns.contains { $0.id == id } }
    guard !known.isEmpty else { return }
    let sort = layout.sort.flatMap { id in columns.contains { $0.id == id } ? id : nil }
    self.layout = SheetLayout(columns: known, sort: sort, isDescending: layout.isDescending)
    column = column.map { min($0, known.count - 1) }
    arrange(keepingRow: true)
  }

  /// Shows the usual columns in the order of the register.
  public mutating func adoptUsual() { adopt(Self.usual(columns)) }

  /// Moves the cursor among the shown columns.
  public mutating func moveColumn(by step: Int) {
    column = max(0, min((column ?? (step > 0 ? -1 : 0)) + step, layout.columns.count - 1))
  }

  /// The column under the cursor, the first one until it was moved.
  public var currentColumn: Column<Row>? { shown.isEmpty ? nil : shown[column ?? 0] }

  /// Sorts by the column under the cursor; the same order once more is that of the register again.
  public mutating func sort(descending: Bool) {
    guard let id = currentColumn?.id else { return }
    column = column ?? 0
    if layout.sort == id, layout.isDescending == descending {
      layout.sort = nil
    } else {
      (layout.sort, layout.isDescending) = (id, descending)
    }
    arrange(keepingRow: true)
  }

  /// How often each value of a column stands among the shown rows, the most frequent first.
  public func frequencies(of column: Column<Row>) -> [(value: String, count: Int)] {
    let counts = Dictionary(list.rows.map { (column.value($0), 1) }, uniquingKeysWith: +)
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { (value: $0.key, count: $0.value) }
  }

  // MARK: Filter

  private var filter: SheetFilter { SheetFilter(filterText, columns: columns.map(\.id)) }
  /// What is highlighted in the rows.
  var sought: String? { filter.sought }

  /// Begins to type a filter; what was filtered by stands in the line.
  public mutating func beginFilter() {
    entry = TextLine(filterText)
    origin = selectedRow.map(key)
  }

  /// Filters by a text, without its being typed.
  public mutating func filter(by text: String) {
    filterText = text
    entry = nil
    arrange(keepingRow: true)
  }

  /// Moves, or types the filter: Enter keeps it, Escape shows everything and the row where it began; false where the
  /// key is none of the sheet's.
  public mutating func press(_ key: Key) -> Bool {
    guard entry != nil else {
      guard key == .escape, !filterText.isEmpty else { return list.press(key) }
      filter(by: "")
      return true
    }
    switch key {
    case .enter: entry = nil
    case .escape:
      filter(by: "")
      if let origin, let place = list.rows.firstIndex(where: { self.key($0) == origin }) { list.select(place) }
    case .up, .down, .pageUp, .pageDown, .wheel: return list.press(key)
    default:
      guard entry?.press(key) == true else { return false }
      if let text = entry?.text, text != filterText {
        filterText = text
        arrange(keepingRow: true)
      }
    }
    return true
  }
}

/// A number as people read it: `6,031`.
public func grouped(_ number: Int) -> String {
  let digits = String(abs(number))
  let parts = digits.enumerated().map { place, digit in
    place > 0 && (digits.count - place) % 3 == 0 ? ",\(digit)" : "\(digit)"
  }
  return (number < 0 ? "-" : "") + parts.joined()
}

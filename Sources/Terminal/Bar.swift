/// The bottom line of a screen: keys and labels, on as many pages as the width makes necessary.
///
/// Every binding stands on one of the pages, and no label is cut while it fits on a page at all.
public struct Bar<Command: Sendable>: Sendable {
  /// One key with its label, and where it stands.
  public struct Item: Sendable {
    public let binding: Binding<Command>
    public fileprivate(set) var column = 0
    fileprivate var label: String
    fileprivate var key: String { binding.keys.first?.name ?? "" }
    fileprivate var width: Int { columnWidth(key) + 1 + columnWidth(label) }

    fileprivate init(_ binding: Binding<Command>) {
      self.binding = binding
      label = binding.label
    }
  }

  /// What each page shows, in the order of the columns; at least one page.
  public let pages: [[Item]]

  /// - Parameter width: columns of the terminal.
  public init(_ bindings: Bindings<Command>, width: Int) {
    let shown = bindings.all.filter { !$0.keys.isEmpty }
    func items(_ place: BarPlace) -> [Item] { shown.filter { $0.place == place }.map(Item.init) }
    let early = items(.early)
    let late = items(.late)
    let end = items(.everyPage)
    if let gap = [2, 1].first(where: { Self.width(early + late + end, gap: $0) <= width }) {
      pages = [Self.placed(early + late, end, gap: gap, width: width)]
      return
    }
    let turns = end + items(.turn)
    // Two columns between labels read better, but not at the price of an early one.
    let gap = Self.width(early + turns, gap: 2) <= width ? 2 : 1
    var rest = early + late
    var pages: [[Item]] = []
    while !rest.isEmpty {
      var page: [Item] = []
      var left: [Item] = []
      for item in rest {
        if Self.width(page + [item] + turns, gap: gap) <= width { page.append(item) } else { left.append(item) }
      }
      if page.isEmpty {
        var first = left.removeFirst()
        let room = width - Self.width(turns, gap: gap) - gap - columnWidth(first.key) - 1
        first.label = clipped(first.label, to: max(1, room), ellipsis: false)
        page = [first]
      }
      pages.append(Self.placed(page, turns, gap: gap, width: width))
      rest = left
    }
    self.pages = pages
  }

  /// Draws a page; pages are counted from 0 and begin again after the last one.
  public func draw(on canvas: inout Canvas, row: Int, page: Int = 0) {
    canvas.fill(Rect(row: row, column: 0, rows: 1, columns: canvas.size.columns), style: .bar)
    for item in pages[page % pages.count] {
      let isOff = item.binding.disabledReason != nil
      let next = canvas.write(item.key, row: row, column: item.column, style: isOff ? .barOff : .barKey)
      canvas.write(item.label, row: row, column: next + 1, style: isOff ? .barOff : .bar)
    }
  }

  /// The binding under a column of a page; nil between them.
  public func binding(at column: Int, page: Int = 0) -> Binding<Command>? {
    pages[page % pages.count].first { $0.column <= column && column < $0.column + $0.width }?.binding
  }

  private static func width(_ items: [Item], gap: Int) -> Int { items.reduce(-gap) { $0 + $1.width + gap } }

  /// The first items from the left, those of every page at the right edge.
  private static func placed(_ items: [Item], _ end: [Item], gap: Int, width: Int) -> [Item] {
    func row(_ items: [Item], from start: Int) -> [Item] {
      var column = start
      return items.map { item in
        var item = item
        item.column = column
        column += item.width + gap
        return item
      }
    }
    return row(items, from: 0) + row(end, from: max(0, width - self.width(end, gap: gap)))
  }
}

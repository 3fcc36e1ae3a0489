import Terminal

/// The columns of a list: which are shown, and in which order.
struct ColumnsScreen: Screen {
  let title = "Columns"
  private var list: ListView<(id: String, title: String)>
  private var shown: Set<String>

  /// - Parameters:
  ///   - columns: all that there are.
  ///   - order: the shown ones.
  init(_ columns: [(id: String, title: String)], shown order: [String]) {
    shown = Set(order)
    let first = order.compactMap { id in columns.first { $0.id == id } }
    list = ListView(first + columns.filter { !order.contains($0.id) }) { $0.title }
    list.height = 12
  }

  var isOverlay: Bool { true }
  var offers: [Offer] {
    [
      Offer(.open, "Take"), Offer(.mark, "Show, hide"), Offer(.sort, "Further left"), Offer(.sortDown, "Further right"),
      Offer(.discard, "Usual ones"), Offer(.back),
    ]
  }
  var hint: String { "Space shows or hides a column, [ and ] move it; * stands at those that are shown." }

  var told: Told {
    let rows = Told.Rows(count: list.rows.count, command: .mark) { place in
      list.rows[place].title + (shown.contains(list.rows[place].id) ? " *" : "")
    }
    return Told(lines: [say(hint)], asks: .rows(rows))
  }

  mutating func aim(at place: Aim) { if case .row(let row) = place { list.select(row) } }

  func draw(on canvas: inout Canvas, in area: Rect) {
    let width = max(30, (list.rows.map { columnWidth($0.title) }.max() ?? 0) + 6)
    let frame = area.centered(Size(rows: min(area.rows, list.rows.count + 2), columns: min(area.columns, width)))
    canvas.fill(frame)
    canvas.box(frame, title: say(title))
    list.draw(on: &canvas, in: frame.inset(rows: 1, columns: 1), isMarked: { shown.contains($0.id) })
  }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .open:
      let ids = list.rows.map(\.id).filter(shown.contains)
      return ids.isEmpty ? Step.stay.saying("One column at least is shown.", .error) : .answer(.columns(ids))
    case .mark:
      if let id = list.selectedRow?.id, shown.remove(id) == nil { shown.insert(id) }
    case .sort: swap(-1)
    case .sortDown: swap(1)
    case .discard: return .answer(.columns([]))
    default: return .answer(.cancelled)
    }
    return .stay
  }

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step { list.press(key) ? .stay : .ignored }

  private mutating func swap(_ by: Int) {
    var rows = list.rows
    let (from, to) = (list.selected, list.selected + by)
    guard rows.indices.contains(from), rows.indices.contains(to) else { return }
    rows.swapAt(from, to)
    list.replace(rows)
    list.select(to)
  }
}

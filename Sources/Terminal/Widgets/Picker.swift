/// A list from which one is chosen by typing a part of it: lists of values, commands, screens.
///
/// Letters filter (each word must occur, else the letters in order); Up, Down and pages move; Enter chooses, Escape
/// cancels.
public struct Picker<Value: Sendable>: Sendable {
  public struct Item: Sendable {
    /// What is shown and searched.
    public var label: String
    /// Shown faint behind the label: a key, a code, a reason.
    public var detail: String
    /// Searched, not shown: names in another language.
    public var keywords: String
    public var value: Value

    public init(_ label: String, detail: String = "", keywords: String = "", value: Value) {
      self.label = label
      self.detail = detail
      self.keywords = keywords
      self.value = value
    }
  }

  public enum Outcome: Sendable {
    case chosen(Value)
    case cancelled
  }

  public let title: String
  public let items: [Item]
  public private(set) var filter = TextLine()
  private var list: ListView<Item>

  public init(_ title: String, _ items: [Item]) {
    self.title = title
    self.items = items
    list = ListView(items) { $0.label }
    list.height = 12
  }

  /// The items that the filter lets through, best first.
  public var matches: [Item] { list.rows }

  /// Chooses the item at a place among those that the filter lets through.
  public mutating func select(_ place: Int) { list.select(place) }

  /// Lets every item through.
  public mutating func clear() {
    filter = TextLine()
    list.replace(items)
  }

  /// Filters, moves or ends; nil while it goes on.
  public mutating func press(_ key: Key) -> Outcome? {
    switch key {
    case .escape: return .cancelled
    case .enter: return list.selectedRow.map { .chosen($0.value) }
    case .up, .down, .pageUp, .pageDown, .wheel: _ = list.press(key)
    default:
      if filter.press(key) {
        let query = filter.text.lowercased()
        let ranked = items.enumerated().compactMap { place, item in
          item.rank(query).map { (rank: $0, place: place, item: item) }
        }
        list.replace(ranked.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.item))
        list.select(0)
      }
    }
    return nil
  }

  /// Draws a framed list in the middle of a rectangle.
  public func draw(on canvas: inout Canvas, in area: Rect) {
    let widest = items.map { columnWidth($0.label) + columnWidth($0.detail) }.max() ?? 0
    let frame = area.centered(
      Size(rows: min(area.rows, items.count + 4), columns: max(30, min(area.columns - 4, widest + 8))))
    canvas.fill(frame)
    canvas.box(frame, title: title)
    let parts = frame.inset(rows: 1, columns: 2).splitTop(2)
    list.draw(
      on: &canvas, in: parts.rest,
      line: { item in
        let room = parts.rest.columns - 2
        return item.detail.isEmpty
          ? item.label : padded(item.label, to: room - columnWidth(item.detail) - 1) + " " + item.detail
      })
    if list.rows.isEmpty {
      canvas.write("Nothing matches.", row: parts.rest.row, column: parts.rest.column, style: .faint)
    }
    filter.draw(on: &canvas, in: parts.top.splitTop(1).top, isFocused: true)
  }
}

extension Picker.Item {
  /// How well it fits what is typed, in lower case: 0 begins with it, 1 contains its words, 2 its letters in order; nil
  /// not at all.
  public func rank(_ query: String) -> Int? {
    let label = label.lowercased()
    if label.hasPrefix(query) { return 0 }
    let all = "\(label) \(detail.lowercased()) \(keywords.lowercased())"
    if query.split(separator: " ").allSatisfy({ all.contains($0) }) { return 1 }
    var rest = label[...]
    for letter in query where letter != " " {
      guard let place = rest.firstIndex(of: letter) else { return nil }
      rest = rest[rest.index(after: place)...]
    }
    return 2
  }
}

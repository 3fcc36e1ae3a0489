import Filing
import Standards
import Terminal

/// Which right is filed; one letter is enough.
struct RightChoiceScreen: Screen {
  let title = "New filing"
  private let rows: [(right: Right, act: Act)]
  private var list: ListView<String>

  init(_ rights: [Right]) {
    let all = rights.map { right in right.acts.filter { $0.from == [.none] }.map { (right: right, act: $0) } }
    // The ordinary filing of each right first, the rarer ones after them.
    rows = all.compactMap(\.first) + all.flatMap { $0.dropFirst() }
    list = ListView(rows.map { "\($0.right.letter)  \($0.right.label.first)  \($0.act.label.first)" }) { $0 }
  }

  var isSearching: Bool { list.search != nil }
  var offers: [Offer] { [Offer(.open, "Choose")] }
  var hint: String { "Type the letter of the right, or choose and press Enter." }

  func draw(on canvas: inout Canvas, in area: Rect) { list.draw(on: &canvas, in: area) }

  mutating func run(_ command: Command, at office: Workplace) throws -> Step {
    guard command == .open, rows.indices.contains(list.selected) else { return .ignored }
    let row = rows[list.selected]
    return .replace(try FilingScreen(row.right, row.act, at: office))
  }

  mutating func press(_ key: Key, at office: Workplace) throws -> Step {
    if case .character(let letter) = key, list.search == nil,
      let place = rows.firstIndex(where: { $0.right.letter.lowercased() == letter.lowercased() })
    {
      list.select(place)
      return try run(.open, at: office)
    }
    if case .click(let point) = key { return list.click(point, in: office.body) ? .stay : .ignored }
    return list.press(key) ? .stay : .ignored
  }
}

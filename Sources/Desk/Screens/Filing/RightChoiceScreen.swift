import Filing
import Standards
import Terminal

/// Which right is filed; one letter is enough.
struct RightChoiceScreen: ListScreen {
  let title = "New filing"
  private let choices: [(right: Right, act: Act)]
  var list: ListView<String>

  init(_ rights: [Right]) {
    let all = rights.map { right in right.acts.filter { $0.from == [.none] }.map { (right: right, act: $0) } }
    // The ordinary filing of each right first, the rarer ones after them.
    choices = all.compactMap(\.first) + all.flatMap { $0.dropFirst() }
    list = ListView(choices.map { "\($0.right.letter)  \($0.right.label.first)  \($0.act.label.first)" }) { $0 }
  }

  var offers: [Offer] { [Offer(.open, "Choose"), Offer(.search)] }
  var hint: String { "Type the letter of the right, or choose and press Enter." }

  func draw(on canvas: inout Canvas, in area: Rect) { list.draw(on: &canvas, in: area) }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    if command == .search { return search() }
    guard command == .open, choices.indices.contains(list.selected) else { return .ignored }
    let choice = choices[list.selected]
    return .replace(try FilingScreen(choice.right, choice.act, at: office))
  }

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step {
    if case .character(let letter) = key, list.search == nil,
      let place = choices.firstIndex(where: { $0.right.letter.lowercased() == letter.lowercased() })
    {
      list.select(place)
      return try run(.open, at: office)
    }
    return try move(key, at: office)
  }
}

import Filing
import Standards
import Terminal

/// Which right is filed; one letter is enough.
struct RightChoiceScreen: SheetScreen {
  /// A right and the act by which it is filed.
  typealias Row = (right: Right, act: Act)

  let title = "New filing"
  let sheetName = "rights"
  var sheet = SheetView<Row>([
    Column("", id: "letter", width: 1) { $0.right.letter }, Column("Right", width: 20) { $0.right.label.said },
    Column("Filing", grows: true) { $0.act.label.said },
  ]) { "\($0.right.id) \($0.act.id)" }
  var side = Side()

  init(at office: DeskContext) throws { try open(at: office) }

  var verbs: [Offer] { [Offer(.open, "Choose")] }
  var hint: String { "Type the letter of the right, or choose and press Enter." }

  func side(at office: DeskContext) throws -> [[Span]] { [] }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    guard command == .open, let choice = sheet.selectedRow else { return .ignored }
    return .replace(try FilingScreen(choice.right, choice.act, at: office))
  }

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step {
    if case .character(let letter) = key, sheet.entry == nil,
      let place = sheet.list.rows.firstIndex(where: { $0.right.letter.lowercased() == letter.lowercased() })
    {
      sheet.select(place)
      return try run(.open, at: office)
    }
    return try move(key, at: office)
  }

  /// The ordinary filing of each right first, the rarer ones after them.
  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<Row> {
    guard isFirst else { return Fetched(rows: []) }
    let all = try office.currentLaw.rights.map { right in
      right.acts.filter { $0.from == [.none] }.map { (right: right, act: $0) }
    }
    return Fetched(rows: all.compactMap(\.first) + all.flatMap { $0.dropFirst() })
  }
}

import Filing
import Office
import Standards
import Terminal

/// One line from everywhere: commands, acts, files, parties and screens; what is chosen opens over what is open.
struct PaletteScreen: Screen {
  typealias Item = Picker<Target>.Item

  let title = "Menu"
  private var line = TextLine()
  private var list: ListView<Item>
  private let known: [Item]

  /// What Enter leads to.
  enum Target: Sendable {
    case command(Command)
    case place(Command)
    case dossier(String)
    case party(Int)
    case act(String, on: String)
    case officeAct(String)
    case filing(right: String, act: String)
    case find(String)
    /// Why nothing can be opened.
    case nothing(String)
  }

  /// - Parameter recent: commands given last, newest first; they stand first.
  init(_ screen: any Screen, recent: [Command], at office: DeskContext) throws {
    known = try paletteItems(screen, recent, at: office)
    list = ListView(known) { $0.label }
  }

  var isOverlay: Bool { true }
  var isTyping: Bool { true }
  var offers: [Offer] { [Offer(.open, "Choose"), Offer(.back)] }
  var hint: String { "A command, an act, a number or its end, a name, class 25, pay 4." }

  var told: Told {
    let items = list.rows
    let rows = Told.Rows(count: items.count) { place in
      [items[place].label, items[place].detail].filter { !$0.isEmpty }.joined(separator: "; ")
    }
    return Told(
      key: line.text, lines: items.isEmpty ? [say("Nothing matches.")] : [], asks: .found(say(title), rows))
  }

  mutating func aim(at place: Aim) {
    switch place {
    case .row(let row): list.select(row)
    case .emptied:
      line.text = ""
      list.replace(known)
    case .field: break
    }
  }

  func draw(on canvas: inout Canvas, in area: Rect) {
    let frame = area.centered(Size(rows: min(area.rows, 20), columns: max(30, min(area.columns - 4, 100))))
    canvas.fill(frame)
    canvas.box(frame, title: say(title))
    let parts = frame.inset(rows: 1, columns: 2).splitTop(2)
    let room = parts.rest.columns - 2
    list.draw(
      on: &canvas, in: parts.rest,
      line: { item in
        item.detail.isEmpty
          ? item.label : padded(item.label, to: room - columnWidth(item.detail) - 1) + " " + item.detail
      })
    if list.rows.isEmpty {
      canvas.write(say("Nothing matches."), row: parts.rest.row, column: parts.rest.column, style: .faint)
    }
    line.draw(on: &canvas, in: parts.top.splitTop(1).top, isFocused: true)
  }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    guard command == .open else { return .answer(.cancelled) }
    guard let target = list.selectedRow?.value else { return .ignored }
    switch target {
    case .command(let command): return .answer(.command(command))
    case .place(let command): return try place(command, at: office)?.replacing ?? .ignored
    case .dossier(let name): return .replace(try DossierScreen(name, at: office))
    case .party(let id): return .replace(try PartyScreen(id, at: office))
    case .act(let act, let name): return .replace(try ActFormScreen(name, act: act, at: office))
    case .officeAct(let act): return .replace(try ActFormScreen(officeAct: act, at: office))
    case .filing(let right, let act):
      guard let right = try office.currentLaw.right(right), let act = right.act(act) else { return .ignored }
      return .replace(try FilingScreen(right, act, at: office))
    case .find(let text):
      var screen = try FindScreen(at: office)
      screen.line.text = text
      try screen.find(at: office)
      return .replace(screen)
    case .nothing(let reason): return Step.stay.saying(reason, .error)
    }
  }

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step {
    list.height = 15
    switch key {
    case .up, .down, .pageUp, .pageDown, .wheel:
      _ = list.press(key)
      return .stay
    case .enter, .escape, .function, .alt, .tab: return .ignored
    case .control(let letter) where "spqlgorntxcbv\\_".contains(letter): return .ignored
    default:
      let before = line.text
      _ = line.press(key)
      guard line.text != before else { return .stay }
      let query = line.text.lowercased()
      let ranked = known.enumerated().compactMap { place, item in
        item.rank(query).map { (rank: $0, place: place, item: item) }
      }
      .sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }
      let found = try paletteFinds(line.text, at: office)
      // What fits by its words stands before what was found, letters in order only after it; a number is a file.
      let isFile = query.split(separator: " ").last?.contains(where: \.isNumber) == true
      let best = ranked.filter { $0.rank < (isFile ? 0 : 2) }.map(\.item)
      let others = ranked.filter { $0.rank >= (isFile ? 0 : 2) }.map(\.item)
      list.replace(best + found + others)
      list.select(0)
      return .stay
    }
  }
}

extension Step {
  /// The same, but what it opens comes in the place of the overlay that asked for it.
  fileprivate var replacing: Step {
    guard case .open(let screen) = move else { return self }
    var step = self
    step.move = .replace(screen)
    return step
  }
}

import Terminal

/// A list over the screen from which one reply is chosen.
struct ChoiceScreen: Screen {
  let title: String
  private var picker: Picker<Reply>

  /// - Parameter items: values with their keys, which are what is replied.
  init(_ title: String, _ items: [Picker<String>.Item]) {
    self.init(
      title,
      replies: items.map { .init($0.label, detail: $0.detail, keywords: $0.keywords, value: .chosen($0.value)) })
  }

  init(_ title: String, replies: [Picker<Reply>.Item]) {
    self.title = title
    picker = Picker(say(title), replies)
  }

  var isOverlay: Bool { true }
  var isTyping: Bool { true }
  var offers: [Offer] { [Offer(.open, "Choose"), Offer(.back)] }
  var hint: String { "Type a part of it; Enter chooses, Esc leaves the field as it was." }

  var told: Told {
    let items = picker.matches
    let rows = Told.Rows(count: items.count) { place in
      [items[place].label, items[place].detail].filter { !$0.isEmpty }.joined(separator: "; ")
    }
    return Told(lines: items.isEmpty ? [say("Nothing matches.")] : [], asks: .found("", rows))
  }

  mutating func aim(at place: Aim) {
    switch place {
    case .row(let row): picker.select(row)
    case .emptied: picker.clear()
    case .field: break
    }
  }

  func draw(on canvas: inout Canvas, in area: Rect) { picker.draw(on: &canvas, in: area) }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    switch picker.press(command == .open ? .enter : .escape) {
    case .chosen(let reply): return .answer(reply)
    case .cancelled: return .answer(.cancelled)
    case nil: return .ignored
    }
  }

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step {
    switch key {
    case .enter, .escape, .function, .alt: return .ignored
    case .control(let letter) where "spqlgorntxc\\_".contains(letter): return .ignored
    default:
      _ = picker.press(key)
      return .stay
    }
  }
}

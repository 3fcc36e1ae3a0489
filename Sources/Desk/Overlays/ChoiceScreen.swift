import Terminal

/// A list over the screen from which one value is chosen; the reply is its key.
struct ChoiceScreen: Screen {
  let title: String
  private var picker: Picker<String>

  init(_ title: String, _ items: [Picker<String>.Item]) {
    self.title = title
    picker = Picker(title, items)
  }

  var isOverlay: Bool { true }
  var isTyping: Bool { true }
  var offers: [Offer] { [Offer(.open, "Choose"), Offer(.back)] }
  var hint: String { "Type a part of it; Enter chooses, Esc leaves the field as it was." }

  func draw(on canvas: inout Canvas, in area: Rect) { picker.draw(on: &canvas, in: area) }

  mutating func run(_ command: Command, at office: Workplace) throws -> Step {
    switch picker.press(command == .open ? .enter : .escape) {
    case .chosen(let value): return .answer(.chosen(value))
    case .cancelled: return .answer(.cancelled)
    case nil: return .ignored
    }
  }

  mutating func press(_ key: Key, at office: Workplace) throws -> Step {
    switch key {
    case .enter, .escape, .function, .alt: return .ignored
    case .control(let letter) where "spqlgorntxc\\".contains(letter): return .ignored
    default:
      _ = picker.press(key)
      return .stay
    }
  }
}

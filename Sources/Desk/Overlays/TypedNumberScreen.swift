import Terminal

/// For what cannot be taken back: the number must be typed, a paste does not count.
struct TypedNumberScreen: Screen {
  private var question: TypedConfirmation

  init(_ title: String, _ text: String, expected: String) {
    question = TypedConfirmation(title, text: text, expected: expected)
  }

  var title: String { question.title }
  var isOverlay: Bool { true }
  var isTyping: Bool { true }
  var offers: [Offer] { [Offer(.open, "Do it"), Offer(.back)] }
  var hint: String { say("This cannot be taken back. Type %1, then Enter.", question.expected) }

  var told: Told { Told(lines: [question.text, hint], asks: .line("")) }

  mutating func aim(at place: Aim) { if case .emptied = place { question.clear() } }

  func draw(on canvas: inout Canvas, in area: Rect) { question.draw(on: &canvas, in: area) }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    switch question.press(command == .open ? .enter : .escape) {
    case .confirmed: return .answer(.typed(question.expected))
    case .cancelled: return .answer(.cancelled)
    case nil: return .ignored
    }
  }

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step {
    switch key {
    case .character, .backspace, .delete, .left, .right, .home, .end, .paste:
      _ = question.press(key)
      return .stay
    default: return .ignored
    }
  }
}

import Terminal

/// A question over the screen; its answer is the letter of the choice.
struct QuestionScreen: Screen {
  let title: String
  private var dialog: Dialog<String>

  /// - Parameter choices: letter and wording; the last one is the way back.
  init(_ title: String, _ text: String, _ choices: [(Character, String)]) {
    self.title = title
    dialog = Dialog(say(title), text: text, choices: choices.map { .init($0.0, say($0.1), String($0.0)) })
  }

  var isOverlay: Bool { true }
  var isTyping: Bool { true }
  var offers: [Offer] { [Offer(.open, "Choose"), Offer(.back)] }
  var hint: String { "Type the letter, or choose with Left and Right and press Enter." }

  var told: Told {
    Told(
      lines: dialog.text.split(separator: "\n").map(String.init),
      asks: .letters(dialog.choices.map { ($0.letter, $0.label) }))
  }

  func draw(on canvas: inout Canvas, in area: Rect) { dialog.draw(on: &canvas, in: area) }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    dialog.press(command == .open ? .enter : .escape).map { .answer(.chosen($0)) } ?? .stay
  }

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step {
    switch key {
    case .left, .right, .up, .down, .tab, .backTab, .pageUp, .pageDown:
      _ = dialog.press(key)
      return .stay
    case .character:
      return dialog.press(key).map { .answer(.chosen($0)) } ?? .ignored
    default: return .ignored
    }
  }
}

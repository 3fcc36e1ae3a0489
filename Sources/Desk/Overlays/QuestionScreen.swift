import Terminal

/// A question over the screen; its answer is the letter of the choice.
struct QuestionScreen: Screen {
  let title: String
  private let leaving: Leaving?
  private var dialog: Dialog<String>

  /// - Parameters:
  ///   - choices: letter and wording; the last one is the way back.
  ///   - leaving: what is to be left, where that is the question.
  init(_ title: String, _ text: String, _ choices: [(Character, String)], leaving: Leaving? = nil) {
    self.title = title
    self.leaving = leaving
    dialog = Dialog(title, text: text, choices: choices.map { .init($0.0, $0.1, String($0.0)) })
  }

  var isOverlay: Bool { true }
  var asksToLeave: Bool { leaving != nil }
  var isTyping: Bool { true }
  var offers: [Offer] { [Offer(.open, "Choose"), Offer(.back)] }
  var hint: String { "Type the letter, or choose with Left and Right and press Enter." }

  func draw(on canvas: inout Canvas, in area: Rect) { dialog.draw(on: &canvas, in: area) }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    dialog.press(command == .open ? .enter : .escape).map(told) ?? .stay
  }

  private func told(_ letter: String) -> Step {
    .answer(leaving.map { .leaving($0, letter) } ?? .chosen(letter))
  }

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step {
    switch key {
    case .left, .right, .up, .down, .tab, .backTab, .pageUp, .pageDown:
      _ = dialog.press(key)
      return .stay
    case .character:
      return dialog.press(key).map(told) ?? .ignored
    default: return .ignored
    }
  }
}

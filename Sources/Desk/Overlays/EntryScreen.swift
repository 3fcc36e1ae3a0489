import Terminal

/// One line asked for over the screen; the reply is what was typed.
struct EntryScreen: Screen {
  let title: String
  private let explanation: String
  private var line: TextLine
  private let reply: (String) -> Reply

  /// - Parameter reply: what the screen below is told of the line.
  init(_ title: String, _ explanation: String, text: String = "", reply: @escaping (String) -> Reply = Reply.typed) {
    self.reply = reply
    self.title = title
    self.explanation = explanation
    line = TextLine(text)
  }

  var isOverlay: Bool { true }
  var isTyping: Bool { true }
  var offers: [Offer] { [Offer(.open, "Take"), Offer(.back)] }
  var hint: String { explanation }

  var told: Told { Told(lines: [say(explanation)], asks: .line(line.text)) }

  mutating func aim(at place: Aim) { if case .emptied = place { line.text = "" } }

  func draw(on canvas: inout Canvas, in area: Rect) {
    let lines = wrapped(say(explanation), to: 62)
    let frame = area.centered(Size(rows: lines.count + 3, columns: 66))
    canvas.fill(frame)
    canvas.box(frame, title: say(title))
    for (row, text) in lines.enumerated() { canvas.write(text, row: frame.row + 1 + row, column: frame.column + 2) }
    line.draw(
      on: &canvas, in: Rect(row: frame.endRow - 2, column: frame.column + 2, rows: 1, columns: 62), isFocused: true)
  }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    .answer(command == .open ? reply(line.text) : .cancelled)
  }

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step {
    if line.press(key) { return .stay }
    if case .character = key { return .stay }
    return key == .backspace || key == .left || key == .right ? .stay : .ignored
  }
}

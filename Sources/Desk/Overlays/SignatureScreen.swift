import Office
import Terminal

/// Name and password of the second officer of a four-eyes act.
struct SignatureScreen: Screen {
  let title = "Second signature"
  private let text: String
  private var form = CredentialForm()

  /// - Parameter text: the line that both officers sign.
  init(_ text: String) { self.text = text }

  var isOverlay: Bool { true }
  var isTyping: Bool { true }
  var offers: [Offer] { [Offer(.save, "Sign"), Offer(.back)] }
  var hint: String { form.hint }

  func draw(on canvas: inout Canvas, in area: Rect) {
    let lines = wrapped(text, to: 62)
    let frame = area.centered(Size(rows: lines.count + 6, columns: 66))
    canvas.fill(frame)
    canvas.box(frame, title: title)
    for (row, line) in lines.enumerated() { canvas.write(line, row: frame.row + 1 + row, column: frame.column + 2) }
    form.draw(on: &canvas, in: Rect(row: frame.endRow - 4, column: frame.column + 2, rows: 3, columns: 62))
  }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    guard command == .save else { return .answer(.cancelled) }
    guard let credential = form.credential else {
      return Step.stay.saying("Name and password of the second officer are needed.", .error)
    }
    return .answer(.signed(credential))
  }

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step {
    switch form.press(key) {
    case .finished: return try run(.save, at: office)
    case .ignored: return .ignored
    default: return .stay
    }
  }
}

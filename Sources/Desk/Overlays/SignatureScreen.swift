import Office
import Terminal

/// What an officer signs: his own password once more, and the second officer where two persons sign.
struct SignatureScreen: Screen {
  let title: String
  private let text: String
  private let isOfTwo: Bool
  private var view: FormView

  /// - Parameters:
  ///   - text: the line that is signed.
  ///   - isOfTwo: whether a second officer signs as well.
  init(_ text: String, ofTwo isOfTwo: Bool) {
    (self.text, self.isOfTwo) = (text, isOfTwo)
    title = isOfTwo ? "Two signatures" : "Signature"
    let second = [
      FormField(
        "name", label: say("Second"),
        hint: say("Who signs as well; empty: anyone who may, at his own desk.")),
      FormField(
        "password", label: say("Password"), editor: .line(TextLine(isSecret: true)),
        hint: say("His password, typed by himself; empty: he signs at his own desk.")),
    ]
    let own = FormField(
      "own", label: say("Yours"), editor: .line(TextLine(isSecret: true)), hint: say("Your own password once more."))
    view = FormView([own] + (isOfTwo ? second : []))
  }

  var isOverlay: Bool { true }
  var isTyping: Bool { true }
  var offers: [Offer] { [Offer(.save, "Sign"), Offer(.back)] }
  var hint: String { view.focused?.hint ?? "" }

  var told: Told {
    Told(lines: text.split(separator: "\n").map(String.init), asks: Told.Field(view).map(Told.Asks.field) ?? .nothing)
  }

  mutating func aim(at place: Aim) {
    switch place {
    case .field(let id): view.move(to: id)
    case .emptied: if let id = view.focused?.id { view[id]?.text = "" }
    case .row: break
    }
  }

  func draw(on canvas: inout Canvas, in area: Rect) {
    let lines = wrapped(text, to: 62)
    // A line under the fields says what the one in hand takes.
    let fields = isOfTwo ? 4 : 2
    let frame = area.centered(Size(rows: lines.count + fields + 3, columns: 66))
    canvas.fill(frame)
    canvas.box(frame, title: say(title))
    for (row, line) in lines.enumerated() { canvas.write(line, row: frame.row + 1 + row, column: frame.column + 2) }
    view.draw(
      on: &canvas, in: Rect(row: frame.endRow - 1 - fields, column: frame.column + 2, rows: fields, columns: 62))
  }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    guard command == .save else { return .answer(.cancelled) }
    guard let own = view["own"]?.text, !own.isEmpty else {
      view.move(to: "own")
      return Step.stay.saying("Your own password is needed once more.", .error)
    }
    let (name, password) = (view["name"]?.text ?? "", view["password"]?.text ?? "")
    guard !name.isEmpty || password.isEmpty else {
      view.move(to: "name")
      return Step.stay.saying("Whose password is it? Name the second officer.", .error)
    }
    return .answer(.signed(own, isOfTwo ? Credential(name: name, password: password) : nil))
  }

  mutating func press(_ key: Key, at office: DeskContext) throws -> Step {
    switch view.press(key) {
    case .finished: return try run(.save, at: office)
    case .ignored: return .ignored
    default: return .stay
    }
  }
}

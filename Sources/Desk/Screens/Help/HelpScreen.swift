import Terminal

/// What the field means and what every key does here, made of the same bindings as the bottom line.
struct HelpScreen: Screen {
  let title = "Help"
  private var paragraph: TextView

  /// - Parameter said: what the message line had no room for.
  init(_ screen: any Screen, said: String? = nil) {
    var lines: [[Span]] = []
    if let said {
      lines += [[Span("What was said", .heading)]] + wrapped(said, to: 76).map { [Span("  " + $0, .bad)] } + [[]]
    }
    lines.append([Span(screen.title, .heading)])
    if !screen.fieldHelp.isEmpty { lines += wrapped(screen.fieldHelp, to: 76).map { [Span("  " + $0)] } }
    lines += [[], [Span("Keys of this screen", .heading)]]
    for binding in screen.bindings.all {
      let style: Style = binding.disabledReason == nil ? .plain : .faint
      let sentence = wrapped(binding.disabledReason.map { "Not now: \($0)" } ?? binding.command.sentence, to: 42)
      lines.append([
        Span("  " + padded(binding.keyNames, to: 20), .code), Span(" " + padded(binding.label, to: 13), .strong),
        Span(" " + sentence[0], style),
      ])
      lines += sentence.dropFirst().map { [Span(String(repeating: " ", count: 37) + $0, style)] }
    }
    lines += [[], [Span("Everywhere", .heading)]]
    lines += [
      "Esc and a digit, or Alt and a digit, is the function key of that number.",
      "In a field: Enter and Tab go on, Tab past empty rows for further values; Shift-Tab goes back, Ctrl-A and Ctrl-E to its ends, Ctrl-W drops a word,",
      "Ctrl-U and Ctrl-K drop what is before or after the cursor, Ctrl-Z and Ctrl-Y undo and redo,",
      "Ctrl-D takes the value of the previous record, Right and End accept what is proposed.",
      "In a list: arrows and pages move, / searches while you type.",
    ].flatMap { wrapped($0, to: 76) }.map { [Span("  " + $0)] }
    paragraph = TextView(lines)
    paragraph.height = 20
  }

  var offers: [Offer] { [] }

  func draw(on canvas: inout Canvas, in area: Rect) { paragraph.draw(on: &canvas, in: area) }
  mutating func run(_ command: Command, at office: DeskContext) throws -> Step { .ignored }
  mutating func press(_ key: Key, at office: DeskContext) throws -> Step { paragraph.press(key) ? .stay : .ignored }
}

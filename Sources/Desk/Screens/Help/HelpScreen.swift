import Terminal

/// What the field means and what every key does here, made of the same bindings as the bottom line.
struct HelpScreen: Screen {
  let title = "Help"
  private var paragraph: TextView

  /// - Parameter said: what the message line had no room for.
  init(_ screen: any Screen, said: String? = nil) {
    var lines: [[Span]] = []
    if let said {
      lines += [[Span(say("What was said"), .heading)]] + wrapped(said, to: 76).map { [Span("  " + $0, .bad)] } + [[]]
    }
    lines.append([Span(say(screen.title), .heading)])
    if !screen.fieldHelp.isEmpty { lines += wrapped(say(screen.fieldHelp), to: 76).map { [Span("  " + $0)] } }
    lines += [[], [Span(say("Keys of this screen"), .heading)]]
    for binding in screen.bindings.all {
      let style: Style = binding.disabledReason == nil ? .plain : .faint
      let sentence = wrapped(
        binding.disabledReason.map { say("Not now: %1", $0) } ?? say(binding.command.sentence), to: 42)
      lines.append([
        Span("  " + padded(binding.keyNames, to: 20), .code), Span(" " + padded(binding.label, to: 13), .strong),
        Span(" " + sentence[0], style),
      ])
      lines += sentence.dropFirst().map { [Span(String(repeating: " ", count: 37) + $0, style)] }
    }
    lines += [[], [Span(say("Everywhere"), .heading)]]
    lines += [
      say("Esc and a digit, or Alt and a digit, is the function key of that number."),
      say(
        "In a field: Enter and Tab go on, Tab past empty rows for further values; Shift-Tab goes back, Ctrl-A and Ctrl-E to its ends, Ctrl-W drops a word, Ctrl-U and Ctrl-K drop what is before or after the cursor, Ctrl-Z and Ctrl-Y undo and redo, Ctrl-D takes the value of the previous record, Right and End accept what is proposed."
      ),
      say(
        "In a list: arrows and pages move, / shows only the rows that have what you type, < and > go to a column, [ and ] sort by it, Space marks, x writes what is shown into a file."
      ),
    ].flatMap { wrapped($0, to: 76) }.map { [Span("  " + $0)] }
    paragraph = TextView(lines)
    paragraph.height = 20
  }

  var offers: [Offer] { [] }

  var told: Told { Told(lines: paragraph.lines.map { $0.map(\.text).joined() }, asks: .nothing) }

  func draw(on canvas: inout Canvas, in area: Rect) { paragraph.draw(on: &canvas, in: area) }
  mutating func run(_ command: Command, at office: DeskContext) throws -> Step { .ignored }
  mutating func press(_ key: Key, at office: DeskContext) throws -> Step { paragraph.press(key) ? .stay : .ignored }
}

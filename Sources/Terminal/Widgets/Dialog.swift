/// A question with a few answers.
///
/// An answer is given by its letter, or by Left and Right and Enter; Escape gives the last one, which loses nothing.
public struct Dialog<Answer: Sendable>: Sendable {
  public struct Choice: Sendable {
    public var letter: Character
    public var label: String
    public var answer: Answer

    public init(_ letter: Character, _ label: String, _ answer: Answer) {
      self.letter = letter
      self.label = label
      self.answer = answer
    }
  }

  public let title: String
  /// What is at stake, and for an act of the register the line that will be written.
  public let text: String
  public let choices: [Choice]
  public private(set) var selected: Int
  /// The first line of the text that is shown, for a text longer than the frame.
  private var first = 0

  /// - Parameter choices: the last one is the way back; it is chosen at first, so that Enter typed ahead does no harm.
  public init(_ title: String, text: String, choices: [Choice]) {
    self.title = title
    self.text = text
    self.choices = choices
    selected = max(0, choices.count - 1)
  }

  /// The answer; nil while there is none.
  public mutating func press(_ key: Key) -> Answer? {
    switch key {
    case .escape: return choices.last?.answer
    case .enter: return choices.indices.contains(selected) ? choices[selected].answer : nil
    case .left, .up, .backTab: selected = max(0, selected - 1)
    case .right, .down, .tab: selected = max(0, min(choices.count - 1, selected + 1))
    case .pageUp: first = max(0, first - Self.step)
    case .pageDown: first += Self.step
    case .character(let character):
      return choices.first { $0.letter.lowercased() == character.lowercased() }?.answer
    default: break
    }
    return nil
  }

  /// Draws a framed question in the middle of a rectangle; the terminal's cursor stands on the chosen answer.
  public func draw(on canvas: inout Canvas, in area: Rect) {
    let buttons = choices.map { "[\($0.letter.uppercased())] \($0.label)" }
    let width = max(30, min(area.columns - 4, 68), 0)
    let lines = wrapped(text, to: width - 4)
    let rows = arranged(buttons, width: width - 4)
    let frame = area.centered(Size(rows: lines.count + rows.count + 3, columns: width))
    canvas.fill(frame)
    canvas.box(frame, title: title)
    let room = max(0, frame.rows - rows.count - 3)
    for (row, line) in shown(lines, room).enumerated() {
      canvas.write(
        line, row: frame.row + 1 + row, column: frame.column + 2, width: width - 4, align: .natural)
    }
    for (row, line) in rows.enumerated() {
      let place = frame.endRow - 1 - rows.count + row
      for (index, column) in line {
        let isChosen = index == selected
        canvas.write(
          buttons[index], row: place, column: frame.column + 2 + column, style: isChosen ? .focus : .plain)
        if isChosen { canvas.cursor = Point(row: place, column: frame.column + 2 + column) }
      }
    }
  }

  /// So many lines further with a page key.
  private static var step: Int { 8 }

  /// The lines that the frame has room for; the last row tells of the others.
  private func shown(_ lines: [String], _ room: Int) -> [String] {
    guard lines.count > room, room > 1 else { return Array(lines.prefix(room)) }
    let start = max(0, min(first, lines.count - (room - 1)))
    return lines[start..<start + room - 1]
      + ["Lines \(start + 1) to \(start + room - 1) of \(lines.count): PgDn and PgUp"]
  }

  private func arranged(_ buttons: [String], width: Int) -> [[(index: Int, column: Int)]] {
    var rows: [[(index: Int, column: Int)]] = [[]]
    var column = 0
    for (index, button) in buttons.enumerated() {
      if column > 0, column + columnWidth(button) > width {
        rows.append([])
        column = 0
      }
      rows[rows.count - 1].append((index, column))
      column += columnWidth(button) + 2
    }
    return rows
  }
}

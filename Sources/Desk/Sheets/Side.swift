import Standards
import Terminal

/// What stands beside the rows of a list on a wide terminal: the file of the chosen row, or what the row does not show.
struct Side {
  /// The least columns of a terminal that has room for it.
  static let least = 110

  /// Columns that it has at least.
  static let narrowest = 36

  /// Of what it is; nil where it is to be read anew.
  private var subject: String?
  private var lines: [[Span]] = []

  func isOf(_ subject: String) -> Bool { subject == self.subject }

  /// Shows what was read of a subject; what cannot be read says why.
  mutating func show(_ subject: String, _ read: Result<[[Span]], any Error>) {
    self.subject = subject
    do {
      lines = try read.get()
    } catch {
      lines = [[Span(Explanation(of: error).message, .faint)]]
    }
  }

  mutating func forget() { subject = nil }

  func draw(on canvas: inout Canvas, in area: Rect) {
    canvas.rule(column: area.column - 1, from: area.row, to: area.endRow)
    var row = area.row
    for line in lines {
      for part in wrapped(line, to: area.columns - 2) where row < area.endRow {
        canvas.write(part, row: row, column: area.column + 1, width: area.columns - 1)
        row += 1
      }
    }
  }

  /// A line of one or two spans: the second one stands on as many lines as it needs, under itself.
  private func wrapped(_ line: [Span], to width: Int) -> [[Span]] {
    guard let last = line.last else { return [[]] }
    let lead = line.dropLast()
    let indent = lead.reduce(0) { $0 + columnWidth($1.text) }
    let rows = Terminal.wrapped(last.text, to: max(8, width - indent)).map { Span($0, last.style) }
    return rows.enumerated().map { place, span in
      place == 0 ? lead + [span] : [Span(String(repeating: " ", count: indent)), span]
    }
  }
}

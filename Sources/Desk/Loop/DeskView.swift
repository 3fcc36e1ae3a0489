import Office
import Standards
import Terminal

extension Desk {
  /// The whole terminal: status line, screen, message line, keys.
  func view(_ size: Size) -> Canvas {
    var canvas = Canvas(size)
    guard let top = stack.last else { return canvas }
    let body = Rect(row: 1, column: 0, rows: size.rows - 3, columns: size.columns)
    let base = stack.lastIndex { !$0.isOverlay } ?? 0
    for screen in stack[base...] {
      if screen.isOverlay { canvas.cursor = nil }
      screen.draw(on: &canvas, in: body)
    }
    // The cursor always stands somewhere in the screen: speech and braille follow it.
    canvas.cursor = canvas.cursor ?? Point(row: 1, column: 0)
    drawStatus(on: &canvas, stack[base])
    drawMessage(on: &canvas, row: size.rows - 2, top)
    Bar(top.bindings, width: size.columns).draw(on: &canvas, row: size.rows - 1, page: barPage)
    return canvas
  }

  private func drawStatus(on canvas: inout Canvas, _ screen: any Screen) {
    let width = canvas.size.columns
    canvas.fill(Rect(row: 0, column: 0, rows: 1, columns: width), style: .bar)
    var marks: [String] = []
    if let job, job.result == nil { marks.append(job.state.text) }
    if stack.contains(where: \.isModified) { marks.append(say("[modified]")) }
    if let saved = drafts.saved, stack.contains(where: { $0.draft != nil }) {
      marks.append(say("draft saved %1", saved.clock))
    }
    if !screen.position.isEmpty { marks.append(screen.position) }
    marks.append("\(office.officer.name)  \(office.today)")
    let right = marks.joined(separator: "  ")
    let room = max(10, width - columnWidth(right) - 2)
    let code = [office.practiceMark, office.setting("code")].filter { !$0.isEmpty }.joined(separator: " ")
    let ends = [code, screen.state].filter { !$0.isEmpty }
    // The number of the record says more than the end of a long title.
    let title = clipped(say(screen.title), to: max(8, room - ends.reduce(0) { $0 + columnWidth($1) + 2 }))
    let left = (ends.prefix(1) + [title] + ends.dropFirst()).joined(separator: "  ")
    canvas.write(left, row: 0, column: 0, width: room, style: .bar)
    canvas.write(right, row: 0, column: max(0, width - columnWidth(right)), style: .bar)
  }

  private func drawMessage(on canvas: inout Canvas, row: Int, _ top: any Screen) {
    let width = canvas.size.columns
    if let notice {
      let style: Style =
        switch notice.tone {
        case .neutral: .strong
        case .saved: .good
        case .error: .bad
        }
      let sign = notice.tone == .error ? "! " : notice.tone == .saved ? "= " : "  "
      canvas.write(sign + say(notice.text), row: row, width: width, style: style, align: .natural)
    } else {
      let hint =
        top.isSearching
        ? "Words that a row must have, -word must not, column:word. Enter keeps it, Esc shows all." : top.hint
      canvas.write("  " + say(hint), row: row, width: width, style: .hint, align: .natural)
    }
  }
}

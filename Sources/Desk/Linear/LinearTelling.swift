import Terminal

extension LinearDesk {
  func tell(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) { lines.tell(printable(String(line))) }
  }

  /// Tells what the desk has to say since the last key.
  func note() {
    defer { terminal?.heard = nil }
    guard let notice = desk.notice else {
      if terminal?.heard == .error { tell("! " + say("That means nothing here. ? says what does.")) }
      return
    }
    let sign = notice.tone == .error ? "! " : notice.tone == .saved ? "= " : ""
    tell(sign + (desk.said ?? say(notice.text)))
    (desk.notice, desk.said) = (nil, nil)
  }

  /// Tells the screen on top when it is another one, and its rows when others stand there.
  func announce() {
    // What is only shown is read before it is told; a list reads nothing for a pane that nobody sees.
    if !(desk.stack.last is any SheetScreen) { desk.settle() }
    guard let top = desk.stack.last else { return }
    let now = top.told
    let head = [desk.office.practiceMark, say(top.title), top.state].filter { !$0.isEmpty }.joined(separator: ". ")
    let name = "\(desk.stack.count) \(type(of: top)) \(now.key) \(head)"
    let isNew = known[name] == nil
    let isOther = name != told
    told = name
    if isOther {
      tell(head)
      firstRow = known[name]?.firstRow ?? 0
      toldLines = known[name]?.lines ?? []
    }
    switch now.asks {
    case .rows(let rows), .found(_, let rows):
      // Whoever comes back to a list knows what stands there.
      if now.lines + shownRows(rows) != toldLines || isNew {
        tellRows(now, rows, isWhole: isOther)
        toldLines = now.lines + shownRows(rows)
      }
    case .field, .line, .letters:
      if isOther, isNew || top.isOverlay { read(now.lines) }
      toldLines = []
    case .nothing: toldLines = []
    }
    known[name] = (toldLines, firstRow)
  }

  /// The rows of the page that is told.
  private func shownRows(_ rows: Told.Rows) -> [String] {
    let start = min(firstRow, max(0, rows.count - 1))
    return (start..<max(start, min(start + rowsAtOnce, rows.count))).map { "\($0 + 1): \(rows.text($0))" }
  }

  var rowsAtOnce: Int { page ?? 50 }

  private func tellRows(_ now: Told, _ rows: Told.Rows, isWhole: Bool) {
    firstRow = min(firstRow, max(0, rows.count - 1))
    let shown = shownRows(rows)
    // Of few rows that changed only these are told again.
    let before = Set(toldLines)
    let changed = shown.filter { !before.contains($0) }
    if !isWhole, now.lines.allSatisfy(before.contains), toldLines.count == now.lines.count + shown.count,
      changed.count <= 3
    {
      return changed.forEach(tell)
    }
    now.lines.forEach(tell)
    if !rows.titles.isEmpty, !shown.isEmpty { tell(rows.titles.joined(separator: "; ")) }
    shown.forEach(tell)
    let end = firstRow + shown.count
    if end < rows.count || rows.hasMore {
      tell(
        say(
          "Rows %1 to %2 of %3. Enter reads on.", "\(firstRow + 1)", "\(end)", "\(rows.count)\(rows.hasMore ? "+" : "")"
        ))
    }
  }

  /// Tells the next rows of a list, reading on where more exist.
  func readOn(_ rows: Told.Rows) {
    let next = firstRow + rowsAtOnce
    if next >= rows.count, rows.hasMore {
      aim(.row(rows.count - 1))
      press(.down)
    }
    guard let count = desk.stack.last?.told.rows?.count, next < count else {
      return tell(say("That was the last row."))
    }
    firstRow = next
    tellAgain()
  }

  /// Tells the screen on top once more, from the page where one stands.
  func tellAgain() {
    guard let now = desk.stack.last?.told else { return }
    switch now.asks {
    case .rows(let rows), .found(_, let rows):
      tellRows(Told(lines: [], asks: now.asks), rows, isWhole: true)
      toldLines = now.lines + shownRows(rows)
    case .field(let field): (now.lines + field.whole).forEach(tell)
    default: read(now.lines)
    }
  }

  /// Tells lines page by page; false when the officer did not want the rest.
  @discardableResult func read(_ all: [String]) -> Bool {
    guard let page else {
      all.forEach(tell)
      return true
    }
    for (place, line) in all.enumerated() {
      if place > 0, place % page == 0 {
        guard let answer = ask(say("Enter reads on, ^ leaves it."), isSecret: false), answer != "^" else {
          return false
        }
      }
      tell(line)
    }
    return true
  }

  /// Reads a screen that asks nothing and offers nothing but the way back, and goes back.
  func readThrough(_ now: Told, offers: [Offer]) -> Bool {
    guard case .nothing = now.asks else { return false }
    if toldLines != now.lines { read(now.lines) }
    toldLines = now.lines
    guard offers.allSatisfy({ $0.command == .back }) else { return false }
    give(.back)
    return true
  }
}

import Terminal

extension LinearDesk {
  /// Does what an answer says to the screen on top.
  func take(_ answer: String, _ top: any Screen) {
    let told = top.told
    switch answer {
    case "^": return give(.back)
    case "^^": return give(.quit)
    case "?": return help(top)
    case "!": return tellAgain()
    default: break
    }
    if answer.hasPrefix("^") { return leap(String(answer.dropFirst()), told) }
    switch told.asks {
    case .field(let field): fill(answer, field)
    case .line(let text): enter(answer.isEmpty ? text : Self.literal(answer))
    case .letters(let choices): choose(answer, choices)
    case .rows(let rows): pick(answer, rows)
    case .found(_, let rows): find(answer, rows)
    case .nothing: answer.isEmpty ? first(top) : command(answer, told)
    }
  }

  /// A text as it stands, although it begins with a sign.
  private static func literal(_ answer: String) -> String {
    answer == "@" ? "" : answer.hasPrefix("=") ? String(answer.dropFirst()) : answer
  }

  // MARK: Fields

  /// Fills the field under the cursor and goes on; a value that is wrong is told, and asked for again.
  private func fill(_ answer: String, _ asked: Told.Field) {
    switch answer {
    case "": return press(.enter)
    case "??": return give(.values)
    case "<": return press(.backTab)
    default: break
    }
    aim(.emptied)
    let text = Self.literal(answer)
    if !text.isEmpty { press(.paste(text)) }
    if asked.field.isLong, !text.isEmpty { readLines(asked) }
    guard case .field(let now) = desk.stack.last?.told.asks, now.field.id == asked.field.id else { return }
    if now.isLikeOthers {
      tell(now.hint)
      return give(.values)
    }
    if !now.hint.isEmpty, now.hint != asked.hint { tell(now.hint) }
    leave(now, known: [now.hint, asked.hint])
  }

  /// Leaves the field; one that is wrong is gone back to, so that it can be typed again. What is known of a value only when
  /// it was read, such as the size of a picture, is told then.
  private func leave(_ field: Told.Field, known hints: [String]) {
    let depth = desk.stack.count
    let id = field.field.id
    press(.enter)
    guard desk.stack.count == depth, case .field(let now) = desk.stack.last?.told.asks,
      let left = now.fields.first(where: { $0.id == id }), !left.isEmpty
    else { return }
    aim(.field(id))
    guard left.problem == nil else { return }
    if case .field(let back) = desk.stack.last?.told.asks, !back.hint.isEmpty, !hints.contains(back.hint) {
      tell(back.hint)
    }
    aim(.field(now.field.id))
  }

  /// The further lines of a long text; an empty one ends it.
  private func readLines(_ field: Told.Field) {
    tell(say("Further lines; an empty one ends the text."))
    while let line = ask(field.question + ":", isSecret: false), !line.isEmpty {
      press(.enter)
      press(.paste(Self.literal(line)))
    }
    press(.enter)
  }

  // MARK: Lines and letters

  private func enter(_ text: String) {
    aim(.emptied)
    // A number that must be typed is no paste.
    for letter in text { press(.character(letter)) }
    give(.open)
  }

  private func choose(_ answer: String, _ choices: [(letter: Character, label: String)]) {
    let word = answer.lowercased()
    let found =
      choices.first {
        $0.letter.lowercased() == word
          || KeyLayout.latin(.character(Character($0.letter.lowercased())))
            == word.first.map { KeyLayout.latin(.character($0)) } && word.count == 1
      }
      ?? choices.first { !word.isEmpty && $0.label.lowercased().hasPrefix(word) }
    guard let found else {
      return tell("! " + say("Type one of the letters: %1.", choices.map { String($0.letter) }.joined(separator: ", ")))
    }
    press(.character(found.letter))
  }

  // MARK: Rows

  private func pick(_ answer: String, _ rows: Told.Rows) {
    if answer.isEmpty { return readOn(rows) }
    if let number = Int(answer) { return open(number, rows) }
    if answer.hasPrefix("/") { return filter(String(answer.dropFirst())) }
    guard let told = desk.stack.last?.told else { return }
    command(answer, told)
  }

  private func find(_ answer: String, _ rows: Told.Rows) {
    if answer.isEmpty {
      // A list of values that was heard to its end leaves the field as it was.
      let isHeard = firstRow + rowsAtOnce >= rows.count && !rows.hasMore
      return desk.stack.last?.isOverlay == true && isHeard ? give(.back) : readOn(rows)
    }
    if let number = Int(answer), (1...max(1, rows.count)).contains(number), rows.count > 0 { return open(number, rows) }
    aim(.emptied)
    let text = Self.literal(answer)
    if !text.isEmpty { press(.paste(text)) }
    firstRow = 0
  }

  private func open(_ number: Int, _ rows: Told.Rows) {
    guard point(to: number, rows), let offers = desk.stack.last?.offers else { return }
    // A row in which nothing is to be opened says how it came about.
    give([rows.command, .why].first { command in offers.contains { $0.command == command } } ?? rows.command)
  }

  /// Chooses a row by its number and tells what stands around the list of it, where that is something else.
  private func point(to number: Int, _ rows: Told.Rows) -> Bool {
    guard number >= 1, number <= rows.count else {
      tell("! " + say("There is no row %1.", "\(number)"))
      return false
    }
    let before = desk.stack.last?.told.lines ?? []
    aim(.row(number - 1))
    let lines = desk.stack.last?.told.lines ?? []
    if lines != before { lines.filter { !before.contains($0) }.forEach(tell) }
    return true
  }

  private func filter(_ text: String) {
    give(.search)
    guard desk.stack.last?.isSearching == true else { return }
    if text.isEmpty { return press(.escape) }
    for key in [Key.control("a"), .control("k"), .paste(text), .enter] { press(key) }
    // A key that finds nothing to delete is no mistake.
    terminal?.heard = nil
    firstRow = 0
  }

  // MARK: Commands

  /// `^word`: a command wherever text is typed; in a form also the number or the name of a field.
  private func leap(_ word: String, _ told: Told) {
    if case .field(let form) = told.asks, let field = field(word, in: form) { return aim(.field(field.id)) }
    command(word, told)
  }

  private func field(_ word: String, in form: Told.Field) -> FormField? {
    if let number = Int(word) { return form.fields.indices.contains(number - 1) ? form.fields[number - 1] : nil }
    let name = word.lowercased()
    return form.fields.first { $0.id == name }
      ?? form.fields.first { name.count > 1 && $0.label.lowercased().contains(name) }
  }

  /// A command by its letter, its name or the name of its key, with a number for the row of that number.
  private func command(_ answer: String, _ told: Told) {
    if answer.hasPrefix(":") { return search(String(answer.dropFirst())) }
    var words = answer.split(separator: " ").map(String.init)
    if let number = words.last.flatMap({ Int($0) }), words.count > 1, let rows = told.rows {
      guard point(to: number, rows) else { return }
      words.removeLast()
    }
    let name = words.joined(separator: " ")
    guard let top = desk.stack.last else { return }
    // A letter is the key of that letter, where letters are no text.
    if name.count == 1, let letter = name.first, !top.isTyping { return press(.character(letter)) }
    if let command = LinearCommands(top).command(named: name) { return give(command) }
    if let key = Key(named: name), name.count > 1 { return press(key) }
    tell("! " + say("“%1” is no command here. ? says what is; :%1 looks for it everywhere.", name))
  }

  /// The one bar, with what is looked for.
  private func search(_ text: String) {
    give(.commands)
    if !text.isEmpty, desk.stack.last is PaletteScreen { press(.paste(text)) }
  }

  /// The first command that can be given: what Enter does on a screen that asks nothing.
  private func first(_ top: any Screen) {
    guard let offer = top.offers.first(where: { $0.reason == nil }) else { return give(.back) }
    give(offer.command)
  }
}

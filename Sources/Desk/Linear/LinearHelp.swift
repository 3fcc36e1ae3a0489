import Terminal

/// The commands of a screen as they are given in words.
struct LinearCommands {
  private let bindings: [Binding<Command>]
  private let isTyping: Bool

  /// Commands that mean nothing where nothing is drawn.
  private static let drawn: Set<Command> = [.redraw, .mouse, .moreKeys, .help]

  init(_ screen: any Screen) {
    isTyping = screen.isTyping
    bindings = screen.bindings.all.filter { !Self.drawn.contains($0.command) }
  }

  /// The command of a name: as it stands in the list of keys, in the language of the officer, or in English.
  func command(named name: String) -> Command? {
    let name = name.lowercased()
    let whole = bindings.first { binding in
      [binding.command.rawValue, binding.label, binding.command.label].contains { $0.lowercased() == name }
    }
    return (whole ?? bindings.first { $0.label.lowercased().hasPrefix(name) && name.count > 1 })?.command
  }

  /// A line for each: what to type, what it is called, what it does or why not now.
  var lines: [String] {
    bindings.map { binding in
      let letter = binding.keys.lazy.compactMap { if case .character(let letter) = $0 { String(letter) } else { nil } }
        .first { $0 != " " && $0 != "/" && $0 != ":" }
      let name = isTyping || letter == nil ? (isTyping ? "^" : "") + binding.command.rawValue : letter ?? ""
      let reason = binding.disabledReason.map { say("Not now: %1", $0) }
      return "\(name): \(binding.label). \(reason ?? say(binding.command.sentence))"
    }
  }
}

extension LinearDesk {
  /// What the field means and what may be answered, made of the same bindings as the bottom line.
  func help(_ top: any Screen) {
    let told = top.told
    var lines = [top.fieldHelp, top.hint].filter { !$0.isEmpty }.map { say($0) }
    if lines.count == 2, lines[0].hasSuffix(lines[1]) { lines.removeLast() }
    switch told.asks {
    case .field:
      lines.append(
        say(
          "Text is the answer; Enter keeps what stands there and goes on. ?? lists values, @ empties, < goes back, ! tells the whole form, ^ and a number or name goes to a field, = before a text takes it as it stands."
        ))
    case .rows, .found:
      lines.append(
        say(
          "A number chooses its row; a command with a number is for that row. Enter reads on, ! tells the rows again, / and a text shows only rows that have it, : and a text looks everywhere."
        ))
    case .letters(let choices):
      lines += choices.map { "\($0.letter): \($0.label)" }
    case .line, .nothing: break
    }
    read(lines + LinearCommands(top).lines)
  }
}

extension Key {
  /// The key of a name as help shows it: `F5`, `Ctrl-S`, `Alt-?`, `Space`, `Enter`, `x`; nil for a name that no key has.
  public init?(named name: String) {
    let plain: [Key] = [
      .enter, .tab, .backTab, .escape, .backspace, .delete, .insert, .up, .down, .left, .right, .wordLeft, .wordRight,
      .home, .end, .pageUp, .pageDown, .character(" "), .control(" "),
    ]
    if let key = plain.first(where: { $0.name.lowercased() == name.lowercased() }) {
      self = key
      return
    }
    if name.count == 1, let letter = name.first, letter.unicodeScalars.first.map({ $0.value > 0x20 }) == true {
      self = .character(letter)
      return
    }
    let parts = name.split(separator: "-", maxSplits: 1)
    if parts.count == 2, parts[1].count == 1, let letter = parts[1].lowercased().first {
      switch parts[0].lowercased() {
      case "ctrl" where letter.isASCII && letter.isLetter || "\\]^_".contains(letter): self = .control(letter)
      case "alt" where !letter.isNumber: self = .alt(letter)
      default: return nil
      }
      return
    }
    guard name.first == "F" || name.first == "f", let number = Int(name.dropFirst()), (1...12).contains(number) else {
      return nil
    }
    self = .function(number)
  }
}

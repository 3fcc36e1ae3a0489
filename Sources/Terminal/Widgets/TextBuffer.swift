/// Characters under edit: caret by grapheme, and every change can be undone and redone.
public struct TextBuffer: Sendable, Hashable {
  /// The graphemes of the text.
  public private(set) var characters: [Character]
  /// The number of graphemes before the caret.
  public private(set) var caret: Int
  private var done: [Edit] = []
  private var undone: [Edit] = []

  private struct Edit: Sendable, Hashable {
    var place: Int
    var removed: [Character]
    var inserted: [Character]
    var caretBefore: Int
  }

  /// A text with the caret at its end and nothing to undo.
  public init(_ text: String = "") {
    characters = Array(text)
    caret = characters.count
  }

  /// The text in logical order.
  public var text: String { String(characters) }

  /// Moves the caret, within the text.
  public mutating func move(to place: Int) {
    caret = min(max(0, place), characters.count)
  }

  /// Puts a text at the caret as one change.
  ///
  /// A combining mark joins the grapheme before the caret.
  public mutating func insert(_ text: String) {
    guard !text.isEmpty else { return }
    if caret > 0 {
      let joined = Array(String(characters[caret - 1]) + text)
      if joined.count == Array(text).count { return replace(caret - 1..<caret, with: joined) }
    }
    replace(caret..<caret, with: Array(text))
  }

  /// Replaces a range as one change and puts the caret after it.
  public mutating func replace(_ range: Range<Int>, with inserted: [Character]) {
    let range = range.clamped(to: 0..<characters.count)
    let removed = Array(characters[range])
    guard removed != inserted else { return move(to: range.upperBound) }
    done.append(Edit(place: range.lowerBound, removed: removed, inserted: inserted, caretBefore: caret))
    undone = []
    characters.replaceSubrange(range, with: inserted)
    caret = range.lowerBound + inserted.count
  }

  /// Takes the last change back; false where there is none.
  public mutating func undo() -> Bool {
    guard let edit = done.popLast() else { return false }
    characters.replaceSubrange(edit.place..<edit.place + edit.inserted.count, with: edit.removed)
    caret = edit.caretBefore
    undone.append(edit)
    return true
  }

  /// Makes the last change that was taken back again; false where there is none.
  public mutating func redo() -> Bool {
    guard let edit = undone.popLast() else { return false }
    characters.replaceSubrange(edit.place..<edit.place + edit.removed.count, with: edit.inserted)
    caret = edit.place + edit.inserted.count
    done.append(edit)
    return true
  }

  /// The place of the beginning of the word before the caret.
  public var wordStart: Int {
    var place = caret
    while place > 0, characters[place - 1].isWhitespace { place -= 1 }
    while place > 0, !characters[place - 1].isWhitespace { place -= 1 }
    return place
  }

  /// The place after the word that follows the caret.
  public var wordEnd: Int {
    var place = caret
    while place < characters.count, characters[place].isWhitespace { place += 1 }
    while place < characters.count, !characters[place].isWhitespace { place += 1 }
    return place
  }

  /// Keys that mean the same in every editor; nil where the key is not one of them.
  ///
  /// - Parameter line: the range of the caret's line, for Home, End, Ctrl-K and Ctrl-U.
  /// - Returns: whether the key had an effect.
  mutating func press(_ key: Key, line: Range<Int>) -> Bool? {
    let before = self
    switch key {
    case .character(let character):
      guard character.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else { return false }
      insert(String(character))
    case .left: move(to: caret - 1)
    case .right: move(to: caret + 1)
    case .wordLeft, .alt("b"): move(to: wordStart)
    case .wordRight, .alt("f"): move(to: wordEnd)
    case .home, .control("a"): move(to: line.lowerBound)
    case .end, .control("e"): move(to: line.upperBound)
    case .backspace: if caret > 0 { replace(caret - 1..<caret, with: []) }
    case .delete: replace(caret..<min(caret + 1, characters.count), with: [])
    case .control("k"): replace(caret..<line.upperBound, with: [])
    case .control("u"): replace(line.lowerBound..<caret, with: [])
    case .control("w"): replace(wordStart..<caret, with: [])
    case .control("z"): return undo()
    case .control("y"): return redo()
    default: return nil
    }
    return self != before
  }
}

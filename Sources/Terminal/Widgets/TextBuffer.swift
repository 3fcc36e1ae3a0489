/// Characters under edit: caret by grapheme, and every change can be undone and redone.
public struct TextBuffer: Sendable, Hashable {
  /// The text in logical order.
  public private(set) var content: LongText
  /// The number of graphemes before the caret.
  public private(set) var caret: Int
  private var done: [Edit] = []
  private var undone: [Edit] = []

  private struct Edit: Sendable, Hashable {
    var place: Int
    var removed: String
    var inserted: String
    var caretBefore: Int
  }

  /// A text with the caret at its end and nothing to undo.
  public init(_ text: String = "") {
    content = LongText(text)
    caret = content.count
  }

  /// The text in logical order.
  public var text: String { content.string }
  /// The number of graphemes.
  public var count: Int { content.count }

  /// Moves the caret, within the text.
  public mutating func move(to place: Int) {
    caret = min(max(0, place), count)
  }

  /// Puts a text at the caret as one change.
  ///
  /// A combining mark joins the grapheme before the caret.
  public mutating func insert(_ text: String) { replace(caret..<caret, with: text) }

  /// Replaces a range as one change and puts the caret after it.
  public mutating func replace(_ range: Range<Int>, with text: String) {
    let range = range.clamped(to: 0..<count)
    let (old, length) = (content, count)
    content.replace(range, with: text)
    guard let change = content.difference(from: old) else { return move(to: range.upperBound) }
    done.append(Edit(place: change.place, removed: change.removed, inserted: change.inserted, caretBefore: caret))
    undone = []
    move(to: count - (length - range.upperBound))
  }

  /// Takes the last change back; false where there is none.
  public mutating func undo() -> Bool {
    guard let edit = done.popLast() else { return false }
    content.replace(edit.place..<edit.place + edit.inserted.count, with: edit.removed)
    caret = edit.caretBefore
    undone.append(edit)
    return true
  }

  /// Makes the last change that was taken back again; false where there is none.
  public mutating func redo() -> Bool {
    guard let edit = undone.popLast() else { return false }
    content.replace(edit.place..<edit.place + edit.removed.count, with: edit.inserted)
    move(to: edit.place + edit.inserted.count)
    done.append(edit)
    return true
  }

  /// The place of the beginning of the word before the caret.
  public var wordStart: Int {
    var place = caret
    var isInWord = false
    while place > 0 {
      let start = max(0, place - 256)
      for character in content.characters(in: start..<place).reversed() {
        if isInWord, character.isWhitespace { return place }
        if !character.isWhitespace { isInWord = true }
        place -= 1
      }
    }
    return 0
  }

  /// The place after the word that follows the caret.
  public var wordEnd: Int {
    var place = caret
    var isInWord = false
    while place < count {
      for character in content.characters(in: place..<min(count, place + 256)) {
        if isInWord, character.isWhitespace { return place }
        if !character.isWhitespace { isInWord = true }
        place += 1
      }
    }
    return count
  }

  /// Keys that mean the same in every editor; nil where the key is not one of them.
  ///
  /// - Parameter line: the range of the caret's line, for Home, End, Ctrl-K and Ctrl-U.
  /// - Returns: whether the key had an effect.
  mutating func press(_ key: Key, line: Range<Int>) -> Bool? {
    let before = (content, caret)
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
    case .backspace: if caret > 0 { replace(caret - 1..<caret, with: "") }
    case .delete: replace(caret..<min(caret + 1, count), with: "")
    case .control("k"): replace(caret..<line.upperBound, with: "")
    case .control("u"): replace(line.lowerBound..<caret, with: "")
    case .control("w"): replace(wordStart..<caret, with: "")
    case .control("z"): return undo()
    case .control("y"): return redo()
    default: return nil
    }
    return caret != before.1 || content != before.0
  }
}

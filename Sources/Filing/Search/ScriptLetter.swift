/// A letter of another script, as it is written in Latin ones.
struct ScriptLetter: Sendable {
  var latin: [UInt8]
  /// What the table calls its script.
  var script: String
  /// How many of its last Latin letters are a vowel that is spoken without being written.
  var inherent = 0
  /// That vowel is heard at the end of a word too.
  var isHeardLast = false
  /// It stands in the place of such a vowel of the letter before.
  var replaces = false

  init(latin: [UInt8], script: String) { (self.latin, self.script) = (latin, script) }

  /// Nil for what is not written as the table asks: small letters a to z and digits, `k(a)`, `k[a]`, `-i`, `-`, or nothing.
  init?(_ cell: String, _ script: String) {
    var letters = Array(cell.utf8)
    replaces = letters.first == UInt8(ascii: "-")
    if replaces { letters.removeFirst() }
    for (open, close, isHeard) in [("(", ")", false), ("[", "]", true)] where cell.hasSuffix(close) {
      guard !replaces, let start = letters.firstIndex(of: Array(open.utf8)[0]), start > 0 else { return nil }
      inherent = letters.count - start - 2
      guard inherent > 0 else { return nil }
      isHeardLast = isHeard
      letters.removeLast()
      letters.remove(at: start)
    }
    guard letters.allSatisfy({ Letter.set($0) != 0 }) else { return nil }
    (latin, self.script) = (letters, script)
  }
}

/// A word as it is put together out of letters.
struct WordInLetters {
  private(set) var letters: [UInt8] = []
  /// In which script it is written.
  private(set) var script = ""
  private var last = ScriptLetter(latin: [], script: "")

  var isEmpty: Bool { letters.isEmpty }

  mutating func add(_ letter: ScriptLetter) {
    if letter.replaces { letters.removeLast(min(last.inherent, letters.count)) }
    letters += letter.latin
    script = letter.script
    // A sign that says nothing, such as a point below a letter, leaves its vowel as it was.
    if letter.replaces || !letter.latin.isEmpty { last = letter }
  }

  /// The whole word: a vowel that is not written is silent at its end, unless it is all that is heard.
  var whole: [UInt8] {
    let isSilent = !last.isHeardLast && letters.count > last.latin.count
    return letters.dropLast(isSilent ? last.inherent : 0)
  }
}

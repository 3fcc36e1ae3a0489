import Foundation
import Standards

/// Letters of other scripts and what they are in Latin ones: the table `Packs/letters.tsv` of a law.
///
/// Where a consonant is spoken with a vowel that is not written, that stands behind it in brackets: `k(a)` when it is silent at
/// the end of a word, `k[a]` when it is heard there too. A sign that takes its place is written `-i`; one that only takes it
/// away, `-`.
public struct ScriptLetters: Sendable {
  private let single: [UInt32: ScriptLetter]
  private let pairs: [UInt64: ScriptLetter]

  static let none = ScriptLetters(rows: [])

  /// - Parameter rows: script, letters, and what they are; letters that are written alike stand in one row, separated by spaces.
  init(rows: [(script: String, letters: String, latin: String)]) {
    var single: [UInt32: ScriptLetter] = [:]
    var pairs: [UInt64: ScriptLetter] = [:]
    for row in rows {
      guard let letter = ScriptLetter(row.latin, row.script) else { continue }
      // A mark that stands behind a space is one character with it.
      for letters in row.letters.unicodeScalars.split(separator: " ") {
        let scalars = Array(String(letters).precomposedStringWithCompatibilityMapping.unicodeScalars)
        if scalars.count == 1 { single[scalars[0].value] = single[scalars[0].value] ?? letter }
        if scalars.count == 2 { pairs[ScriptLetters.pair(scalars[0], scalars[1])] = letter }
      }
    }
    (self.single, self.pairs) = (single, pairs)
  }

  private static func pair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt64 {
    UInt64(first.value) << 32 | UInt64(second.value)
  }

  /// What the text begins with, in Latin letters, and how many signs of it that is; nil for what the table does not have.
  func longest(_ text: ArraySlice<Unicode.Scalar>) -> (letter: ScriptLetter, length: Int)? {
    guard let first = text.first.map(ScriptLetters.hiragana) else { return nil }
    if let next = text.dropFirst().first, let found = pairs[ScriptLetters.pair(first, ScriptLetters.hiragana(next))] {
      return (found, 2)
    }
    if let found = single[first.value] { return (found, 1) }
    if let syllable = hangul(first) { return (ScriptLetter(latin: syllable, script: "hangul"), 1) }
    let parts = Array(String(first).decomposedStringWithCompatibilityMapping.unicodeScalars)
    guard parts.count > 1 else { return nil }
    var whole = ScriptLetter(latin: [], script: "latin")
    for part in parts {
      if let plain = Spelling.plain(part) {
        whole.latin.append(plain)
      } else if let found = single[part.value] {
        whole.latin += found.latin
        whole.script = found.script
      }
    }
    return whole.latin.isEmpty ? nil : (whole, 1)
  }

  /// A syllable out of its letters.
  /// - Source: The Unicode Standard, 3.12: conjoining jamo behavior.
  private func hangul(_ scalar: Unicode.Scalar) -> [UInt8]? {
    guard (0xAC00...0xD7A3).contains(scalar.value) else { return nil }
    let index = scalar.value - 0xAC00
    let jamo = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28]
    return jamo.flatMap { single[$0]?.latin ?? [] }
  }

  /// Katakana are read as the hiragana that stand 96 places before them.
  private static func hiragana(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    (0x30A1...0x30F6).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0x60) ?? scalar : scalar
  }
}

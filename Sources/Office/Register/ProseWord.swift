import Foundation

/// One word of a text, as it is looked for.
///
/// In scripts that are written without spaces each letter is a word, so that whatever stands within is found as a phrase.
struct ProseWord: Equatable {
  /// Where it stands in the text.
  let range: Range<String.Index>
  /// In small letters, with its accents.
  let word: String
  /// Without accents, width and case.
  let folded: String

  /// Letters of a word beyond which nothing counts.
  private static let longest = 64

  /// The words of a text in their order.
  static func all(of text: String) -> [ProseWord] {
    var words: [ProseWord] = []
    let scalars = text.unicodeScalars
    var start: String.Index?
    func end(_ place: String.Index) {
      if let begin = start { words += ProseWord(text, begin..<place).map { [$0] } ?? [] }
      start = nil
    }
    var place = scalars.startIndex
    while place < scalars.endIndex {
      let scalar = scalars[place]
      let next = scalars.index(after: place)
      if !isOfWord(scalar) {
        end(place)
      } else if standsAlone(scalar) {
        end(place)
        start = place
        end(next)
      } else if start == nil {
        start = place
      }
      place = next
    }
    end(scalars.endIndex)
    return words
  }

  private init?(_ text: String, _ range: Range<String.Index>) {
    let written = text.unicodeScalars[range].prefix(ProseWord.longest)
    if written.allSatisfy(\.isASCII) {
      word = String(Substring(written)).lowercased()
      folded = word
    } else {
      word = String(Substring(written)).precomposedStringWithCanonicalMapping.lowercased()
      folded = ProseWord.folded(word)
    }
    guard !folded.isEmpty else { return nil }
    self.range = range
  }

  /// Without accents and width, in one piece.
  static func folded(_ word: String) -> String { Folded.text(word).replacing(" ", with: "") }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      switch scalar.value {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return true
      default: return false
      }
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
      return true
    default: return false
    }
  }

  private static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x0E00 else { return false }
    switch scalar.value {
    // Thai, Lao; Burmese; Khmer.
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: return true
    default: return Folded.isIdeographic(scalar)
    }
  }
}

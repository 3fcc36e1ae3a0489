import Foundation

/// Text as it is compared and searched: without case, accents, width and punctuation.
enum Folded {
  /// Lower case, without combining marks, letters and digits kept, anything else one space.
  static func text(_ text: String) -> String {
    var result = ""
    var space = false
    for scalar in text.decomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: continue
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
        .letterNumber,
        .otherNumber, .spacingMark:
        if space, !result.isEmpty { result.append(" ") }
        space = false
        result.unicodeScalars.append(contentsOf: special[scalar].map { Array($0.unicodeScalars) } ?? [scalar])
      default: space = true
      }
    }
    return result
  }

  /// Letters that have no decomposition but a usual spelling.
  private static let special: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "þ": "th", "ð": "d", "ς": "σ",
  ]

  /// Every pair of neighbouring letters of a text in an ideographic script, separated by spaces; empty for other scripts.
  static func pairs(_ folded: String) -> String {
    var pairs: [String] = []
    for word in folded.split(separator: " ") where word.unicodeScalars.contains(where: isIdeographic) {
      let letters = Array(word)
      for index in letters.indices {
        pairs.append(index + 1 < letters.count ? String(letters[index...(index + 1)]) : String(letters[index]))
      }
    }
    return pairs.joined(separator: " ")
  }

  static func isIdeographic(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x11FF, 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF,
      0xF900...0xFAFF,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }
}

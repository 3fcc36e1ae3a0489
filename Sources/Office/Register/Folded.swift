import Foundation

/// Text as it is compared and searched: without case, accents, width and punctuation.
public enum Folded {
  /// Lower case, without combining marks, letters and digits kept, anything else one space.
  public static func text(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return plain(text) }
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

  /// The same for a text in ASCII, which most are.
  private static func plain(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var space = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "A")...UInt8(ascii: "Z"):
        if space, !bytes.isEmpty { bytes.append(0x20) }
        space = false
        bytes.append(byte < 0x41 || byte > 0x5A ? byte : byte | 0x20)
      default: space = true
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Letters that have no decomposition but a usual spelling.
  private static let special: [Unicode.Scalar: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "þ": "th", "ð": "d", "ς": "σ",
  ]

  /// Every pair of neighbouring letters of a text in an ideographic script, separated by spaces; empty for other scripts.
  public static func pairs(_ folded: String) -> String {
    guard !folded.utf8.allSatisfy({ $0 < 0x80 }) else { return "" }
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

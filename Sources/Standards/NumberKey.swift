import Foundation

/// By what two numbers are known to be the same: signs, letters and digits of every script, each in one spelling.
///
/// Case, blanks, marks that cannot be seen and the width of letters do not count; a digit of any script is the digit of
/// its value, and dashes and strokes of any length are one. Signs count, wherever they stand: 1/23 is not 12/3, and no
/// letter is another one that looks like it.
/// - Source: Unicode Standard Annex 15, form KC; Unicode property Numeric_Type.
public struct NumberKey: Hashable, Sendable {
  /// The number with its signs: `ТМ-45/1998`.
  public let text: String
  /// Its letters and digits alone: `ТМ451998`.
  public let bare: String

  /// - Parameter number: as it was written; what has neither letter nor digit has an empty `bare`.
  public init(_ number: String) {
    let bytes = number.utf8
    if bytes.allSatisfy({ $0 < 0x80 }) {
      let kept = bytes.filter { $0 > 0x20 && $0 != 0x7F }.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
      text = String(decoding: kept, as: UTF8.self)
      bare = String(decoding: kept.filter(Self.isWord), as: UTF8.self)
      return
    }
    var spelled = String.UnicodeScalarView()
    for scalar in number.precomposedStringWithCompatibilityMapping.unicodeScalars {
      spelled.append(contentsOf: Self.spelled(scalar).unicodeScalars)
    }
    text = String(spelled).precomposedStringWithCanonicalMapping
    bare = String(String.UnicodeScalarView(text.unicodeScalars.filter(Self.isWord)))
  }

  /// Where signs stand: how many letters and digits come before each group of them.
  public var seams: Set<Int> {
    var seams: Set<Int> = []
    var words = 0
    for scalar in text.unicodeScalars { if Self.isWord(scalar) { words += 1 } else { seams.insert(words) } }
    return seams
  }

  /// Whether somebody who types this number may mean the other one.
  ///
  /// He may leave signs out or write another one in their place; signs that he adds must group a number that has none.
  public func mayMean(_ other: NumberKey) -> Bool {
    bare == other.bare && (other.text == other.bare || seams.isSubset(of: other.seams))
  }

  private static func spelled(_ scalar: Unicode.Scalar) -> String {
    let properties = scalar.properties
    // An elongation of Arabic script is no letter.
    if properties.isDefaultIgnorableCodePoint || scalar == "\u{640}" { return "" }
    switch properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format: return ""
    case .decimalNumber: return properties.numericValue.map { String(Int($0)) } ?? String(scalar)
    case .dashPunctuation: return "-"
    default: break
    }
    switch scalar {
    case "\u{2212}": return "-"
    case "\u{2044}", "\u{2215}", "\u{29F8}": return "/"
    // The capital of a dotless i is that of another letter.
    case "\u{131}": return "\u{131}"
    default: return properties.uppercaseMapping
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else { return isWord(UInt8(scalar.value)) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      return true
    default: return false
    }
  }
}

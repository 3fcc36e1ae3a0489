@_spi(_Unicode) import Swift

/// What a text of a form may consist of.
enum TextCheck {
  /// Why the text is refused; nil when it may be taken.
  ///
  /// - Parameter lines: whether line breaks are allowed. `identifier`: whether invisible characters are refused too.
  static func fault(_ text: String, lines: Bool = false, identifier: Bool = false) -> String? {
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if value == 0x0A, lines { continue }
      if value < 0x20 || (0x7F...0x9F).contains(value) || value == 0x2028 || value == 0x2029 {
        return value == 0x0A || value == 0x0D
          ? "a line break stands in a text of one line" : "the control character \(name(scalar)) is not allowed"
      }
      if value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value) { return "\(name(scalar)) is not a character" }
      if identifier, isInvisible(value) { return "the invisible character \(name(scalar)) is not allowed here" }
    }
    return nil
  }

  /// The first character that nobody sees and that may change how the text reads: direction marks, zero width, tags.
  static func invisible(_ text: String) -> String? {
    text.unicodeScalars.first { isInvisible($0.value) }.map(name)
  }

  private static func isInvisible(_ value: UInt32) -> Bool {
    switch value {
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x206F, 0xFEFF, 0xAD, 0x61C, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  private static func name(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The text in normal form C, line breaks as LF, without outer blanks.
  ///
  /// - Source: Unicode Standard Annex 15.
  static func normal(_ text: String) -> String {
    if isNormal(text) { return text }
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: text._nfc)
    let whole = String(scalars).split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n")
    var part = whole[...]
    while let first = part.first, first.isWhitespace { part.removeFirst() }
    while let last = part.last, last.isWhitespace { part.removeLast() }
    return String(part)
  }

  /// Whether it is sure without a closer look: letters and signs of ASCII, and blanks between them.
  private static func isNormal(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.allSatisfy { (0x20..<0x7F).contains($0) } && bytes.first != 0x20 && bytes.last != 0x20
    }
  }
}

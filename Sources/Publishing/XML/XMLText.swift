/// Characters and names of XML 1.0.
enum XMLText {
  /// Appends the text with its markup characters escaped; what XML 1.0 cannot hold is returned instead, and the bytes
  /// are then worth nothing.
  ///
  /// - Source: XML 1.0 (Fifth Edition), 2.2 Char, 2.4, 2.11, 3.3.3.
  static func append(_ text: String, to bytes: inout [UInt8], inAttribute: Bool) -> Unicode.Scalar? {
    var text = text
    let isPlain = text.withUTF8 { source in
      var start = 0
      for at in source.indices where kinds[Int(source[at])] != 0 {
        let byte = source[at]
        if byte == 0xEF {
          // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
          if source[at + 1] == 0xBF, source[at + 2] >= 0xBE { return false }
          continue
        }
        guard inAttribute || kinds[Int(byte)] == 1 else { continue }
        guard let reference = reference(byte) else { return false }
        bytes.append(contentsOf: source[start..<at])
        bytes += reference.utf8
        start = at + 1
      }
      bytes.append(contentsOf: source[start...])
      return true
    }
    return isPlain ? nil : text.unicodeScalars.first { !isCharacter($0) }
  }

  /// Byte → 0 stands for itself, 1 needs a look, 2 in attributes only.
  private static let kinds: [UInt8] = {
    var kinds = [UInt8](repeating: 0, count: 256)
    for byte in 0..<0x20 { kinds[byte] = 1 }
    for byte in "&<>".utf8 { kinds[Int(byte)] = 1 }
    for byte in "\"\n\t".utf8 { kinds[Int(byte)] = 2 }
    kinds[0xEF] = 1
    return kinds
  }()

  private static func reference(_ byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    // A reader turns these into a space or a line feed unless they are written as numbers.
    case 0x0D: "&#13;"
    case 0x0A: "&#10;"
    case 0x09: "&#9;"
    default: nil
    }
  }

  static func fault(_ path: [String], _ reason: String) -> XMLFault {
    .value(path: "/" + path.joined(separator: "/"), reason: reason)
  }

  /// Whether a text is a qualified name of ASCII letters, digits, "-", "_" and ".", as all WIPO formats use.
  static func isName(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { part in
        guard let first = part.first, isLetter(first) else { return false }
        return part.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E }
      }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
  }

  private static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}

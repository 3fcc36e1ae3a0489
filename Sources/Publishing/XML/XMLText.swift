/// Characters and names of XML 1.0.
enum XMLText {
  /// The text with its markup characters escaped; refuses what XML 1.0 cannot hold.
  ///
  /// - Source: XML 1.0 (Fifth Edition), 2.2 Char, 2.4, 2.11, 3.3.3.
  static func escaped(_ text: String, inAttribute: Bool, at path: [String]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes += "&amp;".utf8
      case "<": bytes += "&lt;".utf8
      case ">": bytes += "&gt;".utf8
      case "\"" where inAttribute: bytes += "&quot;".utf8
      // A reader turns these into a space or a line feed unless they are written as numbers.
      case "\r": bytes += "&#13;".utf8
      case "\n" where inAttribute: bytes += "&#10;".utf8
      case "\t" where inAttribute: bytes += "&#9;".utf8
      default:
        guard isCharacter(scalar) else {
          throw fault(path, "it holds the character \([scalar].codes.joined()), which XML does not allow")
        }
        bytes += String(scalar).utf8
      }
    }
    return bytes
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

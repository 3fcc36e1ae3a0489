import FoundationEssentials

/// The keywords of a PDF that this program made: there a certificate carries its content.
enum EmbeddedText {
  /// Nil when the PDF has no keywords, or they are written otherwise than Cairo writes them.
  static func of(_ pdf: Data) -> String? {
    let bytes = [UInt8](pdf)
    guard let start = Self.find(Array("/Keywords".utf8), in: bytes) else { return nil }
    var index = start
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x0A { index += 1 }
    guard index < bytes.count else { return nil }
    return bytes[index] == UInt8(ascii: "(") ? literal(bytes, index + 1) : wide(bytes, index + 1)
  }

  /// The place behind the last such word, so that nothing in a stream before the tail is taken for it.
  private static func find(_ word: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= word.count else { return nil }
    return stride(from: bytes.count - word.count, through: 0, by: -1).first {
      bytes[$0] == word[0] && bytes[$0..<($0 + word.count)].elementsEqual(word)
    }.map { $0 + word.count }
  }

  /// - Source: ISO 32000-1, 7.3.4.2.
  private static func literal(_ bytes: [UInt8], _ start: Int) -> String? {
    var (index, text) = (start, [UInt8]())
    while index < bytes.count, bytes[index] != UInt8(ascii: ")") {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count {
        index += 1
        if (0x30...0x37).contains(bytes[index]), index + 2 < bytes.count {
          let digits = bytes[index...(index + 2)].map { Int($0) - 0x30 }
          text.append(UInt8(truncatingIfNeeded: digits[0] * 64 + digits[1] * 8 + digits[2]))
          index += 2
        } else {
          let named: [UInt8: UInt8] = [0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09]
          text.append(named[bytes[index]] ?? bytes[index])
        }
      } else {
        text.append(bytes[index])
      }
      index += 1
    }
    return String(bytes: text, encoding: .utf8)
  }

  /// Hexadecimal digits of UTF-16 behind its byte order mark.
  private static func wide(_ bytes: [UInt8], _ start: Int) -> String? {
    var units: [UInt16] = []
    var (unit, count) = (0, 0)
    for byte in bytes[start...] {
      if byte == UInt8(ascii: ">") { break }
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { continue }
      (unit, count) = (unit << 4 | digit, count + 1)
      guard count == 4 else { continue }
      units.append(UInt16(unit))
      (unit, count) = (0, 0)
    }
    guard units.first == 0xFEFF else { return nil }
    return String(decoding: units.dropFirst(), as: UTF16.self)
  }
}

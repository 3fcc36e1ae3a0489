/// Whether bytes are UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
///
/// - Source: RFC 3629, section 4.
struct UTF8Check {
  private var expected = 0
  private var range: ClosedRange<UInt8> = 0x80...0xBF

  /// Whether no character is begun.
  var isWhole: Bool { expected == 0 }

  mutating func accepts(_ byte: UInt8) -> Bool {
    if expected > 0 {
      guard range.contains(byte) else { return false }
      expected -= 1
      range = 0x80...0xBF
      return true
    }
    switch byte {
    case 0x00...0x7F: return true
    case 0xC2...0xDF: expected = 1
    case 0xE0: (expected, range) = (2, 0xA0...0xBF)
    case 0xED: (expected, range) = (2, 0x80...0x9F)
    case 0xE1...0xEF: expected = 2
    case 0xF0: (expected, range) = (3, 0x90...0xBF)
    case 0xF1...0xF3: expected = 3
    case 0xF4: (expected, range) = (3, 0x80...0x8F)
    default: return false
    }
    return true
  }
}

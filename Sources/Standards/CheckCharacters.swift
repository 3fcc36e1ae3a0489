/// Check characters that catch typing errors in numbers.
///
/// - Source: ISO/IEC 7064, pure system MOD 97-10: two decimal check digits.
public enum CheckCharacters {
  /// The two check digits of a string of digits and letters (A = 10 … Z = 35); other characters are passed over.
  public static func of(_ text: String) -> String { padded(98 - remainder(text + "00"), 2) }

  /// Whether `check` are the check digits of `text`.
  public static func hold(_ text: String, check: String) -> Bool {
    check.utf8.count == 2 && check.utf8.allSatisfy { (0x30...0x39).contains($0) } && remainder(text + check) == 1
  }

  private static func remainder(_ text: String) -> Int {
    var rest = 0
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39: rest = (rest * 10 + Int(byte - 0x30)) % 97
      case 0x41...0x5A: rest = (rest * 100 + Int(byte - 0x41) + 10) % 97
      case 0x61...0x7A: rest = (rest * 100 + Int(byte - 0x61) + 10) % 97
      default: break
      }
    }
    return rest
  }
}

import Crypto

/// The code on a certificate by which its number can be checked against the register without a scanner.
public enum VerificationCode {
  // Crockford's alphabet: no I, L, O and U, which are misread.
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// Twelve characters from the seal of the signing event and the number; 60 bits of their SHA-256.
  public static func of(seal: String, number: String) -> String {
    var bits: UInt64 = 0
    for byte in SHA256.hash(data: Array("certificate \(number) \(seal)".utf8)).prefix(8) {
      bits = bits << 8 | UInt64(byte)
    }
    return String((0..<12).map { alphabet[Int(bits >> UInt64(59 - 5 * $0) & 31)] })
  }

  /// `ABCD-EFGH-JKMN`
  public static func grouped(_ code: String) -> String {
    stride(from: 0, to: code.count, by: 4).map { String(code.dropFirst($0).prefix(4)) }.joined(separator: "-")
  }

  /// Whether the code, with or without hyphens, belongs to seal and number.
  public static func holds(_ code: String, seal: String, number: String) -> Bool {
    code.uppercased().filter { $0 != "-" && $0 != " " } == of(seal: seal, number: number)
  }

  /// What the QR code of a certificate holds: office, number, seal, code.
  public static func payload(office: String, number: String, seal: String) -> String {
    "IPDESK1 \(office) \(number) \(seal) \(of(seal: seal, number: number))"
  }
}

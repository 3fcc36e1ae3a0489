import Filing
import FoundationEssentials

/// The proof on a certificate: a digest of its content, signed where the office's key is at hand, as code and as QR code.
public struct CertificateProof: Sendable {
  public let content: CertificateContent
  /// Of the key that signed, 16 hexadecimal digits, and its Ed25519 signature; nil when the paper was made without a key.
  let signature: CertificateToken.Signature?

  public init(_ content: CertificateContent, key: OfficeKey? = nil) {
    self.content = content
    let digest = Checksum.of(Data(content.canonical.utf8))
    signature = key.map { key in
      let signed = CertificateToken.signed(office: content.office, number: content.number, digest: digest)
      return CertificateToken.Signature(key: key.publicKey.name, bytes: key.signature(over: signed))
    }
  }

  /// SHA-256 of the canonical content in hexadecimal.
  public var digest: String { Checksum.of(Data(content.canonical.utf8)) }

  /// Twelve characters for those who type.
  public var code: String { VerificationCode.of(digest: digest) }

  /// What the QR code holds.
  ///
  /// - Parameter address: where the office answers such codes, in front of it; empty when nowhere.
  public func qrText(address: String = "") -> String {
    let token = CertificateToken(
      office: content.office, number: content.number, digest: digest, signature: signature)
    return (address.isEmpty ? "" : "\(address)#") + token.text
  }

  /// What a PDF carries within itself: the QR text, then the content.
  public var embedded: String { qrText() + "\n" + content.canonical }
}

/// The code on a certificate for those who have no scanner.
public enum VerificationCode {
  // Crockford's alphabet: no I, L, O and U, which are misread.
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// The first 60 bits of a digest.
  ///
  /// - Parameter digest: 64 hexadecimal digits.
  public static func of(digest: String) -> String {
    let bits = UInt64(digest.prefix(16), radix: 16) ?? 0
    return String((0..<12).map { alphabet[Int(bits >> UInt64(59 - 5 * $0) & 31)] })
  }

  /// `ABCD-EFGH-JKMN`
  public static func grouped(_ code: String) -> String {
    stride(from: 0, to: code.count, by: 4).map { String(code.dropFirst($0).prefix(4)) }.joined(separator: "-")
  }

  /// The code as it was typed, without hyphens and with misread letters put right; nil when it is none.
  public static func read(_ typed: String) -> String? {
    let code = typed.uppercased().filter { $0 != "-" && $0 != " " }.map { letter -> Character in
      switch letter {
      case "I", "L": "1"
      case "O": "0"
      default: letter
      }
    }
    return code.count == 12 && code.allSatisfy { alphabet.contains($0) } ? String(code) : nil
  }
}

import FoundationEssentials

/// What the QR code of a certificate says: office, number, digest of the content, and who signed these.
///
/// `IPDESK2:XX:T3087758:DIGEST:KEY:SIGNATURE`, the last two left out when the paper was made without a key. The
/// signature is Ed25519 over `ipdesk certificate 2`, office, number and digest, each on a line.
public struct CertificateToken: Equatable, Sendable {
  public let office: String
  public let number: String
  /// 64 hexadecimal digits.
  public let digest: String
  let signature: Signature?

  struct Signature: Equatable {
    let key: String
    let bytes: [UInt8]
  }

  private static let head = "IPDESK2"

  init(office: String, number: String, digest: String, signature: Signature?) {
    (self.office, self.number, self.digest, self.signature) = (office, number, digest, signature)
  }

  /// Reads what a scanner shows; an address in front, and what a blank parts from it, are passed over. Nil when it is no such code.
  public init?(_ text: String) {
    guard let start = text.firstRange(of: Self.head + ":") else { return nil }
    let token = text[start.lowerBound...].prefix { !$0.isWhitespace }
    let fields = token.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard [4, 6].contains(fields.count), !fields[1].isEmpty, !fields[2].isEmpty, Self.isHexadecimal(fields[3], 64)
    else {
      return nil
    }
    var signature: Signature?
    if fields.count == 6 {
      guard Self.isHexadecimal(fields[4].lowercased(), 16), let bytes = Data(base64Encoded: fields[5]),
        bytes.count == 64
      else { return nil }
      signature = Signature(key: fields[4], bytes: Array(bytes))
    }
    self.init(office: fields[1], number: fields[2], digest: fields[3], signature: signature)
  }

  var text: String {
    let signed = signature.map { [$0.key, Data($0.bytes).base64EncodedString()] } ?? []
    return ([Self.head, office, number, digest] + signed).joined(separator: ":")
  }

  /// The bytes that the signature covers.
  static func signed(office: String, number: String, digest: String) -> [UInt8] {
    Array("ipdesk certificate 2\n\(office)\n\(number)\n\(digest)\n".utf8)
  }

  private static func isHexadecimal(_ text: String, _ count: Int) -> Bool {
    text.utf8.count == count && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

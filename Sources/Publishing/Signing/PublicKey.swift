import CSodium
import FoundationEssentials

/// The public key of an office, in the form of minisign.
public struct PublicKey: Sendable, Hashable {
  /// Eight bytes by which a signature names its key.
  public let id: [UInt8]
  /// Thirty-two bytes of Ed25519.
  let bytes: [UInt8]

  init(id: [UInt8], bytes: [UInt8]) { (self.id, self.bytes) = (id, bytes) }

  /// Reads a key file, or the one line of it that counts.
  public init(text: String) throws {
    let line = text.split(separator: "\n").last { !$0.hasPrefix("untrusted comment:") }
    guard let line, let all = Data(base64Encoded: String(line)).map(Array.init), all.count == 42,
      Array(all[..<2]) == Array("Ed".utf8)
    else { throw SigningFault.key("it is no public key of minisign") }
    self.init(id: Array(all[2..<10]), bytes: Array(all[10...]))
  }

  /// Whether the key signed the bytes.
  func verifies(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
    signature.count == 64
      && crypto_sign_verify_detached(signature, bytes, UInt64(bytes.count), self.bytes) == 0
  }

  /// `5C2A…`, sixteen digits, as minisign shows it.
  public var name: String { hexadecimal(id.reversed()).uppercased() }

  /// The line that may be printed or sent.
  public var line: String { Data(Array("Ed".utf8) + id + bytes).base64EncodedString() }

  /// The key file.
  public var text: String { "untrusted comment: minisign public key \(name)\n\(line)\n" }
}

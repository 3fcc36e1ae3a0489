import CSodium
import FoundationEssentials

/// A signature in a file of its own, with a statement that it covers; in the form of minisign, so that
/// `minisign -V -p office.pub -m FILE` verifies it too.
///
/// - Source: minisign 0.10, signature format: Ed25519 over BLAKE2b-512 of the file; a second signature over the first
///   one and the trusted comment.
public struct DetachedSignature: Sendable, Equatable {
  public let keyID: [UInt8]
  let signature: [UInt8]
  /// The line that is signed with the file.
  public let statement: String
  let seal: [UInt8]

  private static let (untrusted, trusted) = ("untrusted comment: ", "trusted comment: ")

  init(keyID: [UInt8], signature: [UInt8], statement: String, seal: [UInt8]) {
    (self.keyID, self.signature, self.statement, self.seal) = (keyID, signature, statement, seal)
  }

  /// Reads a signature file; refuses with ``SigningFault`` what is none.
  public init(text: String) throws {
    let lines = text.split(separator: "\n").map(String.init)
    guard lines.count == 4, lines[0].hasPrefix(Self.untrusted), lines[2].hasPrefix(Self.trusted),
      let first = Data(base64Encoded: lines[1]).map(Array.init), first.count == 74,
      let second = Data(base64Encoded: lines[3]).map(Array.init), second.count == 64
    else { throw SigningFault.signature("it is no signature file of minisign") }
    guard Array(first[..<2]) == Array("ED".utf8) else {
      throw SigningFault.signature("its algorithm is not Ed25519 over BLAKE2b-512")
    }
    self.init(
      keyID: Array(first[2..<10]), signature: Array(first[10...]),
      statement: String(lines[2].dropFirst(Self.trusted.count)), seal: second)
  }

  /// The signature file.
  public var text: String {
    let first = Data(Array("ED".utf8) + keyID + signature).base64EncodedString()
    return "\(Self.untrusted)signed with \(hexadecimal(keyID.reversed()).uppercased())\n\(first)\n"
      + "\(Self.trusted)\(statement)\n\(Data(seal).base64EncodedString())\n"
  }

  /// Why the signature does not hold for the bytes; nil when it does.
  public func fault(_ bytes: Data, _ key: PublicKey) -> String? {
    guard keyID == key.id else {
      return "it was made with the key \(hexadecimal(keyID.reversed()).uppercased()), not with \(key.name)"
    }
    let digest = Self.digest(bytes)
    guard crypto_sign_verify_detached(signature, digest, UInt64(digest.count), key.bytes) == 0 else {
      return "the file is not the one that was signed"
    }
    let sealed = signature + Array(statement.utf8)
    guard crypto_sign_verify_detached(seal, sealed, UInt64(sealed.count), key.bytes) == 0 else {
      return "its statement was altered"
    }
    return nil
  }

  static func digest(_ bytes: Data) -> [UInt8] {
    let content = [UInt8](bytes)
    var digest = [UInt8](repeating: 0, count: 64)
    crypto_generichash(&digest, 64, content, UInt64(content.count), nil, 0)
    return digest
  }
}

/// Lower-case digits, two a byte.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  let digits = Array("0123456789abcdef")
  return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}

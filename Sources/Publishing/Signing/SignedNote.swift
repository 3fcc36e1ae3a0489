import CSodium
import Crypto
import Foundation
import Standards

/// A short text with the signatures of those who vouch for it, as transparency logs exchange it.
///
/// The text ends with a line feed; a blank line and lines `— NAME BASE64` follow, each with four bytes that name the key and an
/// Ed25519 signature over the text.
/// - Source: C2SP, signed-note and tlog-checkpoint.
public struct SignedNote: Equatable, Sendable {
  /// What is signed, with its last line feed.
  public let text: String
  /// Lines of signatures as they stand.
  public private(set) var signatures: [String]

  /// A note that nobody has signed yet.
  public init(text: String) { (self.text, signatures) = (text, []) }

  /// Reads a note; refused with ``SigningFault`` when it has no text or no signature.
  public init(reading words: String) throws {
    guard let border = words.range(of: "\n\n", options: .backwards) else {
      throw SigningFault.signature("it is no signed note: a blank line between text and signatures is missing")
    }
    text = String(words[..<border.lowerBound]) + "\n"
    signatures = words[border.upperBound...].split(separator: "\n").map(String.init)
    guard !signatures.isEmpty, signatures.allSatisfy({ $0.hasPrefix("— ") }), self.words == words else {
      throw SigningFault.signature("it is no signed note: a line of signatures is none")
    }
  }

  /// The note as it is sent and printed.
  public var words: String { text + "\n" + signatures.map { $0 + "\n" }.joined() }

  /// Signs the text; a witness signs what others have signed.
  ///
  /// - Parameter name: who signs, without spaces and plus signs.
  public mutating func sign(_ key: OfficeKey, as name: String) {
    let bytes = Self.id(name, key.publicKey) + key.signature(over: Array(text.utf8))
    signatures.append("— \(name) \(Data(bytes).base64EncodedString())")
  }

  /// Who of the note is the holder of the key; nil when the key has not signed it, or the text was altered.
  public func signer(_ key: PublicKey) -> String? {
    for line in signatures {
      let parts = line.split(separator: " ").map(String.init)
      guard parts.count == 3, let bytes = Data(strictBase64: parts[2]).map(Array.init), bytes.count == 68,
        Array(bytes[..<4]) == Self.id(parts[1], key), key.verifies(Array(bytes[4...]), of: Array(text.utf8))
      else { continue }
      return parts[1]
    }
    return nil
  }

  private static func id(_ name: String, _ key: PublicKey) -> [UInt8] {
    Array(SHA256.hash(data: Array(name.utf8) + [0x0A, 0x01] + key.bytes).prefix(4))
  }
}

extension Data {
  /// Bytes in base64 as it is written, not as it may be read: one text for the same bytes.
  public init?(strictBase64 text: String) {
    guard let bytes = Data(base64Encoded: text), bytes.base64EncodedString() == text else { return nil }
    self = bytes
  }
}

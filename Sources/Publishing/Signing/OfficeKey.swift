import CSodium
import FoundationEssentials
import Standards

/// The secret key of an office: Ed25519, kept in a file under a password.
///
/// The file is text. The key inside is encrypted by XSalsa20-Poly1305 under a key that Argon2id makes of the password
/// (19 MiB, two passes); a wrong password or an altered file is refused.
/// - Source: RFC 8032, RFC 9106.
public struct OfficeKey: Sendable {
  /// The half that everybody may have.
  public let publicKey: PublicKey
  private let secret: [UInt8]

  private static let head = "ipdesk secret key, version 1"
  private static let memory = 19 * 1024 * 1024
  private static let (saltLength, nonceLength, secretLength) = (16, 24, 64)

  /// A key that nobody else has.
  public static func make() throws -> OfficeKey {
    guard sodium_init() >= 0 else { throw SigningFault.machine("libsodium cannot be used") }
    var (open, secret) = ([UInt8](repeating: 0, count: 32), [UInt8](repeating: 0, count: secretLength))
    crypto_sign_keypair(&open, &secret)
    return OfficeKey(publicKey: PublicKey(id: random(8), bytes: open), secret: secret)
  }

  private init(publicKey: PublicKey, secret: [UInt8]) { (self.publicKey, self.secret) = (publicKey, secret) }

  /// Opens the text of a key file; refuses with ``SigningFault`` what is none, and a wrong password.
  public init(sealed text: String, password: String) throws {
    let lines = text.split(separator: "\n").map(String.init)
    guard lines.count == 2, lines[0] == Self.head, let bytes = Data(base64Encoded: lines[1]).map(Array.init),
      bytes.count == Self.saltLength + Self.nonceLength + 16 + 8 + Self.secretLength
    else { throw SigningFault.key("it is no key file of this program") }
    let salt = Array(bytes[..<Self.saltLength])
    let nonce = Array(bytes[Self.saltLength..<(Self.saltLength + Self.nonceLength)])
    let box = Array(bytes[(Self.saltLength + Self.nonceLength)...])
    var plain = [UInt8](repeating: 0, count: box.count - 16)
    guard crypto_secretbox_open_easy(&plain, box, UInt64(box.count), nonce, try Self.stretched(password, salt)) == 0
    else { throw SigningFault.key("the password is wrong, or the file was altered") }
    let secret = Array(plain[8...])
    // The second half of libsodium's secret key is the public one.
    self.init(publicKey: PublicKey(id: Array(plain[..<8]), bytes: Array(secret[32...])), secret: secret)
  }

  /// The text of the key file, readable with the password alone.
  public func sealed(password: String) throws -> String {
    let (salt, nonce) = (Self.random(Self.saltLength), Self.random(Self.nonceLength))
    let plain = publicKey.id + secret
    var box = [UInt8](repeating: 0, count: plain.count + 16)
    guard crypto_secretbox_easy(&box, plain, UInt64(plain.count), nonce, try Self.stretched(password, salt)) == 0 else {
      throw SigningFault.machine("the key could not be encrypted")
    }
    return "\(Self.head)\n\(Data(salt + nonce + box).base64EncodedString())\n"
  }

  /// Signs bytes together with a statement about them.
  ///
  /// - Parameter statement: one line of text, which the signature covers too.
  public func sign(_ bytes: Data, statement: String) -> DetachedSignature {
    let signature = raw(DetachedSignature.digest(bytes))
    return DetachedSignature(
      keyID: publicKey.id, signature: signature, statement: statement, seal: raw(signature + Array(statement.utf8)))
  }

  /// Ed25519 over the bytes themselves.
  func signature(over bytes: [UInt8]) -> [UInt8] { raw(bytes) }

  private func raw(_ bytes: [UInt8]) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: 64)
    crypto_sign_detached(&signature, nil, bytes, UInt64(bytes.count), secret)
    return signature
  }

  private static func random(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return bytes
  }

  private static func stretched(_ password: String, _ salt: [UInt8]) throws -> [UInt8] {
    var key = [UInt8](repeating: 0, count: 32)
    guard sodium_init() >= 0,
      crypto_pwhash(&key, 32, password, UInt64(password.utf8.count), salt, 2, memory, 2) == 0
    else { throw SigningFault.machine("19 MiB of memory are needed; free some and repeat") }
    return key
  }
}

/// Why something cannot be signed or a signature cannot be read.
public enum SigningFault: Explained, Equatable {
  case key(String)
  case signature(String)
  case machine(String)

  /// The sentence for the officer: what is wrong and what to do.
  public var message: String {
    switch self {
    case .key(let reason): "The key cannot be used: \(reason). Name the right file and password."
    case .signature(let reason): "The signature cannot be read: \(reason). Ask the sender for the file again."
    case .machine(let reason): "Nothing could be signed: \(reason). Repeat; when it happens again, report this."
    }
  }

  /// Code and message.
  public var explanation: Explanation {
    switch self {
    case .key: Explanation(.keyUnusable, message)
    case .signature: Explanation(.signatureUnreadable, message)
    case .machine: Explanation(.signingFailed, message)
    }
  }
}

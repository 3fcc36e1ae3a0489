import CSodium
import Crypto
import Filing
import Foundation
import Standards

/// The key with which an officer signs what two persons record; its private half opens with his password only.
///
/// As text: `ed25519:PUBLIC:SALT:NONCE+BOX`, each in base64. The box is closed by XSalsa20-Poly1305 under a key that Argon2id
/// makes of password and salt.
/// - Source: RFC 8032 (Ed25519); RFC 9106 (Argon2id), with the parameters of `Password`.
struct SigningKey {
  private let key: Curve25519.Signing.PrivateKey

  /// A password with its salt, made into a key once: that takes as long as signing in.
  struct Lock {
    let salt: [UInt8]
    fileprivate let key: [UInt8]

    init(_ password: String, salt: [UInt8]? = nil) throws {
      guard sodium_init() >= 0 else { throw Password.noMemory }
      self.salt = salt ?? SigningKey.chance(Int(crypto_pwhash_SALTBYTES))
      var made = [UInt8](repeating: 0, count: Int(crypto_secretbox_KEYBYTES))
      guard
        crypto_pwhash(
          &made, UInt64(made.count), password, UInt64(password.utf8.count), self.salt, Password.passes,
          Password.memory, Password.algorithm) == 0
      else { throw Password.noMemory }
      key = made
    }
  }

  /// A new key, as the register keeps it.
  static func make(_ lock: Lock) -> String {
    let key = Curve25519.Signing.PrivateKey()
    let (nonce, seed) = (chance(Int(crypto_secretbox_NONCEBYTES)), Array(key.rawRepresentation))
    var box = [UInt8](repeating: 0, count: seed.count + Int(crypto_secretbox_MACBYTES))
    crypto_secretbox_easy(&box, seed, UInt64(seed.count), nonce, lock.key)
    let parts = [Array(key.publicKey.rawRepresentation), lock.salt, nonce + box]
    return (["ed25519"] + parts.map { Data($0).base64EncodedString() }).joined(separator: ":")
  }

  /// Opens a kept key; nil when the password is another one, or the text is no key.
  init?(_ kept: String, password: String) throws {
    let parts = kept.split(separator: ":").dropFirst().compactMap { Data(base64Encoded: String($0)).map(Array.init) }
    let nonce = Int(crypto_secretbox_NONCEBYTES)
    guard parts.count == 3, parts[1].count == Int(crypto_pwhash_SALTBYTES),
      parts[2].count == nonce + Int(crypto_secretbox_MACBYTES) + 32
    else { return nil }
    let lock = try Lock(password, salt: parts[1])
    let (head, box) = (Array(parts[2].prefix(nonce)), Array(parts[2].dropFirst(nonce)))
    var seed = [UInt8](repeating: 0, count: 32)
    guard crypto_secretbox_open_easy(&seed, box, UInt64(box.count), head, lock.key) == 0,
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
    else { return nil }
    self.key = key
  }

  /// The public half of a kept key, in base64.
  static func publicHalf(_ kept: String) -> String? {
    kept.split(separator: ":").dropFirst().first.map(String.init)
  }

  /// The signature over what is to be recorded, as the event keeps it: `NAME BASE64`.
  func signature(of officer: String, over digest: String) throws -> String {
    "\(officer) \(try key.signature(for: Self.message(digest)).base64EncodedString())"
  }

  /// Whether the officer signed the digest with the private half of that public key.
  static func verifies(_ signature: String, by officer: String, _ publicHalf: String, over digest: String) -> Bool {
    let parts = signature.split(separator: " ")
    guard parts.count == 2, parts[0] == officer, let bytes = Data(base64Encoded: String(parts[1])),
      let raw = Data(base64Encoded: publicHalf), let key = try? Curve25519.Signing.PublicKey(rawRepresentation: raw)
    else { return false }
    return key.isValidSignature(bytes, for: message(digest))
  }

  private static func message(_ digest: String) -> Data { Data("ipdesk countersigned act v1\n\(digest)\n".utf8) }

  private static func chance(_ count: Int) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: .min ... .max) }
  }
}

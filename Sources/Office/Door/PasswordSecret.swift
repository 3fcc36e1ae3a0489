import Filing
import Standards

/// What is kept of a password: a slow hash, and the key that it opens.
struct PasswordSecret: Codable, Sendable {
  let hash: String
  let key: String

  /// - Throws: a `Refusal` when the password is too short.
  init(_ password: String) throws {
    guard password.count >= Password.shortest else {
      throw Refusal.items([
        ItemFinding(
          item: "password", reason: "it has \(password.count) characters; at least \(Password.shortest) are needed.")
      ])
    }
    self.init(hash: try Password.hash(password), lock: try SigningKey.Lock(password))
  }

  /// With a new key behind a lock that may close others too.
  init(hash: String, lock: SigningKey.Lock) { (self.hash, key) = (hash, SigningKey.make(lock)) }
}

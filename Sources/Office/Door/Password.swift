import CSodium
import Filing
import Standards

/// Passwords of officers: only a slow hash of each is kept.
///
/// - Source: RFC 9106; OWASP parameters for Argon2id: 19 MiB, at least two passes; six take 50 ms and more.
enum Password {
  static let passes: UInt64 = 6
  static let memory = 19 * 1024 * 1024
  static let algorithm: Int32 = 2
  private static let length = 128
  static let shortest = 8

  /// The hash with its salt and parameters as one text.
  static func hash(_ password: String) throws -> String {
    var result = [CChar](repeating: 0, count: length)
    guard sodium_init() >= 0,
      crypto_pwhash_str_alg(&result, password, UInt64(password.utf8.count), passes, memory, algorithm) == 0
    else { throw noMemory }
    return String(decoding: result.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  static var noMemory: Refusal {
    Refusal(.memoryFull, "The password could not be hashed: 19 MiB of memory are needed. Free some and repeat.")
  }

  /// A hash that no password fits.
  static let decoy = (try? hash("\(UInt64.random(in: .min ... .max)) \(UInt64.random(in: .min ... .max))")) ?? ""

  static func verify(_ password: String, _ hash: String) -> Bool {
    sodium_init() >= 0 && crypto_pwhash_str_verify(hash, password, UInt64(password.utf8.count)) == 0
  }
}

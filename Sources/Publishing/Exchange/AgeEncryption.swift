import Foundation
import Standards

/// Encryption of packages by the program `age`.
public enum AgeEncryption {
  /// Replaces a package by its encrypted form when there is a key; returns the line of its checksum.
  static func protect(_ package: DeliveryManifest.File, in folder: String, for key: String?) throws -> String {
    guard let key else { return "\(package.sha256)  \(package.name)\n" }
    let path = "\(folder)/\(package.name)"
    let cipher = path + ".age"
    if Files.exists(path) {
      for old in [cipher, cipher + ".part"] { try Files.remove(old) }
      try Age.run(["-r", key, "-o", cipher + ".part", path])
      try Files.rename(cipher + ".part", to: cipher)
      try Files.remove(path)
    }
    return "\(try Checksum.measure(cipher).sha256)  \(package.name).age\n"
  }
}

import Foundation
import Standards

/// Encryption of packages by the program `age`.
public enum AgeEncryption {
  /// Where the program lies; nil when it is not installed.
  public static var program: String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":").map { "\($0)/age" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Replaces a package by its encrypted form when there is a key; returns the line of its checksum.
  static func protect(_ package: DeliveryManifest.File, in folder: String, for key: String?) throws -> String {
    guard let key else { return "\(package.sha256)  \(package.name)\n" }
    let path = "\(folder)/\(package.name)"
    let cipher = path + ".age"
    if Files.exists(path) {
      for old in [cipher, cipher + ".part"] { try Files.remove(old) }
      try run(["-r", key, "-o", cipher + ".part", path])
      try Files.rename(cipher + ".part", to: cipher)
      try Files.remove(path)
    }
    return "\(try Checksum.measure(cipher).sha256)  \(package.name).age\n"
  }

  private static func run(_ arguments: [String]) throws {
    guard let program else {
      throw FileFault(
        "age", .used, .programMissing, reason: "the program is not installed", cure: "Install the package age.")
    }
    let process = Process()
    let errors = Pipe()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardError = errors
    do { try process.run() } catch {
      throw FileFault(
        program, .used, .programFailed, reason: "it cannot be started", cure: "Install the package age again.")
    }
    let said = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let words = String(decoding: said, as: UTF8.self).split(separator: "\n").first ?? "it ended with a fault"
      throw FileFault(
        arguments.last ?? "", .used, .programFailed, reason: "age says: \(words)", cure: "Mend that and repeat.")
    }
  }
}

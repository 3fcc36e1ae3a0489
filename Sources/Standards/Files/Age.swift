import FoundationEssentials

/// The program `age`, which encrypts packages and backups.
public enum Age {
  private static let tool = ForeignProgram("age", package: "age")

  /// Where the program lies; nil when it is not installed.
  public static var program: String? { tool.path }

  /// What the program says of its version; nil when it is not installed.
  public static var version: String? { (try? tool.run(["--version"]))?.split(separator: "\n").first.map(String.init) }

  private static let start = "age-encryption.org/v1\n"

  /// Whether the file is one that it encrypted.
  public static func isEncrypted(_ path: String) -> Bool {
    (try? Files.read(path, most: start.utf8.count)) == Data(start.utf8)
  }

  /// Why the text is no public key of age; nil when it is one.
  ///
  /// - Source: age-encryption.org/v1, “The X25519 recipient type”: Bech32 of 32 bytes.
  public static func fault(ofRecipient text: String) -> String? {
    let letters = Set("qpzry9x8gf2tvdw0s3jn54khce6mua7l")
    return text.hasPrefix("age1") && text.count == 62 && text.dropFirst(4).allSatisfy(letters.contains)
      ? nil : "“\(text)” is no public key of age, which begins with age1 and has 62 letters and digits"
  }

  /// Runs it to its end; what it has written when it throws is to be thrown away.
  public static func run(_ arguments: [String]) throws { try tool.run(arguments) }
}

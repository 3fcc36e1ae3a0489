import Standards

/// Why a ZIP file is not read or not written.
public enum ZipFault: Explained, Equatable {
  /// A stranger's package that is refused; `entry` is the name in question, empty when it is the whole file.
  case refused(ZipRefusal, entry: String, reason: String)
  /// A package that cannot be written.
  case unwritten(reason: String)

  /// The sentence for the officer: what is wrong and what to do.
  public var message: String {
    switch self {
    case .refused(let code, let entry, let reason):
      "The package is refused (\(code.rawValue))\(entry.isEmpty ? "" : ", “\(entry)”"): \(reason). Ask the sender for a correct package."
    case .unwritten(let reason): "The package cannot be written: \(reason). Mend that and repeat."
    }
  }

  /// Code and message.
  public var explanation: Explanation {
    switch self {
    case .refused: Explanation(.packageRefused, message)
    case .unwritten: Explanation(.packageUnwritten, message)
    }
  }
}

/// For what a stranger's package is refused.
public enum ZipRefusal: String, Sendable, CaseIterable {
  /// No ZIP file, or one that is cut short, has two ends, or holds bytes that belong to no entry.
  case structure = "zip-structure"
  /// Absolute, leading out of its folder, with characters that no file name should have, or too long.
  case name = "zip-name"
  /// The same name twice, or twins that differ only in case or Unicode normalisation, or a file that is a folder too.
  case twins = "zip-twins"
  /// A link, a device, a pipe, or a file with special rights.
  case kind = "zip-kind"
  /// Encrypted, or compressed otherwise than by Deflate.
  case method = "zip-method"
  /// What stands before the content and what stands in the directory differ, or entries overlap.
  case mismatch = "zip-mismatch"
  /// More entries or bytes than a package may have, or sizes that only a Zip64 file has.
  case size = "zip-size"
  /// A content that unfolds too far.
  case ratio = "zip-ratio"
  /// A content whose check sum is wrong, or that is cut short.
  case content = "zip-content"
  /// A package within the package.
  case nested = "zip-nested"
}

/// How large a package and its parts may be.
public struct ZipLimits: Sendable, Hashable {
  public var entries = 2_000
  /// Bytes of all contents.
  public var total = 512_000_000
  /// Bytes of one content.
  public var each = 64_000_000
  /// How many times larger a content may be than its compressed form.
  public var ratio = 200
  /// Bytes of a name.
  public var name = 1_024
  /// Whether an entry may be a package itself; it is handed out as it is and never opened.
  public var takesPackages = false

  public init() {}

  public static let standard = ZipLimits()
}

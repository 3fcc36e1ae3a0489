import Standards

/// Why a publication package was not written; nothing is left behind.
public enum PackageFault: Explained, Equatable {
  /// The folder is already there.
  case exists(folder: String)
  /// Entries whose dossier is missing, by application number.
  case missing([String])
  /// A document that its schema does not allow.
  case invalid(file: String, findings: [XMLFinding])

  /// The sentence for the officer: what is wrong and what to do.
  public var message: String {
    switch self {
    case .exists(let folder): "The folder \(folder) is already there. Choose another name or remove it."
    case .missing(let numbers):
      "These dossiers of the issue are missing: \(numbers.joined(separator: ", ")). Nothing was written. Run `ipdesk check`."
    case .invalid(let file, let findings):
      "\(file) does not fit its schema; nothing was written.\n"
        + findings.prefix(10).map { "  line \($0.line): \($0.path): \($0.message)\n" }.joined()
        + "Correct the dossier and export again."
    }
  }

  /// Code and message.
  public var explanation: Explanation {
    switch self {
    case .exists: Explanation(.fileExists, message)
    case .missing: Explanation(.issueIncomplete, message)
    case .invalid: Explanation(.documentInvalid, message)
    }
  }
}

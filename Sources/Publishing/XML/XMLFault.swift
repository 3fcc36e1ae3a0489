import Standards

/// Why XML is not written or not read.
public enum XMLFault: Explained, Equatable {
  /// A value that XML cannot hold; `path` leads to the element.
  case value(path: String, reason: String)
  /// A stranger's file that is refused, with the line (from 1) where the reason was found.
  case refused(_ code: XMLRefusal = .malformed, line: Int, reason: String)
  /// A schema that cannot be loaded.
  case schema(path: String, reason: String)

  /// The sentence for the officer: what is wrong and what to do.
  public var message: String {
    switch self {
    case .value(let path, let reason): "\(path) cannot be written: \(reason). Correct the dossier and export again."
    case .refused(let code, let line, let reason):
      "The file is refused at line \(line) (\(code.rawValue)): \(reason). Ask the sender for a correct file."
    case .schema(let path, let reason): "The schema \(path) cannot be loaded: \(reason). Install the schemas again."
    }
  }

  /// Code and message.
  public var explanation: Explanation {
    switch self {
    case .value: Explanation(.valueUnwritable, message)
    case .refused: Explanation(.xmlRefused, message)
    case .schema: Explanation(.schemaUnusable, message)
    }
  }
}

/// For what a stranger's XML is refused.
public enum XMLRefusal: String, Sendable, CaseIterable {
  /// Nothing in the file, or nothing that begins an element.
  case empty = "xml-empty"
  /// Another version than XML 1.0.
  case version = "xml-version"
  /// An encoding that is neither UTF-8 nor UTF-16, or not the declared one.
  case encoding = "xml-encoding"
  /// A document type declaration where none is read, or one with declarations of its own.
  case doctype = "xml-doctype"
  /// An instruction to include another file.
  case inclusion = "xml-inclusion"
  /// More bytes than a file may have.
  case size = "xml-size"
  case depth = "xml-depth"
  /// More attributes, or longer ones, than an element may have.
  case attributes = "xml-attributes"
  /// A longer text, comment or instruction than may stand between two tags.
  case text = "xml-text"
  /// Not well-formed to the last byte.
  case malformed = "xml-malformed"
}

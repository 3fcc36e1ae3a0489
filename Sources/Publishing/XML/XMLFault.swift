/// Why XML is not written or not read.
public enum XMLFault: Error, Equatable, Sendable {
  /// A value that XML cannot hold; `path` leads to the element.
  case value(path: String, reason: String)
  /// A stranger's file that is refused, with the line (from 1) where the reason was found.
  case refused(line: Int, reason: String)
  /// A schema that cannot be loaded.
  case schema(path: String, reason: String)

  /// The sentence for the officer: what is wrong and what to do.
  public var message: String {
    switch self {
    case .value(let path, let reason): "\(path) cannot be written: \(reason). Correct the dossier and export again."
    case .refused(let line, let reason):
      "The file is refused at line \(line): \(reason). Ask the sender for a correct file."
    case .schema(let path, let reason): "The schema \(path) cannot be loaded: \(reason). Install the schemas again."
    }
  }
}

import FoundationEssentials
import Glibc

extension CocoaError: Explained {
  /// The file that Foundation could not use, and the reason that the system gave.
  public var explanation: Explanation {
    let path = filePath ?? url?.path ?? ""
    guard let code = (underlying as? POSIXError)?.code.rawValue ?? systemCode else {
      return path.isEmpty
        ? Explanation(.fileFault, "A file could not be used. Repeat; when it happens again, report what you did.")
        : FileFault(path, .used, reason: "the system gave no reason", cure: "Repeat, or choose another place.")
          .explanation
    }
    return FileFault(path.isEmpty ? "a file" : path, .used, errno: code).explanation
  }

  private var systemCode: Int32? {
    switch code {
    case .fileNoSuchFile, .fileReadNoSuchFile: ENOENT
    case .fileReadNoPermission, .fileWriteNoPermission: EACCES
    case .fileWriteFileExists: EEXIST
    case .fileWriteOutOfSpace: ENOSPC
    case .fileWriteVolumeReadOnly: EROFS
    default: nil
    }
  }
}

extension POSIXError: Explained {
  /// What the system refused.
  public var explanation: Explanation { FileFault("a file", .used, errno: code.rawValue).explanation }
}

extension DecodingError: Explained {
  /// Where JSON is not what it should be.
  public var explanation: Explanation {
    let (place, reason) =
      switch self {
      case .keyNotFound(let key, let context): (context.codingPath + [key], "is missing")
      case .typeMismatch(_, let context): (context.codingPath, "is of another kind than it should be")
      case .valueNotFound(_, let context): (context.codingPath, "holds no value")
      case .dataCorrupted(let context): (context.codingPath, "cannot be read")
      @unknown default: ([], "cannot be read")
      }
    return Explanation(.jsonFaulty, "\(Self.words(place)) \(reason). Correct the JSON, or make it again.")
  }

  private static func words(_ place: [any CodingKey]) -> String {
    guard !place.isEmpty else { return "The JSON" }
    let path = place.map { key in key.intValue.map { "[\($0 + 1)]" } ?? ".\(key.stringValue)" }.joined()
    return "“\(path.first == "." ? String(path.dropFirst()) : path)”"
  }
}

extension EncodingError: Explained {
  /// A value that JSON cannot hold.
  public var explanation: Explanation {
    Explanation(.valueUnwritable, "A value cannot be written as JSON. Correct the dossier and repeat.")
  }
}

extension CancellationError: Explained {
  /// Work that was stopped.
  public var explanation: Explanation {
    Explanation(.interrupted, "The work was stopped before its end. Run it again.")
  }
}

import Filing

/// A format of exchange in one edition.
public struct Format: Sendable {
  /// `ST96-V6_0`
  public let id: String
  public let title: String
  /// What has been shown of it: validated, mapped, or modelled on.
  public let shown: String
  let parts: [FormatPart]
  /// Items of forms that the standard has no element for, and why.
  let gaps: [FormatGap]
  /// Namespaces of its documents → the prefixes they are written with.
  var prefixes: [String: String] = [:]

  /// Every format the office can write.
  public static let all: [Format] = [.st96, .st96Filing, .st66, .st86, .st36, .statusEvents]

  /// The format with that id, else the first one whose id begins so: `st66`.
  public static func named(_ id: String) -> Format? {
    let wanted = id.lowercased()
    return all.first { $0.id.lowercased() == wanted } ?? all.first { $0.id.lowercased().hasPrefix(wanted) }
  }

  /// Names of the documents it writes: `TrademarkTransaction` …
  public var documents: [String] { parts.map(\.document) }

  /// Whether a document of it is for dossiers of that right.
  public func takes(_ right: Right) -> Bool { parts.contains { $0.takes(right) } }

  /// Calls `body` for each file that carries the submission; none for rights that the format does not know.
  public func forEachFile(_ submission: Submission, _ body: (FormatFile) throws -> Void) throws {
    for part in parts {
      let limited = submission.limited(to: part.takes)
      guard !limited.dossiers.isEmpty else { continue }
      switch part.shape {
      case .together(let make): if let file = make(limited) { try body(file) }
      case .apart(let make): try limited.dossiers.forEach { if let file = make($0, limited) { try body(file) } }
      }
    }
  }

  /// Whether its files refer to pictures that travel beside them.
  var carriesPictures: Bool { parts.contains(where: \.carriesPictures) }

  /// How many dossiers are read for the files of these, one by one, with their pictures.
  public func readings(of list: DossierList) -> Int {
    parts.reduce(carriesPictures ? list.limited(to: takes).count : 0) { $0 + list.limited(to: $1.takes).count }
  }

  /// The files that carry the submission.
  public func files(_ submission: Submission) throws -> [FormatFile] {
    var files: [FormatFile] = []
    try forEachFile(submission) { files.append($0) }
    return files
  }
}

/// One kind of document of a format and the rights it is for.
struct FormatPart: Sendable {
  /// `TrademarkTransaction`
  let document: String
  let takes: @Sendable (Right) -> Bool
  /// Whether its files refer to pictures that travel beside them.
  var carriesPictures = true
  let shape: Shape

  enum Shape: Sendable {
    /// One file for all dossiers; nil when there is nothing to write.
    case together(@Sendable (Submission) -> FormatFile?)
    /// A file a dossier; nil when it has nothing for it.
    case apart(@Sendable (Dossier, Submission) -> FormatFile?)
  }
}

/// An item of a form that a standard has no element for.
struct FormatGap: Sendable {
  let item: String
  /// Names of the documents as which rights are exchanged (`right.tsv`, the key `st96_root`); none for all.
  let roots: [String]
  let reason: String
}

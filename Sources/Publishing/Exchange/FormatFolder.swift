import Filing
import FoundationEssentials
import Standards

/// Writes the files of a format into a folder, with the pictures they name and the check sums of all.
///
/// Memory is that of one dossier and eight bytes for each picture.
public struct FormatFolder {
  /// A file as it was written.
  public struct Written: Sendable {
    public let name: String
    /// In bytes.
    public let size: Int
    /// Whether an official schema has found it valid.
    public let isJudged: Bool
  }

  private let format: Format
  private let folder: String
  private let shelf: SchemaShelf?
  private let document: (String) throws -> Data

  /// - Parameter document: the bytes of a document by its SHA-256.
  public init(_ format: Format, to folder: String, shelf: SchemaShelf?, document: @escaping (String) throws -> Data) {
    (self.format, self.folder, self.shelf, self.document) = (format, folder, shelf, document)
  }

  /// Writes everything, the check sums last, as `SHA256SUMS`; refuses with ``PackageFault`` what a schema does not allow.
  ///
  /// - Returns: the files, and how many pictures stand beside them.
  public func write(_ submission: Submission) throws -> (files: [Written], pictures: Int) {
    try Files.makeFolder(folder)
    let sums = try AtomicFile("\(folder)/SHA256SUMS")
    func sum(_ name: String) throws {
      try sums.write("\(try Checksum.measure("\(folder)/\(name)").sha256)  \(name)\n")
    }
    var files: [Written] = []
    try format.forEachFile(submission) { file in
      let (findings, size) = try file.write(to: "\(folder)/\(file.name)", judgedBy: shelf)
      guard findings.isEmpty else { throw PackageFault.invalid(file: file.name, findings: findings) }
      files.append(Written(name: file.name, size: size, isJudged: shelf != nil && file.schema != nil))
      try sum(file.name)
    }
    var media = MediaCopies(to: folder, document: document)
    if format.carriesPictures {
      try submission.limited(to: format.takes).dossiers.forEach { try media.take($0).forEach(sum) }
    }
    try sums.commit()
    return (files, media.count)
  }
}

/// Copies the pictures of dossiers into a folder, each once, under the names that the formats give them.
struct MediaCopies {
  private let folder: String
  private let document: (String) throws -> Data
  /// The beginnings of the digests that make the names.
  private var seen: Set<UInt64> = []

  init(to folder: String, document: @escaping (String) throws -> Data) {
    (self.folder, self.document) = (folder, document)
  }

  /// How many pictures were copied.
  var count: Int { seen.count }

  /// Copies what the dossier has and no earlier one had.
  ///
  /// - Returns: the names of the copies.
  mutating func take(_ dossier: Dossier) throws -> [String] {
    try dossier.publishedAttachments.compactMap { file in
      guard let beginning = UInt64(file.sha256.prefix(16), radix: 16), seen.insert(beginning).inserted else {
        return nil
      }
      let name = file.packagedName
      let path = "\(folder)/\(name)"
      try Files.makeFolder(path.parentPath)
      try AtomicFile.write(document(file.sha256), to: path)
      return name
    }
  }
}

import Crypto
import Filing
import FoundationEssentials

/// Why a package was not written.
public struct PackageFault: Error, Equatable, Sendable {
  public let message: String
}

/// The files of an issue: PDF, text, the formats of exchange, and a manifest with their digests.
public struct IssuePackage: Sendable {
  let content: IssueContent
  let isProof: Bool

  public init(content: IssueContent, isProof: Bool) {
    self.content = content
    self.isProof = isProof
  }

  /// Makes every file, validates what has a schema, then writes; nothing is written when one is refused.
  ///
  /// - Parameter schemas: folder of the official schemas; without it nothing is validated.
  /// - Returns: the paths that were written.
  public func write(to folder: String, schemas: String?) throws -> [String] {
    var files = [("issue.pdf", try content.pdf(proof: isProof)), ("issue.txt", Data(content.text.utf8))]
    let submission = Submission(
      office: content.office, dossiers: content.dossiers, issue: content.issue, date: content.issue.date)
    let exchanged = Format.all.flatMap { $0.files(submission) }
    try IssuePackage.validate(exchanged, schemas)
    files += try exchanged.map { ($0.name, try $0.data()) }
    for file in Set(content.sections.flatMap(\.items).flatMap { $0.data.flatMap(\.pictures) }).sorted(by: { $0.sha256 < $1.sha256 }) {
      files.append(("images/\(ImageName.of(file))", try content.documents(file.sha256)))
    }
    return try IssuePackage.place(files, folder)
  }

  /// Writes the files of a format with a manifest.
  public static func write(_ exchanged: [FormatFile], to folder: String, schemas: String?) throws -> [String] {
    try validate(exchanged, schemas)
    return try place(try exchanged.map { ($0.name, try $0.data()) }, folder)
  }

  private static func validate(_ files: [FormatFile], _ schemas: String?) throws {
    guard let schemas else { return }
    var known: [String: Schema] = [:]
    for file in files {
      let schema = try known[file.schema] ?? Schema("\(schemas)/\(file.schema)")
      known[file.schema] = schema
      let findings = try schema.findings(in: try file.data())
      if let first = findings.first {
        throw PackageFault(message: "\(file.name):\(first.line): \(first.message) at \(first.path). Nothing was written; \(findings.count) findings in all.")
      }
    }
  }

  private static func place(_ files: [(String, Data)], _ folder: String) throws -> [String] {
    let manager = FileManager.default
    var manifest = ""
    for (name, data) in files.sorted(by: { $0.0 < $1.0 }) {
      manifest += "\(SHA256.hash(data: data).hexadecimal)  \(name)\n"
    }
    var written: [String] = []
    for (name, data) in files + [("SHA256SUMS", Data(manifest.utf8))] {
      let path = "\(folder)/\(name)"
      let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? folder
      do {
        try manager.createDirectory(atPath: parent, withIntermediateDirectories: true)
      } catch {
        throw PackageFault(message: "The folder \(parent) cannot be made; choose another or check its permissions.")
      }
      try AtomicFile.write(data, to: path)
      written.append(path)
    }
    return written
  }
}

/// How an image is called in a package: its digest and the ending of its kind.
public enum ImageName {
  public static func of(_ file: Attachment) -> String {
    "\(file.sha256.prefix(16)).\(file.mediaType == "image/jpeg" ? "jpg" : "png")"
  }
}

import Filing
import FoundationEssentials
import Glibc
import Standards

/// Writes an issue as a folder: `issue.pdf`, `issue.txt`, `index.html`, `certificates.tsv`, the XML of every format, `images/`, and `manifest.sha256`.
public struct PublicationPackage: Sendable {
  let content: IssueContent
  let printer: IssuePrinter
  let documents: @Sendable (String) throws -> [UInt8]
  let formats: [Format]

  public init(
    _ content: IssueContent, fonts: FontSet, formats: [Format] = [.st96], barred: Set<String> = [],
    documents: @escaping @Sendable (_ sha256: String) throws -> [UInt8]
  ) {
    self.content = content
    printer = IssuePrinter(fonts: fonts, barred: barred, documents: documents)
    (self.formats, self.documents) = (formats, documents)
  }

  /// Writes the whole folder or nothing; returns the names and SHA-256 digests of the manifest.
  ///
  /// - Parameters:
  ///   - shelf: the schemas that judge the XML while it is written; nil to go unchecked.
  @discardableResult
  ///   - key: signs the manifest, and with it the whole issue.
  ///   - replacing: an earlier folder of this kind gives way, as a proof does to the next one.
  public func write(
    to folder: String, judgedBy shelf: SchemaShelf? = nil, signedBy key: OfficeKey? = nil, replacing: Bool = false
  ) throws -> [(name: String, sha256: String)] {
    guard content.missing.isEmpty else { throw PackageFault.missing(content.missing.map(\.number)) }
    let stands = Files.exists(folder)
    guard try !stands || replacing && isPackage(folder) else { throw PackageFault.exists(folder: folder) }
    let part = "\(folder).\(getpid()).part"
    try Files.makeFolder(folder.parentPath)
    do {
      try Files.makeFolder("\(part)/images")
      let lines = try fill(part, shelf)
      if let key {
        let manifest = try Files.read("\(part)/manifest.sha256")
        let signature = key.sign(manifest, statement: "gazette \(content.office.code) \(content.issue.id)")
        try AtomicFile.write(Data(signature.text.utf8), to: "\(part)/manifest.sha256.minisig")
      }
      if stands { try Files.remove(folder) }
      try Files.rename(part, to: folder)
      return lines
    } catch {
      try? Files.remove(part)
      throw error
    }
  }

  /// Whether a folder holds an earlier package and nothing besides: every file stands in its manifest.
  private func isPackage(_ folder: String) throws -> Bool {
    let names = try Files.all(below: folder)
    guard names.contains("manifest.sha256") else { return names.isEmpty }
    let manifest = String(decoding: try Files.read("\(folder)/manifest.sha256"), as: UTF8.self)
    let listed = manifest.split(separator: "\n").map { String($0.dropFirst(66)) }
    return names.allSatisfy { listed.contains($0) || $0.hasPrefix("manifest.sha256") }
  }

  private func fill(_ folder: String, _ shelf: SchemaShelf?) throws -> [(name: String, sha256: String)] {
    var lines: [(name: String, sha256: String)] = []
    func put(_ name: String, _ bytes: Data) throws {
      try AtomicFile.write(bytes, to: "\(folder)/\(name)")
      lines.append((name, Checksum.of(bytes)))
    }
    let document = try printer.document(content)
    try put("issue.pdf", document.pdf())
    try put("issue.txt", Data(content.printedText(document).utf8))
    try put("index.html", Data(IssueHTML(content).text.utf8))
    try put(IssueCertificates.fileName, Data(IssueCertificates(content).text.utf8))
    try put(IssueEntries.fileName, Data(IssueEntries(content).text.utf8))
    for file in try formats.flatMap({ try $0.files(content.submission) }) {
      let bytes = try file.data()
      let findings = try file.schema.flatMap { try shelf?.schema($0) }?.findings(in: bytes) ?? []
      guard findings.isEmpty else { throw PackageFault.invalid(file: file.name, findings: findings) }
      try put(file.name, bytes)
    }
    for file in attachments { try put(file.packagedName, Data(documents(file.sha256))) }
    let manifest = lines.map { "\($0.sha256)  \($0.name)\n" }.joined()
    try AtomicFile.write(Data(manifest.utf8), to: "\(folder)/manifest.sha256")
    return lines
  }

  /// Every file the XML refers to, once each.
  private var attachments: [Attachment] {
    var seen: Set<String> = []
    return content.dossiers.flatMap(\.publishedAttachments).filter { seen.insert($0.sha256).inserted }
  }
}

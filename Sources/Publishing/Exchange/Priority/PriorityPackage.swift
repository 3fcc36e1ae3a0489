import Filing
import FoundationEssentials
import Standards

/// Makes priority document packages: the same application and the same act of issue give the same bytes.
public struct PriorityPackage {
  private let layout: PriorityLayout
  private let writer: PaperWriter
  private let shelf: SchemaShelf?

  /// - Parameters:
  ///   - writer: makes the certificate and fetches the documents.
  ///   - shelf: the official schemas, by which the XML is judged as it is written.
  public init(_ writer: PaperWriter, layout: PriorityLayout = .modelled, shelf: SchemaShelf? = nil) {
    (self.writer, self.layout, self.shelf) = (writer, layout, shelf)
  }

  /// A package that has been made.
  public struct Made: Sendable {
    /// `XX-402026000000001-priority.zip`
    public let name: String
    public let bytes: Data
    public let index: PriorityIndex
    /// SHA-256 of the inner ZIP.
    public let contentDigest: String
    /// The certificate alone.
    public let certificate: Data
  }

  /// Makes the package of the act of issue that the order names.
  ///
  /// Refused with ``PaperFault``, ``PackageFault``, ``XMLFault`` or ``ZipFault``: documents that the register lacks, XML
  /// that its schema does not allow.
  /// - Parameter order: its dossier is folded up to the act of issue; what goes in is the application as filed.
  public func make(_ order: PaperOrder, key: OfficeKey) throws -> Made {
    let order = order.asAsked
    guard let filed = order.dossier.date("filing") else {
      throw PaperFault.unissued(paper: order.paper.label.first, reason: "no filing date has been accorded yet")
    }
    let parts = try parts(order)
    let index = PriorityIndex(
      layout: layout.id, office: writer.office.code, number: order.dossier.applicationNumber, filed: filed,
      right: order.dossier.right.id, title: order.dossier.title,
      applicants: order.dossier.values.parties(order.dossier.right.applicantItem)
        .map(\.name), files: parts.map(\.file))
    let content = try ZipWriter.bytes(
      parts.map { .init($0.file.name, $0.bytes) } + [.init(layout.index, try index.xml())])
    let digest = Checksum.of(content)
    let certificate = try writer.priorityCertificate(
      order, PriorityContents(files: index.files, name: layout.content, sha256: digest, key: key.publicKey.name))
    let statement = PriorityStatement(index, content: layout.content, sha256: digest)
    let signature = key.sign(certificate, statement: statement.line)
    let bytes = try ZipWriter.bytes([
      .init(layout.content, content), .init(layout.certificate, certificate),
      .init(layout.signature, Data(signature.text.utf8)), .init(layout.key, Data(key.publicKey.text.utf8)),
    ])
    return Made(
      name: layout.package(office: index.office, number: index.number), bytes: bytes, index: index,
      contentDigest: digest, certificate: certificate)
  }

  private typealias Part = (file: PriorityIndex.File, bytes: Data)

  private func part(
    _ name: String, _ title: String, _ mediaType: String, _ bytes: Data, _ origin: PriorityIndex.File.Origin
  ) -> Part {
    let digest = Checksum.of(bytes)
    return (
      .init(name: name, title: title, mediaType: mediaType, size: bytes.count, sha256: digest, origin: origin), bytes
    )
  }

  /// What was filed, byte for byte; its data as ST.96; and the whole as pages.
  private func parts(_ order: PaperOrder) throws -> [Part] {
    let dossier = order.dossier
    var parts: [Part] = []
    for file in dossier.filedAttachments {
      let bytes = try writer.document(file)
      parts.append(part(file.packagedName, file.name, file.mediaType, bytes, .filed))
    }
    let submission = Submission(office: writer.office, dossiers: [dossier], date: order.event.recorded.date)
    try Format.st96Filing.forEachFile(submission) { file in
      let bytes = try file.data()
      if let schema = try file.schema.flatMap({ try shelf?.schema($0) }) {
        let findings = try schema.findings(in: bytes)
        guard findings.isEmpty else { throw PackageFault.invalid(file: file.name, findings: findings) }
      }
      parts.append(part(file.name, "The application in WIPO ST.96 V6_0", "application/xml", bytes, .office))
    }
    let pages = try writer.applicationPages(order)
    parts.append(part(layout.pages, "The application as pages", "application/pdf", pages, .office))
    return parts.sorted { $0.file.name < $1.file.name }
  }
}

extension Dossier {
  /// Every document and picture that came with the acts of the dossier, each once.
  var filedAttachments: [Attachment] {
    var seen: Set<String> = []
    return (values.attachments + events.flatMap(\.values.attachments)).filter { seen.insert($0.sha256).inserted }
  }
}

import Filing
import FoundationEssentials
import Publishing
import Standards
import TestSupport
import Testing

@Suite("An issue of the gazette")
struct IssueTests {
  private let dossiers: Dossiers
  private let content: IssueContent

  init() throws {
    dossiers = try Dossiers()
    content = IssueContent(
      issue: dossiers.issue, dossiers: dossiers.all, law: dossiers.law, office: OfficeProfile(settings: dossiers.office)
    )
  }

  private var documents: @Sendable (String) throws -> [UInt8] {
    let all = dossiers.documents
    return { digest in
      guard let bytes = all[digest] else { throw CocoaError(.fileNoSuchFile) }
      return bytes
    }
  }

  @Test("has the sections of the law with the entries of the frozen list")
  func sections() {
    #expect(content.parts.map(\.section.id) == dossiers.law.sections.map(\.id))
    #expect(
      content.parts.filter { !$0.entries.isEmpty }.map {
        "\($0.section.id) \($0.entries.map(\.number).joined(separator: " "))"
      } == [
        "pgrant P184387", "ureg U41254", "tacc 40/2026/000000017-48", "treg T3087758", "dreg D296123",
      ])
    #expect(content.missing == [])
  }

  @Test("is the golden text")
  func text() throws {
    let printer = IssuePrinter(fonts: try FontSet.noto(), documents: documents)
    #expect(try Golden.difference("issue.txt", content.text(printer)) == nil)
  }

  @Test("is the same bytes when it is set twice")
  func deterministic() throws {
    let printer = IssuePrinter(fonts: try FontSet.noto(), documents: documents)
    let pdf = try printer.document(content).pdf()
    #expect(try pdf == printer.document(content).pdf())
    if let folder = ProcessInfo.processInfo.environment["IPDESK_PAPERS"] {
      try pdf.write(to: URL(filePath: "\(folder)/issue.pdf"))
    }
  }

  @Test("passes the check, and fails it by name when a picture is missing")
  func check() throws {
    let (law, office) = (dossiers.law, OfficeProfile(settings: dossiers.office))
    let good = IssueCheck(law: law, office: office, fonts: try .noto(), documents: documents)
      .check(dossiers.issue, dossiers: dossiers.all)
    let bad = IssueCheck(law: law, office: office, fonts: try .noto()) { _ in throw CocoaError(.fileNoSuchFile) }
      .check(dossiers.issue, dossiers: [dossiers.trademark])

    #expect(good.flatMap(\.faults) == [])
    #expect(
      bad.first { $0.section == "treg" }?.faults == [
        "The picture “mark.png” cannot be printed: the register does not hold it. Replace the picture and print again."
      ])
    #expect(bad.first { $0.section == "dreg" }?.faults == ["The dossier 302026000000004 is not there."])
  }

  @Test("becomes a folder with a manifest, and does not replace one")
  func package() throws {
    let folder = URL.temporaryDirectory.appending(path: "issue-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let package = PublicationPackage(content, fonts: try FontSet.noto(), documents: documents)

    let lines = try package.write(to: folder)

    #expect(
      lines.map(\.name).filter { !$0.hasPrefix("images/") } == [
        "issue.pdf", "issue.txt", "index.html", "certificates.tsv", "entries.tsv", "TrademarkTransaction.xml",
        "DesignTransaction.xml",
        "PatentPublication-P184387.xml",
        "PatentPublication-U41254.xml", "PatentLegalStatusData.xml",
      ])
    let manifest = try String(contentsOfFile: "\(folder)/manifest.sha256", encoding: .utf8)
    #expect(manifest == lines.map { "\($0.sha256)  \($0.name)\n" }.joined())
    for line in lines { #expect(FileManager.default.fileExists(atPath: "\(folder)/\(line.name)")) }
    #expect(throws: PackageFault.exists(folder: folder)) { try package.write(to: folder) }
  }

  @Test("A proof gives way to the next one; a folder with anything else does not")
  func proofs() throws {
    let folder = URL.temporaryDirectory.appending(path: "issue-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let package = PublicationPackage(content, fonts: try FontSet.noto(), documents: documents)

    let first = try package.write(to: folder, replacing: true).map(\.sha256)

    #expect(try package.write(to: folder, replacing: true).map(\.sha256) == first)
    try Data("mine".utf8).write(to: URL(filePath: folder + "/thesis.txt"))
    #expect(throws: PackageFault.exists(folder: folder)) { try package.write(to: folder, replacing: true) }
    #expect(FileManager.default.fileExists(atPath: folder + "/thesis.txt"))
  }

  @Test("leaves nothing behind when a document does not fit its schema")
  func invalid() throws {
    let folder = URL.temporaryDirectory.appending(path: "issue-\(UUID().uuidString)").path
    let other = folder + ".schemas"
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: false)
    try Data("<xsd:schema xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><xsd:element name=\"a\"/></xsd:schema>".utf8)
      .write(to: URL(filePath: other + "/TrademarkTransaction_V6_0.xsd"))
    defer { try? FileManager.default.removeItem(atPath: other) }
    let package = PublicationPackage(content, fonts: try FontSet.noto(), documents: documents)

    #expect {
      try package.write(to: folder, judgedBy: SchemaShelf(other))
    } throws: { error in
      guard case .invalid("TrademarkTransaction.xml", let findings) = error as? PackageFault else { return false }
      return !findings.isEmpty
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: URL.temporaryDirectory.path)
    #expect(!left.contains { folder.hasSuffix($0.prefix(42)) && $0.hasSuffix(".part") })
  }
}

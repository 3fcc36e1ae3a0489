import Filing
import FoundationEssentials
import Standards

/// What a priority certificate says of the content that it certifies.
struct PriorityContents {
  let files: [PriorityIndex.File]
  /// Name of the inner ZIP.
  let name: String
  /// SHA-256 of the inner ZIP.
  let sha256: String
  /// Name of the key that signs.
  let key: String
}

extension PaperWriter {
  /// The certificate of a priority document: what is certified, the data as filed, the list of the content, its digest.
  func priorityCertificate(_ order: PaperOrder, _ contents: PriorityContents) throws -> Data {
    let certified = TextStyle(.serif, size: 10.5, align: .center)
    let translated = TextStyle(.serif, size: 8.5, italic: true, ink: .grey, align: .center)
    var blocks = certificateHead(order) + [.space(6)] + paragraphs(try text(order, second: false) ?? "", certified)
    if let second = try text(order, second: true), !second.isEmpty {
      blocks += [.space(3)] + paragraphs(second, translated)
    }
    blocks += [.space(10), .hairline] + certificateRows(order.dossier, items: Self.certifiedItems(order.dossier))
    blocks += [.hairline, .space(8)] + contentBlocks(contents) + [.space(10)]
    blocks.append(proof(order, adding: " SHA256 \(contents.sha256)"))
    return try document(order, blocks).pdf()
  }

  /// Number, filing date, applicant and title: what identifies an application everywhere.
  private static func certifiedItems(_ dossier: Dossier) -> [String] {
    let right = dossier.right
    return ["application_number", "filing_date", right.applicantItem, right.titleItem]
      + [right.form.first { $0.kind == .priority }?.item].compactMap { $0 }
  }

  private func contentBlocks(_ contents: PriorityContents) -> [Block] {
    let small = TextStyle(size: 7.5, ink: .grey)
    let rows = contents.files.map { file in
      [
        file.name, file.title, file.origin == .filed ? "as filed" : "by the office", String(file.size),
        "\(file.sha256.prefix(16))…",
      ]
    }
    let columns = [
      PageTable.Column("File", width: 150), PageTable.Column("What it is"), PageTable.Column("Origin", width: 56),
      PageTable.Column("Bytes", width: 48, align: .end), PageTable.Column("SHA-256", width: 92),
    ]
    return [
      .text("Contents of \(contents.name) · Contenu de \(contents.name)", TextStyle(size: 9, bold: true)), .space(3),
      .table(PageTable(columns, rows: rows, style: TextStyle(size: 7))), .space(6),
      .text("SHA-256 of \(contents.name) · SHA-256 de \(contents.name)", small),
      .text(contents.sha256, TextStyle(size: 9, bold: true, direction: .leftToRight)), .space(2),
      .text("Signed with the key \(contents.key) · Signé avec la clé \(contents.key)", small),
    ]
  }

  /// The application as pages: every datum, every text in full, every picture.
  func applicationPages(_ order: PaperOrder) throws -> Data {
    let dossier = order.dossier
    let style = TextStyle(size: 9, direction: office.direction)
    var blocks: [Block] = [
      .text(office.name.first, TextStyle(.serif, size: 13, bold: true, ink: .blue)), .rule(0.8, .blue), .space(8),
      .text("\(dossier.right.label.first) \(dossier.displayNumber)", TextStyle(size: 13, bold: true)), .space(8),
    ]
    for datum in dossier.bibliography(everything: true) {
      blocks.append(
        .datum(
          datum.inid.isEmpty ? "" : "(\(datum.inid))", datum.label.first, datum.lines.joined(separator: "\n"),
          style: style, codeWidth: 32))
    }
    for file in dossier.filedAttachments where file.width != nil {
      blocks += [
        .pageBreak, .text(file.name, TextStyle(size: 8, ink: .grey)),
        .picture(try picture(file), width: 460, height: 640, .center),
      ]
    }
    return try PageDocument(
      PaperMetadata(
        title: "Application \(dossier.displayNumber)", author: office.name.first, subject: dossier.title,
        created: "\(order.event.recorded)Z", language: office.language), fonts: fonts, watermark: office.watermark,
      blocks: blocks
    ).pdf()
  }
}

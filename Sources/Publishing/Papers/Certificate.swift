import Filing
import FoundationEssentials
import Standards

extension PaperWriter {
  /// The data of the certificate in the order of INID codes.
  var certificateData: [Datum] {
    let right = source.dossier.right
    let items = right.form.filter(\.onCertificate).map(\.item)
    let known = ["registration_number", "application_number", "filing_date", "registered_date", "expiry_date"]
    return source.dossier.bibliography(items: items + known)
  }

  /// A certificate of registration: data, mark or views, signature, verification code.
  func certificate(_ paper: Paper) throws -> PageDocument {
    let right = source.dossier.right
    let office = source.office
    let title = right.term("certificate")
    let center = TextStyle(.serif, size: 11, align: .center)
    var blocks: [Block] = [
      .text(office.settings["country"] ?? "", center.with(\.size, 12).with(\.ink, .blue)),
      .text(office.name.first, center.with(\.size, 15).with(\.bold, true).with(\.ink, .blue)),
      .text(office.name.text(second: true), center.with(\.italic, true).with(\.ink, .blue)), .space(16),
      .text(title.first, center.with(\.size, 20).with(\.bold, true)),
      .text(title.text(second: true), center.with(\.size, 12).with(\.italic, true)), .space(4),
      .text("No. \(source.dossier.registrationNumber ?? source.number)", center.with(\.size, 14).with(\.bold, true)), .space(12),
    ]
    if let copy = source.event.numbers["copy"] { blocks += [.text("Copy \(copy)", center.with(\.size, 9)), .space(4)] }
    for second in [false, true] {
      guard let wording = try source.wording(paper, second: second) else { continue }
      blocks += [.text(wording, TextStyle(.serif, size: second ? 9 : 10.5, italic: second, align: .justified)), .space(5)]
    }
    blocks += [.space(6), .hairline, .space(8)]
    for datum in certificateData {
      if !datum.lines.isEmpty, datum.pictures.isEmpty || datum.pictures.count > 1 || datum.item != "picture" {
        blocks += [
          .datum(datum.inid.isEmpty ? "" : "(\(datum.inid))", datum.label.first, datum.lines.map { .text($0, TextStyle(size: 10)) }), .space(4),
        ]
      }
      if !datum.pictures.isEmpty { blocks += try pictures(datum.pictures) + [.space(6)] }
    }
    blocks += [.space(14), .keep(signature())]
    return PageDocument(
      PaperMetadata(title: "\(title.first) \(source.dossier.registrationNumber ?? "")", author: office.name.first, created: source.created),
      fonts: fonts, sheet: .a4(top: 76, bottom: 76, side: 76), frame: .blue, blocks: blocks)
  }

  /// Pictures in rows of three, each as large as its place allows.
  func pictures(_ list: [Attachment]) throws -> [Block] {
    let across = min(3, list.count)
    let width = across == 1 ? 220.0 : 420.0 / Double(across)
    return try stride(from: 0, to: list.count, by: across).map { start in
      .side(
        try list[start..<min(start + across, list.count)].map { file in
          Cell(nil, [.picture(try source.picture(file), width: width - 8, height: across == 1 ? 130 : 100, .center)])
        })
    }
  }

  private func signature() -> [Block] {
    [
      .row([
        Cell(96, [.code(codeText, side: 88, .start)]),
        Cell(nil, [
          .space(14), .text("\(source.office.settings["capital"] ?? ""), \(source.event.recorded.date)", TextStyle(.serif, size: 10)), .space(14),
          .text(source.signatory, TextStyle(.serif, size: 12, bold: true)),
          .text("for the \(source.office.name.first)", TextStyle(size: 8, ink: .grey)), .space(6),
          .text(sealLine, TextStyle(size: 6.5, ink: .grey)),
        ]),
      ])
    ]
  }
}

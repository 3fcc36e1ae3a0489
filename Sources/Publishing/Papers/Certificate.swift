import Filing
import Standards

extension PaperWriter {
  /// A certificate: office in two languages, what is certified, the mark or all views, the data, the term, the proof.
  ///
  /// Pictures shrink and spaces grow so that signature and code stand at the foot of the first page when they can.
  func certificate(_ order: PaperOrder) throws -> [Block] {
    let dossier = order.dossier
    let data = certificateData(dossier)
    let shape = CertificateShape(dossier: dossier, data: data.map(\.lines))
    var blocks = certificateHead(order) + [.space(shape.gap)]
    blocks += paragraphs(try text(order, second: false) ?? "", TextStyle(.serif, size: 11, align: .center))
    if let second = try text(order, second: true) {
      blocks.append(.space(3))
      blocks += paragraphs(second, TextStyle(.serif, size: 9, italic: true, ink: .grey, align: .center))
    }
    blocks += try [.space(8 + shape.gap)] + pictures(dossier, height: shape.pictureHeight) + [.hairline]
    blocks += data.map { datum in
      let label = datum.label.second.isEmpty ? datum.label.first : "\(datum.label.first) / \(datum.label.second)"
      return .row([
        Cell(
          34,
          [
            .text(
              datum.inid.isEmpty ? "" : "(\(datum.inid))", TextStyle(size: 9.5, bold: true, direction: .leftToRight))
          ]),
        Cell(180, [.text(label, TextStyle(size: 7.5, ink: .grey))]),
        Cell(nil, [.text(datum.lines.joined(separator: "\n"), TextStyle(size: 9.5, direction: office.direction))]),
      ])
    }
    return blocks + [.hairline, .space(10 + shape.gap), proof(order)]
  }

  private func certificateHead(_ order: PaperOrder) -> [Block] {
    func centred(_ face: TextStyle.Face, _ size: Double, bold: Bool = false, italic: Bool = false) -> TextStyle {
      TextStyle(face, size: size, bold: bold, italic: italic, ink: .blue, align: .center)
    }
    let country = [office.settings["country"], office.settings["country_fr"]].compactMap { $0 }.joined(separator: " · ")
    let title = order.paper.template == "certificate" ? order.dossier.right.term("certificate") : order.paper.label
    return [
      .text("Copy no. \(order.copyNumber)", TextStyle(size: 8, ink: .grey, align: .end)),
      .text(country, centred(.serif, 10)), .space(2),
      .text(office.name.first, centred(.serif, 16, bold: true)),
      .text(office.name.second, centred(.serif, 11, italic: true)), .space(14),
      .text(title.first, centred(.serif, 20, bold: true)), .text(title.second, centred(.serif, 12, italic: true)),
      .space(6), .text("No. \(order.dossierNumber)", centred(.sans, 14, bold: true)), .space(10),
    ]
  }

  /// The mark in large letters and its picture, or all views of all designs.
  private func pictures(_ dossier: Dossier, height: Double) throws -> [Block] {
    var blocks: [Block] = []
    let marks = dossier.right.form.filter { $0.onCertificate && $0.kind == .picture }.flatMap {
      dossier.values[$0.item]
    }
    let files = marks.flatMap(\.pictures)
    if let mark = dossier.text(of: "MarkVerbalElementText") {
      blocks += [.text(mark, TextStyle(.serif, size: files.isEmpty ? 26 : 16, bold: true, align: .center)), .space(8)]
    }
    for file in files { blocks += [.picture(try picture(file), width: 260, height: height, .center), .space(8)] }
    for design in dossier.values.designs {
      let name = TextStyle(size: 7, ink: .grey, align: .center)
      let views = try design.views.map { view in
        Cell(nil, [.picture(try picture(view), width: 140, height: height, .center), .text(view.name, name)])
      }
      blocks.append(.text("\(design.number). \(design.product)", TextStyle(size: 9, bold: true)))
      for start in stride(from: 0, to: views.count, by: 3) {
        let row = Array(views[start..<min(start + 3, views.count)])
        blocks += [.side(row + Array(repeating: Cell(nil, []), count: 3 - row.count)), .space(6)]
      }
    }
    return blocks
  }

  /// Items that stand on the certificate, with numbers and dates of the register; the term is said in words.
  private func certificateData(_ dossier: Dossier) -> [Line] {
    let items = dossier.right.form.filter { $0.onCertificate && $0.kind != .picture }.map(\.item)
    let computed = ["registration_number", "application_number", "filing_date", "registered_date", "published_date"]
    let data = dossier.bibliography(items: items + computed).map { Line(inid: $0.inid, label: $0.label, lines: $0.lines) }
    guard let end = dossier.expiryDate else { return data }
    let inid = dossier.right.settings["inid_expiry_date"] ?? ""
    return data + [Line(inid: inid, label: Label("Protected until", "Protégé jusqu’au"), lines: [end.description])]
  }

  /// One datum of a certificate.
  private struct Line {
    let inid: String
    let label: Label
    let lines: [String]
  }

  /// QR code, verification code and signature; never parted.
  private func proof(_ order: PaperOrder) -> Block {
    let number = order.dossierNumber
    let code = VerificationCode.of(seal: order.seal, number: number)
    let signatory = signatory(order)
    let place = [office.settings["capital"] ?? "", DateWords.text(order.event.effective, office.language)]
    let small = TextStyle(size: 7.5, ink: .grey)
    return .keep([
      .side([
        Cell(
          96, [.code(VerificationCode.payload(office: office.code, number: number, seal: order.seal), side: 96, .start)]
        ),
        Cell(
          150,
          [
            .space(14), .text("Verification code · Code de vérification", small),
            .text(VerificationCode.grouped(code), TextStyle(size: 12, bold: true, direction: .leftToRight)), .space(4),
            .text("Seal of the register · Sceau du registre", small),
            .text(String(order.seal.prefix(16)), TextStyle(size: 8, direction: .leftToRight)),
          ]),
        Cell(
          nil,
          [
            .space(14),
            .text(place.filter { !$0.isEmpty }.joined(separator: ", "), TextStyle(size: 9.5, align: .center)),
            .space(30),
            .hairline, .text(signatory.person, TextStyle(.serif, size: 11, bold: true, align: .center)),
            .text(
              [signatory.title.first, signatory.title.second].filter { !$0.isEmpty }.joined(separator: " · "),
              TextStyle(size: 8.5, align: .center)),
          ]),
      ])
    ])
  }
}

import Filing
import Standards

extension PaperWriter {
  /// A certificate: office in two languages, what is certified, the mark or all views, the data, the term, the proof.
  ///
  /// Pictures shrink and spaces grow so that signature and code stand at the foot of the first page when they can.
  func certificate(_ order: PaperOrder) throws -> [Block] {
    let dossier = order.dossier
    let data = certificateData(dossier)
    let certified = TextStyle(.serif, size: 10.5, align: .center)
    let translated = TextStyle(.serif, size: 8.5, italic: true, ink: .grey, align: .center)
    let (first, second) = (try text(order, second: false) ?? "", try text(order, second: true) ?? "")
    let shape = CertificateShape(
      dossier: dossier,
      data: data.map { $0.label.first.count + $0.label.second.count > 48 ? $0.lines + [""] : $0.lines },
      texts: [(first, certified.size), (second, translated.size)])
    var blocks = certificateHead(order) + [.space(shape.gap)] + paragraphs(first, certified)
    if !second.isEmpty { blocks += [.space(3)] + paragraphs(second, translated) }
    blocks.append(.space(8 + shape.gap))
    blocks += try pictures(dossier, data, height: shape.pictureHeight) + [.hairline]
    let below = isBeside(dossier) ? data.filter { !$0.isOfRegister } : data
    return blocks + below.map { row($0, label: 180) } + [.hairline, .space(10 + shape.gap), proof(order)]
  }

  /// Items of the dossier as rows of a certificate.
  func certificateRows(_ dossier: Dossier, items: [String]) -> [Block] {
    dossier.bibliography(items: items).map {
      row(Line(item: $0.item, inid: $0.inid, label: $0.label, lines: $0.lines), label: 180)
    }
  }

  /// Whether numbers and dates stand beside a picture.
  private func isBeside(_ dossier: Dossier) -> Bool { !dossier.certificatePictures.isEmpty }

  private func row(_ datum: Line, label width: Double) -> Block {
    let label = datum.label.second.isEmpty ? datum.label.first : "\(datum.label.first) / \(datum.label.second)"
    let code = datum.inid.isEmpty ? "" : "(\(datum.inid))"
    return .row([
      PageCell(34, [.text(code, TextStyle(size: 9, bold: true, direction: .leftToRight))]),
      PageCell(width, [.text(label, TextStyle(size: 7.5, ink: .grey))]),
      PageCell(nil, [.text(datum.lines.joined(separator: "\n"), TextStyle(size: 9, direction: office.direction))]),
    ])
  }

  func certificateHead(_ order: PaperOrder) -> [Block] {
    func centred(_ face: TextStyle.Face, _ size: Double, bold: Bool = false, italic: Bool = false) -> TextStyle {
      TextStyle(face, size: size, bold: bold, italic: italic, ink: .blue, align: .center)
    }
    let country = [office.settings["country"], office.settings["country_fr"]].compactMap { $0 }.joined(separator: " · ")
    let title = order.paper.template == "certificate" ? order.dossier.right.term("certificate") : order.paper.label
    return [
      .text(copyLine(order), TextStyle(size: 8, ink: .grey, align: .end)),
      .text(country, centred(.serif, 10)), .space(2),
      .text(office.name.first, centred(.serif, 16, bold: true)),
      .text(office.name.second, centred(.serif, 11, italic: true)), .space(9),
      .text(title.first, centred(.serif, 20, bold: true)), .text(title.second, centred(.serif, 12, italic: true)),
      .space(4), .text("No. \(order.dossierNumber)", centred(.sans, 14, bold: true)), .space(6),
    ]
  }

  /// `Copy no. 2 (C2026/000004), replaces copy no. 1`; copies are counted with those of the paper that `copy_of` names.
  private func copyLine(_ order: PaperOrder) -> String {
    let group = order.paper.copyOf
    let copies = order.issued.filter { issued in
      group != nil && law.paper(issued.paper)?.copyOf == group && issued.event <= order.event.ordinal
    }
    let number = max(1, copies.count)
    let allotted = order.event.numbers["copy"].map { " (\($0))" } ?? ""
    guard order.paper.replaces, number > 1 else { return "Copy no. \(number)\(allotted)" }
    let earlier = number == 2 ? "copy no. 1" : "copies no. 1 to \(number - 1)"
    return "Copy no. \(number)\(allotted), replaces \(earlier)"
  }

  /// The mark in large letters, its picture beside numbers and dates; or all views of all designs.
  private func pictures(_ dossier: Dossier, _ data: [Line], height: Double) throws -> [Block] {
    var blocks: [Block] = []
    let files = dossier.certificatePictures
    if let mark = dossier.text(of: "MarkVerbalElementText") {
      blocks += [.text(mark, TextStyle(.serif, size: files.isEmpty ? 26 : 16, bold: true, align: .center)), .space(8)]
    }
    if !files.isEmpty {
      let shown = try files.map { Block.picture(try picture($0), width: 180, height: height, .center) }
      blocks += [
        .side([PageCell(184, shown), PageCell(nil, data.filter(\.isOfRegister).map { row($0, label: 112) })]),
        .space(8),
      ]
    }
    for design in dossier.values.designs {
      let name = TextStyle(size: 7, ink: .grey, align: .center)
      let views = try design.views.map { view in
        PageCell(nil, [.picture(try picture(view), width: 140, height: height, .center), .text(view.name, name)])
      }
      blocks.append(.text("\(design.number). \(design.product)", TextStyle(size: 9, bold: true)))
      for start in stride(from: 0, to: views.count, by: 3) {
        let row = Array(views[start..<min(start + 3, views.count)])
        blocks += [.side(row + Array(repeating: PageCell(nil, []), count: 3 - row.count)), .space(6)]
      }
    }
    return blocks
  }

  /// Items that stand on the certificate, with numbers and dates of the register; the term is said in words.
  private func certificateData(_ dossier: Dossier) -> [Line] {
    let items = dossier.right.form.filter { $0.onCertificate && $0.kind != .picture }.map(\.item) + ["charges"]
    let computed = ["registration_number", "application_number", "filing_date", "registered_date", "published_date"]
    let all = dossier.bibliography(items: items + computed)
    // An applicant who is the holder need not stand there twice.
    let holder = all.first { $0.item == dossier.right.holderItem }?.lines
    let data = all.filter { $0.item != dossier.right.applicantItem || $0.lines != holder }
      .map { Line(item: $0.item, inid: $0.inid, label: $0.label, lines: $0.lines) }
    guard let end = dossier.expiryDate else { return data }
    let inid = dossier.right.settings["inid_expiry_date"] ?? ""
    return data + [
      Line(item: "term", inid: inid, label: Label("Protected until", "Protégé jusqu’au"), lines: [end.description])
    ]
  }

  /// One datum of a certificate.
  private struct Line {
    let item: String
    let inid: String
    let label: Label
    let lines: [String]

    /// Numbers and dates that the register itself adds.
    var isOfRegister: Bool { item.hasSuffix("_number") || item.hasSuffix("_date") || item == "term" }
  }

  /// The content of the certificate, its digest and its signature.
  func certificateProof(_ order: PaperOrder) -> CertificateProof {
    let content = CertificateContent(
      of: order.dossier, event: order.event, paper: order.paper.id, seal: order.seal, office: office.code)
    return CertificateProof(content, key: key)
  }

  /// QR code, verification code and signature; never parted.
  ///
  /// - Parameter more: what the QR code holds beside office, number, seal and code.
  func proof(_ order: PaperOrder, adding more: String = "") -> Block {
    let proof = certificateProof(order)
    let (code, payload) = (proof.code, proof.qrText(address: office.settings["verify"] ?? ""))
    let signatory = signatory(order)
    let place = [office.settings["capital"] ?? "", DateWords.text(order.event.effective, office.language)]
    let small = TextStyle(size: 7.5, ink: .grey)
    return .keep([
      .side([
        PageCell(96, [.code(payload + more, side: 96, .start)]),
        PageCell(
          150,
          [
            .space(14), .text("Verification code · Code de vérification", small),
            .text(VerificationCode.grouped(code), TextStyle(size: 12, bold: true, direction: .leftToRight)), .space(4),
            .text("Seal of the register · Sceau du registre", small),
            .text(String(order.seal.prefix(16)), TextStyle(size: 8, direction: .leftToRight)),
          ]),
        PageCell(
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

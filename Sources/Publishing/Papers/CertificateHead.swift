import Filing
import Standards

extension PaperWriter {
  /// The head of a certificate: copies, country, office in its languages, title, number.
  ///
  /// - Parameter copies: the lines of the copies that it speaks of; those of the order when nothing is said.
  func certificateHead(_ order: PaperOrder, _ copies: [String]? = nil) -> [Block] {
    func centred(_ face: TextStyle.Face, _ size: Double, bold: Bool = false) -> TextStyle {
      TextStyle(face, size: size, bold: bold, ink: .blue, align: .center)
    }
    let country = Label(office.settings["country"] ?? "", office.settings["country_fr"] ?? "").both()
    let title = certificateTitle(order)
    return (copies ?? self.copies(order)).map { .text($0, TextStyle(size: 8, ink: .grey, align: .end)) } + [
      .text(country, centred(.serif, 10)), .space(2),
      .text(office.name.first, centred(.serif, 16, bold: true)),
      .text(office.name.second, centred(.serif, 11)), .space(9),
      .title(title.first, centred(.serif, 20, bold: true)), .text(title.second, centred(.serif, 12)),
      .space(4), .text("No. \(order.dossierNumber)", centred(.sans, 14, bold: true)), .space(6),
    ]
  }

  /// The certificate of the right is called as the right calls it, other ones by their own names.
  func certificateTitle(_ order: PaperOrder) -> Label {
    guard order.paper.isOfRegistration else { return order.title }
    return order.dossier.right.term("certificate")
  }

  /// A line a copy: `Copy no. 2 (C2026/000004) · Form no. A0001`; a duplicate says so and why.
  func copies(_ order: PaperOrder) -> [String] {
    let (group, values) = (order.paper.copyOf, order.event.values)
    let earlier = order.issued.filter { issued in
      group != nil && law.paper(issued.paper)?.copyOf == group && issued.event < order.event.ordinal
    }
    let before = earlier.map { issued in
      order.dossier.events.first { $0.ordinal == issued.event }?.values.copyCount ?? 1
    }.reduce(0, +)
    let stock = values.stockNumbers
    let allotted = order.event.numbers["copy"].map { " (\($0))" } ?? ""
    return (0..<values.copyCount).map { place in
      var parts = ["\(law.word(.copy).first) \(before + place + 1)\(allotted)"]
      if order.paper.replaces, before > 0 {
        let copy = law.word(.copy).first.lowercased()
        parts.append("\(law.word(.replaces).first) \(copy) \(before == 1 ? "1" : "1–\(before)")")
      } else if before > 0 {
        parts.append(law.word(.duplicate).both(" / "))
        if let reason = values.text(.reason) {
          parts.append("\(law.word(.reason).first): \(Self.short(reason))")
        }
      }
      if place < stock.count { parts.append("\(law.word(.stock).first) \(stock[place])") }
      return parts.joined(separator: " · ")
    }
  }

  /// The first line of a reason, as far as a head has room for it; the whole stands in the register.
  private static func short(_ reason: String) -> String {
    let line = reason.split(separator: "\n").first ?? ""
    return line.count > 160 ? "\(line.prefix(160))…" : String(line)
  }

  /// What the certificate of that order certifies, with its digest and signature: the same for paper and gazette.
  public func proof(of order: PaperOrder) -> CertificateProof { certificateProof(order.asAsked) }

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
    let place = [office.settings["capital"] ?? "", DateWords.text(order.made, office.language)]
    let small = TextStyle(size: 7.5, ink: .grey)
    return .keep([
      .side([
        PageCell(96, [.code(payload + more, side: 96, .start)]),
        PageCell(
          150,
          [
            .space(14), .text(law.word(.verification).both(), small),
            .text(VerificationCode.grouped(code), TextStyle(size: 12, bold: true, direction: .leftToRight)), .space(4),
            .text(law.word(.seal).both(), small),
            .text(String(order.seal.prefix(16)), TextStyle(size: 8, direction: .leftToRight)),
          ]),
        PageCell(
          nil,
          [
            .space(14),
            .text(place.filter { !$0.isEmpty }.joined(separator: ", "), TextStyle(size: 9.5, align: .center)),
            .space(30),
            .hairline, .text(signatory.person, TextStyle(.serif, size: 11, bold: true, align: .center)),
            .text(signatory.title.both(), TextStyle(size: 8.5, align: .center)),
          ]),
      ])
    ])
  }
}

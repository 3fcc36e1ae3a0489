import Filing
import Standards

/// The parts of a certificate, before they find their places on its pages.
struct CertificateParts {
  /// What the office certifies, in its first and second language; the second may be empty.
  var certified: (first: String, second: String)
  /// The mark in letters; nil when it has none.
  var mark: String?
  /// Pictures in groups, each with a heading that may be empty: the mark, or design by design.
  var groups: [CertificatePictures]
  /// Numbers and dates that the register itself adds.
  var register: [CertificateLine]
  /// What else stands on it, in the order in which it must find room.
  var lines: [CertificateLine]
  var proof: Block
}

/// Pictures that stand together on a certificate.
struct CertificatePictures {
  let heading: String
  let pictures: [(picture: Picture, caption: String)]
}

extension PaperWriter {
  /// What stands on the certificate.
  func certificateParts(_ order: PaperOrder) throws -> CertificateParts {
    let words = (try text(order, second: false) ?? "", try text(order, second: true) ?? "")
    let shown = order.paper.shows
    let data = certificateData(order, everything: shown == .register)
    let brought = shown == .recordal ? order.recordalLines(law) : []
    let named = Set(brought.map(\.item).map { $0.replacing("recorded ", with: "") })
    // A recordal names what it changes; of the rest it says only which right it is.
    let others = data.filter { line in
      !line.isOfRegister
        && (shown != .recordal || !named.contains(line.item) && order.dossier.right.identifies(line.item))
    }
    return CertificateParts(
      certified: words, mark: order.dossier.text(of: "MarkVerbalElementText"),
      groups: try shown == .recordal ? [] : pictureGroups(order.dossier), register: data.filter(\.isOfRegister),
      lines: brought + others, proof: proof(order))
  }

  /// The certificate as it is read: part after part.
  func certificateFlow(_ order: PaperOrder) throws -> [Block] {
    let parts = try certificateParts(order)
    var blocks = certificateHead(order) + [.space(6)] + certified(parts.certified) + [.space(8)]
    if let mark = parts.mark { blocks += [.text(mark, markStyle(parts)), .space(8)] }
    for group in parts.groups { blocks += gallery(group, height: 110) }
    return blocks + [.hairline] + (parts.register + parts.lines).map { row($0) } + [.hairline, .space(10), parts.proof]
  }

  /// Items of the dossier as rows of a certificate.
  func certificateRows(_ dossier: Dossier, items: [String]) -> [Block] {
    dossier.bibliography(items: items).map {
      row(CertificateLine(item: $0.item, inid: $0.inid, label: $0.label, lines: $0.lines))
    }
  }

  func row(_ line: CertificateLine, label width: Double = 165) -> Block {
    let code = line.inid.isEmpty ? "" : "(\(line.inid))"
    return .row([
      PageCell(30, [.text(code, TextStyle(size: 9, bold: true, direction: .leftToRight))]),
      PageCell(width, [.text(line.label.both(" / "), TextStyle(size: 7.5, ink: .grey))]),
      PageCell(nil, [.text(line.lines.joined(separator: "\n"), TextStyle(size: 9, direction: office.direction))]),
    ])
  }

  /// How the mark stands above the data: in one order of its scripts here and there.
  func markStyle(_ parts: CertificateParts) -> TextStyle {
    TextStyle(
      .serif, size: parts.groups.isEmpty ? 26 : 16, bold: true, align: .center, direction: office.direction)
  }

  /// Who holds and who applied, then the other items that stand on the certificate, and numbers and dates of the register.
  private func certificateData(_ order: PaperOrder, everything: Bool) -> [CertificateLine] {
    let dossier = order.dossier
    let right = dossier.right
    let onIt = right.form.filter { everything ? $0.published : $0.onCertificate }.filter { $0.kind != .picture }
    let computed = ["registration_number", "application_number", "filing_date", "registered_date", "published_date"]
    let all = dossier.bibliography(items: onIt.map(\.item) + (everything ? [] : ["charges"]) + computed)
    // An applicant who is the holder need not stand there twice.
    let holder = all.first { $0.item == right.holderItem }?.lines
    let data = all.filter { $0.item != right.applicantItem || $0.lines != holder }
      .map { CertificateLine(item: $0.item, inid: $0.inid, label: $0.label, lines: $0.lines) }
    let owners = data.filter { [right.holderItem, right.applicantItem].contains($0.item) }
    let lines = owners + data.filter { line in !owners.contains { $0.item == line.item } }
    guard let end = dossier.expiryDate else { return lines }
    let label = law.word(.protectedUntil)
    return lines + [
      CertificateLine(
        item: "term", inid: right.settings["inid_expiry_date"] ?? "", label: label, lines: [end.description])
    ]
  }
}

extension Right {
  /// Whether the item says which right it is and whose.
  fileprivate func identifies(_ item: String) -> Bool { [titleItem, holderItem, applicantItem].contains(item) }
}

import Filing
import Standards

extension PaperWriter {
  /// A letter or receipt: head of the office, addressee, references, text in both languages, signature.
  ///
  /// Each of several addressees has a copy of his own, which says to whom the others went.
  func letter(_ order: PaperOrder) throws -> [Block] {
    let addressees = order.dossier.addressees(of: order.paper, by: order.event.ordinal, law)
    guard addressees.count > 1 else { return try letter(order, to: addressees.first, sentTo: []) }
    var blocks: [Block] = []
    for addressee in addressees {
      if !blocks.isEmpty { blocks.append(.pageBreak) }
      blocks += try letter(order, to: addressee, sentTo: addressees.map(\.name))
    }
    return blocks
  }

  private func letter(_ order: PaperOrder, to addressee: Addressee?, sentTo: [String]) throws -> [Block] {
    var blocks = head() + address(order, addressee) + [.space(10)] + subject(order)
    blocks += paragraphs(try text(order, second: false) ?? "", .body)
    let second = try secondText(order)
    let others: [Block] =
      sentTo.isEmpty
      ? []
      : [
        .space(8),
        .text("\(law.word(.sentTo).both(" / ")): \(sentTo.joined(separator: "; "))", TextStyle(size: 8, ink: .grey)),
      ]
    guard order.paper.kind == .receipt else { return blocks + signature(order) + second + others }
    return blocks + signature(order) + second + receiptData(order) + others
  }

  private func secondText(_ order: PaperOrder) throws -> [Block] {
    guard let second = try text(order, second: true), !second.isEmpty else { return [] }
    let style = TextStyle(size: 9, ink: .grey)
    let title = Block.title(order.title.second, style.with(\.bold, true))
    return [.space(12), .keep([.hairline, .space(2), title, .space(3)] + paragraphs(second, style))]
  }

  /// The head of the office.
  func head() -> [Block] {
    let address = office.addressLines.joined(separator: " · ")
    return [
      .text(office.name.first, TextStyle(.serif, size: 15, bold: true, ink: .blue)),
      .text(office.name.second, TextStyle(.serif, size: 10, bold: true, ink: .blue)),
      .space(3), .rule(0.8, .blue), .text(address, TextStyle(size: 8, ink: .grey)), .space(18),
    ]
  }

  private func address(_ order: PaperOrder, _ addressee: Addressee?) -> [Block] {
    let place = [office.settings["capital"], DateWords.text(order.made, office.language)].compactMap { $0 }
    let lines = addressee?.lines(on: order.made) ?? []
    return [
      .side([
        PageCell(nil, lines.map { .text($0, TextStyle(direction: office.direction)) }),
        PageCell(190, [.text(place.joined(separator: ", "), TextStyle(align: .end))]),
      ])
    ]
  }

  private func subject(_ order: PaperOrder) -> [Block] {
    let dossier = order.dossier
    let style = TextStyle(size: 9, direction: office.direction)
    var rows: [(String, String)] = [
      (dossier.right.label.first, "\(order.dossierNumber)\(dossier.title.isEmpty ? "" : " — \(dossier.title)")"),
      (law.word(.inTheNameOf).first, dossier.owners.flatMap(\.letterNames).joined(separator: "\n")),
    ]
    if let number = order.number {
      rows.append((law.word(order.paper.kind == .receipt ? .receipt : .ourLetter).first, number))
    }
    if let reference = dossier.values.text(.reference) { rows.append((law.word(.yourReference).first, reference)) }
    if order.made != order.event.effective {
      rows.append((law.word(.effective).first, DateWords.text(order.event.effective, office.language)))
    }
    return rows.filter { !$0.1.isEmpty }.map { label, value in
      .row([PageCell(90, [.text(label, style.with(\.ink, .grey))]), PageCell(nil, [.text(value, style)])])
    } + [.space(10), .title(order.title.first, TextStyle(size: 13, bold: true)), .space(6)]
  }

  /// Lines of a template: an empty line parts paragraphs.
  func paragraphs(_ text: String, _ style: TextStyle) -> [Block] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.isEmpty ? .space(style.size * 0.6) : .text(String(line), style.with(\.leading, 1.15))
    }
  }

  /// What a receipt confirms: the data as recorded, and the fees.
  private func receiptData(_ order: PaperOrder) -> [Block] {
    let isFiling = order.event.ordinal == 1
    guard isFiling else { return [] }
    var blocks: [Block] = [.space(8), .hairline]
    for datum in order.dossier.bibliography(everything: true) {
      let value = receiptLines(datum, order.dossier.right)
      blocks.append(
        .datum(
          datum.inid.isEmpty ? "" : "(\(datum.inid))", datum.label.first, value.joined(separator: "\n"),
          style: TextStyle(size: 8.5, direction: office.direction), codeWidth: 32))
    }
    let fees = order.feeRows(law, false)
    guard !fees.isEmpty, !hasFeeList(order) else { return blocks }
    let total = order.dossier.fees.filter { $0.event == order.event.ordinal && $0.isOpen }.map(\.open)
      .reduce(0, +)
    let columns = [
      PageTable.Column(law.word(.due).first), PageTable.Column(law.word(.code).first, width: 60),
      PageTable.Column(law.word(.rule).first, width: 100),
      PageTable.Column(office.currencyName(second: false), width: 70, align: .end),
    ]
    let rows = fees.map { [$0["label"] ?? "", $0["code"] ?? "", $0["basis"] ?? "", $0["amount"] ?? ""] }
    return blocks + [
      .space(10),
      .table(PageTable(columns, rows: rows + [[law.word(.total).first, "", "", order.dossier.money(total)]])),
    ]
  }

  /// What the receipt shows of a datum: a long text by its beginning, a long list by its first entries.
  private func receiptLines(_ datum: Datum, _ right: Right) -> [String] {
    guard right.item(datum.item)?.kind == .lines else {
      return datum.lines.count > 8 ? Array(datum.lines.prefix(8)) + ["…"] : datum.lines
    }
    let text = datum.lines.joined(separator: " ")
    return [text.count > 160 ? "\(text.prefix(160))…" : text]
  }

  /// Whether the law's own text already lists the fees.
  private func hasFeeList(_ order: PaperOrder) -> Bool {
    let bytes = law.files["Templates/\(order.paper.template).\(office.language).txt"] ?? []
    return String(decoding: bytes, as: UTF8.self).contains("{{#fee_list}}")
  }

  private func signature(_ order: PaperOrder) -> [Block] {
    let signatory = signatory(order)
    let office = [signatory.title.first, self.office.name.first].filter { !$0.isEmpty }.joined(separator: ", ")
    return [
      .keep([
        .space(order.paper.kind == .receipt ? 14 : 28),
        .text(signatory.person, TextStyle(bold: true, direction: self.office.direction)),
        .text(office, TextStyle(size: 9, direction: self.office.direction)),
      ])
    ]
  }
}

extension Addressee {
  /// As an envelope has it, line by line.
  func lines(on day: CalendarDate) -> [String] {
    switch self {
    case .service(let lines): return lines
    case .party(let party):
      let address = party.address(on: day)
      let town = [address?.postcode, address?.city].compactMap { $0 }.joined(separator: " ")
      return (party.letterNames + (address?.lines ?? []) + [town, address?.country ?? ""]).filter { !$0.isEmpty }
    }
  }
}

extension Party {
  /// Names as an envelope has them, one a line, the leading one first: `Ada Okoye`, `Lumen Works Ltd`.
  var letterNames: [String] {
    names.map { name in name.first.map { "\($0) \(name.last)" } ?? name.last }
  }
}

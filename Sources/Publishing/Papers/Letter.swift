import Filing
import Standards

extension PaperWriter {
  /// A letter or receipt: head of the office, addressee, references, text in both languages, signature.
  func letter(_ order: PaperOrder) throws -> [Block] {
    var blocks = head() + address(order) + [.space(10)] + subject(order)
    blocks += paragraphs(try text(order, second: false) ?? "", .body)
    let second = try secondText(order)
    guard order.paper.kind == .receipt else { return blocks + signature(order) + second }
    return blocks + signature(order) + second + receiptData(order)
  }

  private func secondText(_ order: PaperOrder) throws -> [Block] {
    guard let second = try text(order, second: true) else { return [] }
    let style = TextStyle(size: 9, ink: .grey)
    let title = Block.text(order.paper.label.second, style.with(\.bold, true))
    return [.space(12), .keep([.hairline, .space(2), title, .space(3)] + paragraphs(second, style))]
  }

  /// The head of the office.
  func head() -> [Block] {
    let address = office.addressLines.joined(separator: " · ")
    return [
      .text(office.name.first, TextStyle(.serif, size: 15, bold: true, ink: .blue)),
      .text(office.name.second, TextStyle(.serif, size: 10, italic: true, ink: .blue)),
      .space(3), .rule(0.8, .blue), .text(address, TextStyle(size: 8, ink: .grey)), .space(18),
    ]
  }

  /// Where the letter goes: the representative, else the address for service, else the applicant or holder.
  private func address(_ order: PaperOrder) -> [Block] {
    let dossier = order.dossier
    let party = dossier.correspondent
    let address = party?.address(on: order.event.effective)
    let town = [address?.postcode, address?.city].compactMap { $0 }.joined(separator: " ")
    let lines =
      dossier.addressForService ?? (party?.letterNames ?? []) + (address?.lines ?? []) + [town, address?.country ?? ""]
    let made = order.dossier.right.made(order.event)
    let place = [office.settings["capital"], DateWords.text(made, office.language)].compactMap { $0 }
    return [
      .side([
        PageCell(nil, lines.filter { !$0.isEmpty }.map { .text($0, TextStyle(direction: office.direction)) }),
        PageCell(190, [.text(place.joined(separator: ", "), TextStyle(align: .end))]),
      ])
    ]
  }

  private func subject(_ order: PaperOrder) -> [Block] {
    let dossier = order.dossier
    let style = TextStyle(size: 9, direction: office.direction)
    var rows: [(String, String)] = [
      (dossier.right.label.first, "\(order.dossierNumber)\(dossier.title.isEmpty ? "" : " — \(dossier.title)")"),
      ("In the name of", dossier.owners.flatMap(\.letterNames).joined(separator: "\n")),
    ]
    if let number = order.number { rows.append((order.paper.kind == .receipt ? "Receipt" : "Our letter", number)) }
    if let reference = dossier.values.text(.reference) { rows.append(("Your reference", reference)) }
    return rows.filter { !$0.1.isEmpty }.map { label, value in
      .row([PageCell(90, [.text(label, style.with(\.ink, .grey))]), PageCell(nil, [.text(value, style)])])
    } + [.space(10), .text(order.paper.label.first, TextStyle(size: 13, bold: true)), .space(6)]
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
    let fees = order.feeRows(false)
    guard !fees.isEmpty, !hasFeeList(order) else { return blocks }
    let total = order.dossier.fees.filter { $0.event == order.event.ordinal && $0.isOpen }.map(\.open)
      .reduce(0, +)
    let columns = [
      PageTable.Column("Fee due"), PageTable.Column("Code", width: 60), PageTable.Column("Rule", width: 100),
      PageTable.Column(office.currencyName(second: false), width: 70, align: .end),
    ]
    let rows = fees.map { [$0["label"] ?? "", $0["code"] ?? "", $0["basis"] ?? "", $0["amount"] ?? ""] }
    return blocks + [
      .space(10), .table(PageTable(columns, rows: rows + [["Total", "", "", order.dossier.money(total)]])),
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
    return [
      .keep([
        .space(order.paper.kind == .receipt ? 14 : 28), .text(signatory.person, TextStyle(bold: true)),
        .text(
          [signatory.title.first, office.name.first].filter { !$0.isEmpty }.joined(separator: ", "), TextStyle(size: 9)),
      ])
    ]
  }
}

extension Party {
  /// Names as an envelope has them, one a line, the leading one first: `Ada Okoye`, `Lumen Works Ltd`.
  var letterNames: [String] {
    names.map { name in name.first.map { "\($0) \(name.last)" } ?? name.last }
  }
}

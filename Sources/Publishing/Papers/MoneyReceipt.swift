import Filing
import Standards

/// The receipt of money that named several files or none when it came, or went to a deposit account.
public struct MoneyReceipt: Sendable {
  public var number: String
  /// What the act that gave it is called.
  public var title: Label
  public var payer: String
  public var date: CalendarDate
  /// When it was given.
  public var recorded: Moment
  /// The sum and what of it no file is credited with, as text; nil when nothing waits.
  public var sums: (amount: String, left: String?)
  /// Method of payment, as the law names it.
  public var method: String
  public var cashier: Signatory
  /// What the files are credited with: number, title, fee, receipt, amount.
  public var rows: [[String]]
  public var isOnAccount: Bool
  public var isVoid: Bool

  public init(
    _ number: String, title: Label, payer: String, date: CalendarDate, recorded: Moment,
    sums: (amount: String, left: String?), method: String, cashier: Signatory, rows: [[String]], isOnAccount: Bool,
    isVoid: Bool
  ) {
    (self.number, self.title, self.payer, self.date, self.recorded) = (number, title, payer, date, recorded)
    (self.sums, self.method, self.cashier, self.rows) = (sums, method, cashier, rows)
    (self.isOnAccount, self.isVoid) = (isOnAccount, isVoid)
  }

  /// The template of the law that words it.
  public static let template = "office_receipt"

  func fields(_ office: OfficeProfile, _ law: Law, second: Bool) -> Template.Fields {
    let language = second ? office.languages.last ?? office.language : office.language
    return Template.Fields(
      texts: [
        "payer": payer, "date": DateWords.text(date, language), "amount": sums.amount, "left": sums.left ?? "",
        "currency": office.currencyName(second: second), "receipt": number, "cashier": cashier.person,
        "paid_by": method.isEmpty ? "" : law.words("paid_by_\(method)", second) ?? method,
        "account": isOnAccount ? payer : "", "list": rows.isEmpty ? "" : sums.amount,
      ])
  }
}

extension PaperWriter {
  /// Makes the receipt in the languages of the office, the files that it pays on a list.
  public func receipt(_ receipt: MoneyReceipt) throws -> PrintedPaper {
    let place = [office.settings["capital"], DateWords.text(receipt.recorded.date, office.language)].compactMap { $0 }
    let title = { (second: Bool) in
      receipt.title.text(second: second) + (receipt.isVoid ? " — \(law.word(.void).text(second: second))" : "")
    }
    var blocks =
      head() + [
        .side([
          PageCell(nil, [.text(receipt.payer, TextStyle(direction: office.direction))]),
          PageCell(190, [.text(place.joined(separator: ", "), TextStyle(align: .end))]),
        ]),
        .space(16), .text(title(false), TextStyle(size: 13, bold: true)), .space(6),
      ] + paragraphs(try wording(receipt, second: false), .body)
    if office.languages.count > 1 {
      let style = TextStyle(size: 9, ink: .grey)
      let parts: [Block] = [.hairline, .space(2), .text(title(true), style.with(\.bold, true)), .space(3)]
      blocks += [.space(12), .keep(parts + paragraphs(try wording(receipt, second: true), style))]
    }
    blocks += list(receipt)
    blocks.append(
      .keep([
        .space(18), .text(receipt.cashier.person, TextStyle(bold: true)),
        .text(
          [receipt.cashier.title.first, office.name.first].filter { !$0.isEmpty }.joined(separator: ", "),
          TextStyle(size: 9)),
      ]))
    let document = PageDocument(
      PaperMetadata(
        title: "\(receipt.title.first) \(receipt.number)", author: office.name.first, created: "\(receipt.recorded)Z",
        language: office.language),
      fonts: fonts, footer: { page, pages in Running(start: receipt.number, end: "\(page) / \(pages)") },
      watermark: office.watermark, blocks: blocks)
    let name = receipt.number.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    return PrintedPaper(fileName: "receipt-\(String(name)).pdf", code: nil, document: document)
  }

  private func list(_ receipt: MoneyReceipt) -> [Block] {
    guard !receipt.rows.isEmpty else { return [] }
    let heads: [(PaperWord, Double?)] = [(.file, 98), (.title, nil), (.fee, 60), (.receipt, 78), (.amount, 84)]
    let columns = heads.map { word, width in
      PageTable.Column(law.word(word).both(), width: width, align: word == .amount ? .end : .start)
    }
    let sum = [law.word(.total).both(), "", "", "", receipt.sums.amount]
    return [.space(10), .table(PageTable(columns, rows: receipt.rows + [sum], style: TextStyle(size: 8)))]
  }

  private func wording(_ receipt: MoneyReceipt, second: Bool) throws -> String {
    let language = second ? office.languages[1] : office.language
    let name = "\(MoneyReceipt.template).\(language).txt"
    guard let bytes = law.files["Templates/\(name)"] else {
      throw TemplateFault(template: name, reason: "the law has no such file in Templates")
    }
    return try Template(String(decoding: bytes, as: UTF8.self), name: name)
      .filled(receipt.fields(office, law, second: second))
  }
}

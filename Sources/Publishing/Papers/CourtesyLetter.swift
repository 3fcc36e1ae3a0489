import Filing
import Standards

/// A letter that tells what falls due: it has no effect in law and belongs to no file.
public struct CourtesyLetter: Sendable {
  /// Name and address, line by line.
  public var addressee: [String]
  public var date: CalendarDate
  /// One for each renewal or annuity, with the cells of ``heads``.
  public var rows: [[String]]
  /// The sums in time and late, as text.
  public var sums: (inTime: String, late: String)

  public init(to addressee: [String], on date: CalendarDate, rows: [[String]], sums: (inTime: String, late: String)) {
    (self.addressee, self.date, self.rows, self.sums) = (addressee, date, rows, sums)
  }

  /// The template of the law that words it.
  public static let template = "courtesy_letter"
  static let heads = ["Number", "Title", "What", "From", "Due", "End of grace", "In time", "Late"]
}

extension PaperWriter {
  /// Makes the letter in the languages of the office.
  ///
  /// - Parameter title: what it is called.
  public func courtesy(_ letter: CourtesyLetter, title: Label) throws -> PageDocument {
    let place = [office.settings["capital"], DateWords.text(letter.date, office.language)].compactMap { $0 }
    let widths: [Double?] = [66, nil, 74, 50, 50, 56, 44, 44]
    let columns = zip(CourtesyLetter.heads, widths).enumerated().map { place, column in
      PageTable.Column(column.0, width: column.1, align: place > 5 ? .end : .start)
    }
    let sum = ["Sum", "", "", "", "", "", letter.sums.inTime, letter.sums.late]
    let blocks =
      head() + [
        .side([
          PageCell(nil, letter.addressee.map { .text($0, TextStyle(direction: office.direction)) }),
          PageCell(190, [.text(place.joined(separator: ", "), TextStyle(align: .end))]),
        ]),
        .space(16), .text(title.first, TextStyle(size: 13, bold: true)), .space(6),
      ] + paragraphs(try wording(office.language), .body)
      + [.space(8), .table(PageTable(columns, rows: letter.rows + [sum], style: TextStyle(size: 7.5)))]
    let second = try office.languages.dropFirst().first.map { language in
      let style = TextStyle(size: 9, ink: .grey)
      let parts: [Block] = [.hairline, .space(2), .text(title.second, style.with(\.bold, true)), .space(3)]
      return [Block.space(12), .keep(parts + paragraphs(try wording(language), style))]
    }
    return PageDocument(
      PaperMetadata(
        title: title.first, author: office.name.first, created: "\(letter.date)T00:00:00Z", language: office.language),
      fonts: fonts, watermark: office.watermark, blocks: blocks + (second ?? []))
  }

  private func wording(_ language: String) throws -> String {
    let name = "\(CourtesyLetter.template).\(language).txt"
    guard let bytes = law.files["Templates/\(name)"] else {
      throw TemplateFault(template: name, reason: "the law has no such file in Templates")
    }
    return try Template(String(decoding: bytes, as: UTF8.self), name: name)
      .filled(.init(texts: ["currency": office.currencyName(second: language != office.language)]))
  }
}

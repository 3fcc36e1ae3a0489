import Filing
import Office
import Publishing
import Standards

/// The sheet of a day on paper, with the places where the two officers sign.
public enum DaySheetPaper {
  /// - Parameter facts: of the office, for its name and currency.
  public static func document(_ day: OfficeDay, _ facts: Facts) throws -> PageDocument {
    let profile = OfficeProfile(settings: facts.settings)
    let title = "Sheet of \(day.sheet.day)"
    let parts = DaySheetText.tables(day, facts.currency).flatMap { table -> [Block] in
      // The first column keeps a third of the page, however many follow.
      let width = min(92, 320 / Double(max(1, table[0].count - 1)))
      let columns = table[0].enumerated().map { place, head in
        PageTable.Column(head, width: place == 0 ? nil : width, align: place == 0 ? .start : .end)
      }
      return [.space(8), .table(PageTable(columns, rows: Array(table.dropFirst())))]
    }
    let head: [Block] = [
      .text(profile.name.first, TextStyle(.serif, size: 15, bold: true, ink: .blue)),
      .text(title, TextStyle(size: 12, bold: true)),
    ]
    let lines = (DaySheetText.head(day, facts.currency), DaySheetText.end(day, facts.currency))
    let body = lines.0.map { Block.text($0, .small) } + parts + [.space(8)] + lines.1.map { Block.text($0) }
    let closed = day.closed.map { closed in
      [Block.space(8), .text("SHA-256 of the sheet \(closed.sheet)", TextStyle(size: 7, ink: .grey))]
    }
    let names = [day.closed?.officer ?? "", day.closed?.approver ?? ""]
    let signatures = names.map { PageCell(nil, [.space(36), .hairline, .text($0, .small)]) }
    return PageDocument(
      PaperMetadata(title: title, author: profile.name.first, created: "\(facts.today)T00:00:00Z"), fonts: try .noto(),
      footer: { page, pages in Running(start: title, end: "\(page) / \(pages)") },
      watermark: profile.watermark, blocks: head + body + (closed ?? []) + [.keep([.side(signatures)])])
  }
}

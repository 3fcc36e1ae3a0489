import Filing
import FoundationEssentials
import Standards

/// Sets an issue: title page with contents, sections in two columns, indexes, seals.
public struct IssuePrinter: Sendable {
  let fonts: FontSet
  let fetch: PictureFetch

  public init(fonts: FontSet, documents: @escaping @Sendable (_ sha256: String) throws -> [UInt8]) {
    self.fonts = fonts
    fetch = PictureFetch(documents: documents)
  }

  /// The issue as pages; a missing picture is refused with ``PaperFault``.
  public func document(_ content: IssueContent) throws -> PageDocument {
    let office = content.office
    let name = office.settings["gazette"] ?? "Gazette"
    let head = "\(name) · No. \(content.issue.number)/\(content.issue.year) · \(content.issue.date)"
    var blocks = titlePage(content)
    // Neighbouring sections of entries share their columns, so that a short section does not cost half a page.
    var columns: [Block] = []
    for part in content.parts where !part.isEmpty(content) {
      if part.section.kind == .entries {
        columns += try entries(part, content)
      } else {
        blocks += flushed(&columns) + self.part(part, content)
      }
    }
    blocks += flushed(&columns)
    return PageDocument(
      PaperMetadata(
        title: "\(name) No. \(content.issue.number)/\(content.issue.year)", author: office.name.first,
        subject: content.issue.id,
        created: "\(content.issue.date)T00:00:00Z"),
      fonts: fonts, sheet: .a4(top: 60, bottom: 52, side: 50), direction: office.direction,
      header: { page, _ in page == 1 ? nil : Running(start: head, end: office.code) },
      footer: { page, pages in Running(middle: "\(page) / \(pages)", ruled: false) }, blocks: blocks)
  }

  private func titlePage(_ content: IssueContent) -> [Block] {
    let (office, issue) = (content.office, content.issue)
    func centred(_ size: Double, bold: Bool = false, italic: Bool = false) -> TextStyle {
      TextStyle(.serif, size: size, bold: bold, italic: italic, ink: .blue, align: .center)
    }
    let contents = content.parts.filter { !$0.isEmpty(content) }.map { part in
      let count = part.entries.isEmpty ? "" : " (\(part.entries.count))"
      return Block.entry(
        "\(part.section.number)  \(part.section.label.first)\(count)", page: part.section.id, TextStyle(size: 10.5))
    }
    return [
      .space(30), .text("\(office.name.first) (\(office.code))", centred(14)),
      .text(office.name.second, centred(10, italic: true)),
      .space(40), .text(office.settings["gazette"] ?? "Gazette", centred(21, bold: true)), .space(4),
      .text(office.settings["gazette_fr"] ?? "", centred(13, italic: true)), .space(30),
      .text("No. \(issue.number) / \(issue.year)", centred(20, bold: true)), .space(6),
      .text(dates(content), TextStyle(size: 11, align: .center)), .space(30), .rule(0.8, .blue), .space(10),
      .text("Contents · Sommaire", TextStyle(size: 12, bold: true)), .space(6),
    ] + contents + [
      .space(24), .rule(0.8, .blue), .space(8),
      .text(
        "Numbers in parentheses are INID codes of WIPO Standards ST.9 (patents, utility models), ST.60 (marks) and ST.80 (designs). "
          + "The issue is closed: its list of entries is frozen, and the next issue carries its hash.",
        TextStyle(size: 8, ink: .grey)),
      .pageBreak,
    ]
  }

  private func dates(_ content: IssueContent) -> String {
    let day = DateWords.text(content.issue.date, content.office.language)
    return "Published on \(day). Acts recorded up to \(DateWords.text(content.issue.cutOff, content.office.language))."
  }

  private func flushed(_ columns: inout [Block]) -> [Block] {
    defer { columns = [] }
    return columns.isEmpty ? [] : [.columns(2, gap: 18, columns), .space(14)]
  }

  private func heading(_ section: Section, size: Double) -> (Block, Block) {
    let title = "\(section.number)  \(section.label.first)"
    return (
      .heading(Heading(title, level: 1, style: TextStyle(size: size, bold: true), id: section.id)),
      .text(section.label.second, TextStyle(size: 9, italic: true, ink: .grey))
    )
  }

  /// A section of entries; its heading stays with the first one.
  private func entries(_ part: IssueContent.Part, _ content: IssueContent) throws -> [Block] {
    let (title, second) = heading(part.section, size: 13)
    let entries = try part.entries.map { try entry($0, content.office) }
    return [title, .keep([second, .space(4)] + (entries.first?.head ?? []))] + (entries.first?.rest ?? [])
      + entries.dropFirst().flatMap { [.keep($0.head)] + $0.rest }
  }

  private func part(_ part: IssueContent.Part, _ content: IssueContent) -> [Block] {
    let (title, second) = heading(part.section, size: 14)
    switch part.section.kind {
    case .entries: return []
    case .notices:
      let notices = content.issue.notices.enumerated().map { index, text in
        Block.text("\(index + 1). \(text)", TextStyle(direction: content.office.direction, leading: 1.15))
      }
      return [title, second, .space(6)] + notices.flatMap { [$0, .space(5)] } + [.space(10)]
    case .index: return [title, second] + IssueIndex(content).blocks
    case .seals: return [title, second, .space(6)] + seals(content.issue)
    }
  }

  private func seals(_ issue: GazetteIssue) -> [Block] {
    let columns = [
      PageTable.Column("Day", width: 60), PageTable.Column("Last event", width: 60, align: .end),
      PageTable.Column("Seal of the register (SHA-256)"),
    ]
    let rows = issue.seals.map { [$0.date.description, String($0.sequence), $0.seal] }
    var blocks: [Block] = [.table(PageTable(columns, rows: rows, style: TextStyle(size: 7.5, direction: .leftToRight)))]
    if !issue.previousHash.isEmpty {
      blocks += [
        .space(8), .text("SHA-256 of the previous issue’s list of entries:", TextStyle(size: 9)),
        .text(issue.previousHash, TextStyle(size: 8, direction: .leftToRight)),
      ]
    }
    return blocks
  }
}

extension IssueContent.Part {
  /// Whether the section has nothing to print.
  func isEmpty(_ content: IssueContent) -> Bool {
    switch section.kind {
    case .entries: entries.isEmpty
    case .notices: content.issue.notices.isEmpty
    case .index: content.items.isEmpty
    case .seals: content.issue.seals.isEmpty && content.issue.previousHash.isEmpty
    }
  }
}

extension IssueContent {
  /// The issue as text of 76 columns.
  public func text(_ printer: IssuePrinter) throws -> String { try printer.document(self).plainText(columns: 76) }
}

import Filing
import FoundationEssentials
import Standards

/// Sets an issue: title page with contents, sections in two columns, indexes, seals.
public struct IssuePrinter: Sendable {
  let fonts: FontSet
  let fetch: PictureFetch
  /// Marks of the entries beside which a bar stands: what is new or changed since the proof before.
  let barred: Set<String>

  public init(
    fonts: FontSet, barred: Set<String> = [], documents: @escaping @Sendable (_ sha256: String) throws -> [UInt8]
  ) {
    (self.fonts, self.barred) = (fonts, barred)
    fetch = PictureFetch(documents: documents)
  }

  static let sheet = Sheet.a4(top: 52, bottom: 46, side: 50)

  /// The issue as pages, a proof with that word across each; a missing picture is refused with ``PaperFault``.
  public func document(_ content: IssueContent) throws -> PageDocument {
    let (office, issue) = (content.office, content.issue)
    let name = office.settings["gazette"] ?? "Gazette"
    let proof = issue.isClosed ? "" : "PROOF · "
    let head = "\(proof)\(name) · No. \(issue.number)/\(issue.year) · \(issue.date) · \(office.code)"
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
    var document = PageDocument(
      PaperMetadata(
        title: "\(proof)\(name) No. \(issue.number)/\(issue.year)", author: office.name.first,
        subject: issue.id, created: "\(issue.date)T00:00:00Z", language: office.language),
      fonts: fonts, sheet: Self.sheet, direction: office.direction,
      header: { page, _ in page == 1 ? Running(start: proof, ruled: false) : Running(start: head) },
      footer: { page, pages in Running(middle: "\(page) / \(pages)", ruled: false) }, blocks: blocks)
    document.watermark = issue.isClosed ? office.watermark : "PROOF"
    return document
  }

  /// On which page of the issue each entry begins, by issue and mark: `2026-07 treg-402026000000001-9`.
  public func pages(of content: IssueContent) throws -> [String: Int] {
    let marks = try document(content).pagesOfMarks()
    return Dictionary(
      content.items.compactMap { item in marks[item.mark].map { ("\(content.issue.id) \(item.mark)", $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Some entries of an issue alone, as text for reading in a terminal.
  public func text(of content: IssueContent, entries marks: Set<String>) throws -> String {
    let blocks = try content.items.filter { marks.contains($0.mark) }.flatMap { item -> [Block] in
      let entry = try entry(item, content.office)
      return entry.head + entry.rest
    }
    let document = PageDocument(
      PaperMetadata(title: content.issue.id, author: "", created: "\(content.issue.date)T00:00:00Z"), fonts: fonts,
      sheet: Self.sheet, direction: content.office.direction, blocks: blocks)
    return document.plainText(columns: 76)
  }

  private func flushed(_ columns: inout [Block]) -> [Block] {
    defer { columns = [] }
    return columns.isEmpty ? [] : [.columns(2, gap: 18, columns), .space(14)]
  }

  private func heading(_ section: Section, size: Double) -> [Block] {
    let title = "\(section.number)  \(section.label.first)"
    return [
      .running(section: title, word: ""),
      .heading(Heading(title, level: 1, style: TextStyle(size: size, bold: true), id: section.id)),
      .text(section.label.second, TextStyle(size: 9, italic: true, ink: .grey)), .space(4),
    ]
  }

  /// A section of entries; its heading stays with the first one.
  private func entries(_ part: IssueContent.Part, _ content: IssueContent) throws -> [Block] {
    let entries = try part.entries.map { try entry($0, content.office) }
    return entries.enumerated().flatMap { index, entry -> [Block] in
      let title = index == 0 ? heading(part.section, size: 13) : []
      return [.keep(title + entry.head)] + entry.rest
    }
  }

  /// Notices, indexes and seals; a heading stays with what follows it.
  private func part(_ part: IssueContent.Part, _ content: IssueContent) -> [Block] {
    let title = heading(part.section, size: 14)
    switch part.section.kind {
    case .entries: return []
    case .notices:
      let notices = content.issue.notices.enumerated().map { index, text in
        Block.text("\(index + 1). \(text)", TextStyle(direction: content.office.direction, leading: 1.15))
      }
      return [.keep(title + notices.prefix(1))] + notices.dropFirst().flatMap { [.space(5), $0] } + [.space(10)]
    case .index: return IssueIndex(content).blocks(below: title)
    case .seals:
      let seals = IssueSeals(content).blocks
      return [.keep(title + seals.prefix(1))] + seals.dropFirst()
    }
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

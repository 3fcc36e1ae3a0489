import Filing
import FoundationEssentials
import Standards

extension IssueContent {
  /// The issue as PDF; the same frozen list gives the same bytes.
  public func pdf(proof: Bool = false) throws -> Data {
    let name = office.settings["gazette"] ?? "Gazette"
    let issueWords = "\(name) \(issue.id)"
    var blocks = titlePage(name)
    for part in sections where isPrinted(part) {
      blocks += [.pageBreak, .heading(Heading("\(part.section.number). \(part.section.label.first)", level: 1, id: part.section.id))]
      if !part.section.label.second.isEmpty { blocks.append(.text(part.section.label.second, TextStyle(size: 10, italic: true, ink: .grey))) }
      blocks += [.space(6), .rule(0.8, .blue), .space(8)]
      switch part.section.kind {
      case .entries: blocks.append(.columns(2, gap: 18, try part.items.flatMap(entry)))
      case .notices: blocks += issue.notices.flatMap { [.text($0, TextStyle(.serif, size: 10, align: .justified)), .space(6)] }
      case .index: blocks += indexes
      case .seals: blocks += seals
      }
    }
    return try PageDocument(
      PaperMetadata(title: issueWords, author: office.name.first, subject: "Issue \(issue.id)", created: "\(issue.date)T09:00:00Z"),
      fonts: try .noto(), header: { page, _ in page == 1 ? nil : Running(start: issueWords, end: "\(page)") },
      watermark: proof ? "PROOF" : "", blocks: blocks
    ).pdf()
  }

  private func titlePage(_ name: String) -> [Block] {
    let center = TextStyle(.serif, size: 12, align: .center)
    var blocks: [Block] = [
      .space(70), .text(office.settings["country"] ?? "", center.with(\.ink, .blue)),
      .text(office.name.first, center.with(\.size, 15).with(\.bold, true).with(\.ink, .blue)), .space(40),
      .text(name, center.with(\.size, 24).with(\.bold, true)),
      .text(office.settings["gazette_fr"] ?? "", center.with(\.size, 13).with(\.italic, true)), .space(28),
      .text("No. \(issue.number) of \(issue.year)", center.with(\.size, 16)),
      .text("Published on \(issue.date)", center), .text("Acts recorded up to \(issue.cutOff)", center.with(\.size, 10).with(\.ink, .grey)),
      .space(40), .hairline, .space(10),
    ]
    for part in sections where isPrinted(part) {
      let count = part.section.kind == .entries ? " (\(part.items.count))" : ""
      blocks.append(.entry("\(part.section.number). \(part.section.label.first)\(count)", page: part.section.id, TextStyle(size: 10)))
    }
    return blocks
  }

  private func entry(_ item: Item) throws -> [Block] {
    var blocks: [Block] = [.text(heading(item), TextStyle(size: 8, bold: true, ink: .blue)), .space(2)]
    for datum in item.data {
      let code = datum.inid.isEmpty ? "" : "(\(datum.inid))"
      if !datum.lines.isEmpty, datum.pictures.isEmpty || datum.pictures.count > 1 || datum.item != "picture" {
        blocks.append(.datum(code, "", datum.lines.map { .text($0, .small) }, style: .small))
      }
      for file in datum.pictures {
        let picture = try Picture(try documents(file.sha256), name: file.name)
        blocks.append(.datum(datum.lines.isEmpty || datum.item == "picture" ? code : "", "", [.picture(picture, width: 130, height: 84, .start)], style: .small))
      }
    }
    let tail: [Block] = [.space(3), .hairline, .space(5)]
    return [.mark(item.entry.section + item.dossier.applicationNumber + "-\(item.entry.event)")] + [.keep(blocks)] + tail
  }

  private var indexes: [Block] {
    let firstMark = Dictionary(
      sections.flatMap(\.items).map { ($0.dossier.applicationNumber, $0.entry.section + $0.dossier.applicationNumber + "-\($0.entry.event)") },
      uniquingKeysWith: { first, _ in first })
    func lines(_ list: [(name: String, numbers: [String])]) -> [Block] {
      list.flatMap { row in row.numbers.map { .entry("\(row.name)  \($0)", page: firstMark[$0] ?? "", .small) } }
    }
    let numbers = dossiers.map { ("\($0.registrationNumber.map { "\($0)  " } ?? "")\($0.title)", [$0.applicationNumber]) }
    return [
      .heading(Heading("By number", level: 2)), .columns(2, gap: 18, lines(numbers.sorted { $0.1.joined() < $1.1.joined() })), .space(10),
      .heading(Heading("By holder and applicant", level: 2)), .columns(2, gap: 18, lines(owners)), .space(10),
      .heading(Heading("By class", level: 2)), .columns(2, gap: 18, lines(classes)),
    ]
  }

  private var seals: [Block] {
    let rows = issue.seals.map { [$0.date.description, String($0.sequence), $0.seal] }
    let table = Table([.init("Day", width: 60), .init("Event", width: 44, align: .end), .init("Seal of the register")], rows: rows, style: TextStyle(size: 7))
    return (rows.isEmpty ? [] : [.table(table), .space(8)])
      + [.text("Hash of the previous issue: \(issue.previousHash.isEmpty ? "none" : issue.previousHash)", TextStyle(size: 7))]
  }
}

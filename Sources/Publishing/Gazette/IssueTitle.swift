import Filing
import Standards

extension IssuePrinter {
  /// Title, contents, imprint and the legend of the codes that the issue uses.
  func titlePage(_ content: IssueContent) -> [Block] {
    let (office, issue) = (content.office, content.issue)
    func centred(_ size: Double, bold: Bool = false, italic: Bool = false) -> TextStyle {
      TextStyle(.serif, size: size, bold: bold, italic: italic, ink: .blue, align: .center)
    }
    let contents = content.parts.filter { !$0.isEmpty(content) }.map { part in
      let count = part.entries.isEmpty ? "" : " (\(part.entries.count))"
      return Block.entry(
        "\(part.section.number)  \(part.section.label.first)\(count)", page: part.section.id, TextStyle(size: 10))
    }
    let title: [Block] = [
      .space(14), .text("\(office.name.first) (\(office.code))", centred(14)),
      .text(office.name.second, centred(10, italic: true)),
      .space(24), .text(office.settings["gazette"] ?? "Gazette", centred(21, bold: true)), .space(4),
      .text(office.settings["gazette_fr"] ?? "", centred(13, italic: true)), .space(16),
      .text("No. \(issue.number) / \(issue.year)", centred(20, bold: true)), .space(6),
      .text(dates(content), TextStyle(size: 11, align: .center)), .space(14), .rule(0.8, .blue), .space(8),
      .text("Contents · Sommaire", TextStyle(size: 12, bold: true)), .space(4),
    ]
    let line: [Block] = [.space(10), .rule(0.8, .blue), .space(4)]
    return title + contents + line + imprint(content) + legend(content) + [.pageBreak]
  }

  private func dates(_ content: IssueContent) -> String {
    let day = DateWords.text(content.issue.date, content.office.language)
    let cutOff = DateWords.text(content.issue.cutOff, content.office.language)
    guard content.issue.isClosed else { return "PROOF of the issue of \(day). Acts recorded up to \(cutOff)." }
    return "Published on \(day). Acts recorded up to \(cutOff)."
  }

  private func imprint(_ content: IssueContent) -> [Block] {
    let office = content.office
    let small = TextStyle(size: 8, ink: .grey)
    let state =
      content.issue.isClosed
      ? "The issue is closed: its list of entries is frozen, and the next issue carries its hash."
      : "The issue is open: what it will contain may still change. This proof has no effect in law."
    let publisher = [office.name.first] + office.addressLines
    let number = office.settings["gazette_issn"].map { ["ISSN \($0)"] } ?? []
    return [
      .text((publisher + number).joined(separator: " · "), small), .text(state, small.with(\.bold, true)), .space(6),
    ]
  }

  /// Codes in the order of their standard, with the words of the law.
  private func legend(_ content: IssueContent) -> [Block] {
    var standards: [String: [String: String]] = [:]
    for item in content.items {
      let standard = item.dossier.right.settings["inid_standard"] ?? ""
      for datum in item.data where !datum.inid.isEmpty {
        standards[standard, default: [:]][datum.inid] = datum.label.first
      }
      for line in item.lines(content.office) {
        guard let code = line.inids.first, standards[standard]?[code] == nil else { continue }
        standards[standard, default: [:]][code] = line.label.first
      }
    }
    let small = TextStyle(size: 7, ink: .grey)
    return standards.sorted { $0.key < $1.key }.flatMap { standard, codes -> [Block] in
      let words = codes.sorted { ($0.key.count, $0.key) < ($1.key.count, $1.key) }.map { "(\($0)) \($1)" }
      return [.text("INID codes of WIPO Standard \(standard): \(words.joined(separator: ", "))", small), .space(3)]
    }
  }
}

import Filing
import Standards

extension IssueContent {
  /// The issue as plain text: the same sections, data and order as the PDF.
  public var text: String {
    var lines = [
      office.settings["gazette"] ?? "Gazette", office.name.first, "Issue \(issue.id), published on \(issue.date), cut-off \(issue.cutOff)", "",
    ]
    for part in sections where isPrinted(part) {
      lines += ["\(part.section.number). \(part.section.label.first)", ""]
      switch part.section.kind {
      case .entries: for item in part.items { lines += entryLines(item) + [""] }
      case .notices: lines += issue.notices + [""]
      case .index: lines += indexLines + [""]
      case .seals: lines += sealLines + [""]
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Whether a section has anything to print.
  func isPrinted(_ part: Part) -> Bool {
    switch part.section.kind {
    case .entries: !part.items.isEmpty
    case .notices: !issue.notices.isEmpty
    case .index: !dossiers.isEmpty
    case .seals: !issue.seals.isEmpty || !issue.previousHash.isEmpty
    }
  }

  private func entryLines(_ item: Item) -> [String] {
    var lines = [heading(item)]
    for datum in item.data {
      let code = datum.inid.isEmpty ? "" : "(\(datum.inid)) "
      let value = datum.lines.isEmpty ? "[picture]" : datum.lines.joined(separator: "; ")
      lines.append("  \(code)\(datum.label.first): \(value)")
    }
    return lines
  }

  /// What the entry is: right, act and day.
  func heading(_ item: Item) -> String {
    let label = item.act?.label.first ?? item.entry.act
    return "\(item.dossier.right.label.first) · \(label) · \(item.event?.effective.description ?? item.entry.since.description)"
  }

  private var indexLines: [String] {
    ["Numbers"] + dossiers.map { "  \($0.applicationNumber)\($0.registrationNumber.map { "  \($0)" } ?? "")  \($0.title)" }
      + ["Owners"] + owners.map { "  \($0.name): \($0.numbers.joined(separator: ", "))" }
      + ["Classes"] + classes.map { "  \($0.name): \($0.numbers.joined(separator: ", "))" }
  }

  private var sealLines: [String] {
    issue.seals.map { "\($0.date)  event \($0.sequence)  \($0.seal)" } + ["Previous issue  \(issue.previousHash.isEmpty ? "none" : issue.previousHash)"]
  }
}

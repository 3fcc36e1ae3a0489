import Filing
import Standards
import Terminal

/// The issue as plain text: sections in order, each entry with its bibliography by INID code.
func plainProof(_ issue: GazetteIssue, _ law: Law, at office: Workplace) throws -> String {
  var lines = ["\(office.setting("name"))", "Gazette \(issue.id), published \(issue.date)", ""]
  for section in law.sections.sorted(by: { $0.number < $1.number }) {
    let entries = issue.entries.filter { $0.section == section.id && $0.held == nil }
    guard !entries.isEmpty else { continue }
    lines += ["\(section.number). \(section.label.first)", ""]
    for entry in entries {
      let dossier = try office.dossier(entry.number)
      lines.append("\(display(entry.number))  \(dossier.right.entry(entry.act).first)")
      for datum in dossier.bibliography(items: section.items) {
        lines.append("  (\(datum.inid)) \(datum.label.first): \(datum.lines.joined(separator: "; "))")
      }
      lines.append("")
    }
  }
  if !issue.notices.isEmpty { lines += ["Notices", ""] + issue.notices + [""] }
  lines += issue.seals.map { "Seal of \($0.date), event \($0.sequence): \($0.seal)" }
  return lines.joined(separator: "\n")
}

import Filing
import Standards

/// One datum of a certificate.
struct CertificateLine {
  let item: String
  let inid: String
  let label: Label
  let lines: [String]

  /// Numbers and dates that the register itself adds.
  var isOfRegister: Bool { item.hasSuffix("_number") || item.hasSuffix("_date") || item == "term" }
}

extension PaperOrder {
  /// What the event brought, item by item; what stood in the dossier before stands beside what stands now.
  func recordalLines(_ law: Law) -> [CertificateLine] {
    var lines: [CertificateLine] = []
    if let number = event.numbers["recordal"] {
      lines.append(CertificateLine(item: "recordal", inid: "", label: law.word(.recordal), lines: [number]))
    }
    lines += concerned(law)
    let names = act?.takes.map(\.item).filter { $0 != "*" && !Self.untold.contains($0) } ?? []
    let before = dossier.upTo(event.ordinal - 1)
    for item in names.compactMap({ dossier.right.item($0) }) where item.kind != .document {
      guard dossier.right.isFormItem(item.item) else {
        lines += line(item, item.label, event.values[item.item])
        continue
      }
      let (old, new) = (standing(item, before), standing(item, dossier))
      guard old != new else { continue }
      lines += line(item, item.label.and(law.word(.before)), old) + line(item, item.label.and(law.word(.now)), new)
    }
    return lines
  }

  /// A holder that a registration has not named yet is its applicant.
  private func standing(_ item: FormItem, _ dossier: Dossier) -> [Entry] {
    let values = dossier.values[item.item]
    guard values.isEmpty, item.item == dossier.right.holderItem else { return values }
    return dossier.values[dossier.right.applicantItem]
  }

  private func line(_ item: FormItem, _ label: Label, _ entries: [Entry]) -> [CertificateLine] {
    let lines = entries.flatMap { $0.lines(on: event.effective) }
    guard !lines.isEmpty else { return [] }
    return [CertificateLine(item: "recorded " + item.item, inid: item.inid, label: label, lines: lines)]
  }

  /// The earlier entry that the event changes or ends: what it is, its number, and what it said.
  private func concerned(_ law: Law) -> [CertificateLine] {
    guard let number = event.values.number(.relatedEvent),
      let earlier = dossier.events.first(where: { $0.ordinal == number })
    else { return [] }
    let head = [dossier.right.entry(earlier.act).both(), earlier.numbers["recordal"], earlier.effective.description]
    let details = told(earlier.values, by: earlier.act).map { item, lines in
      "\(item.label.both(" / ")): \(lines.joined(separator: ", "))"
    }
    return [
      CertificateLine(
        item: "concerned", inid: "", label: law.word(.concerns),
        lines: [head.compactMap { $0 }.joined(separator: ", ")] + details)
    ]
  }
}

extension Label {
  /// Both wordings with those of another label behind them.
  fileprivate func and(_ other: Label) -> Label {
    Label("\(first), \(other.first)", second.isEmpty || other.second.isEmpty ? second : "\(second), \(other.second)")
  }
}

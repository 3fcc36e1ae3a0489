import Filing
import Standards

extension IssueContent.Item {
  /// What stood before the act and does not stand any more, and what the act has put there where the section prints it not.
  ///
  /// - Source: Meridia, Industrial Property Act 44(3): a correction is published with the old and the new text.
  var changes: [EntryLine] {
    guard let before, let event, act?.section != nil else { return [] }
    let shown = Set(data.map(\.item))
    return dossier.right.form.filter { $0.published && $0.kind != .picture }.flatMap { field -> [EntryLine] in
      let (old, new) = (words(before.values[field.item], event), words(dossier.values[field.item], event))
      guard !old.isEmpty || !shown.contains(field.item), old != new else { return [] }
      let (gone, come) = (old.filter { !new.contains($0) }, new.filter { !old.contains($0) })
      var lines: [EntryLine] = []
      if !gone.isEmpty { lines.append(EntryLine(previous(field), field.label.until(dossier), gone, isNamed: true)) }
      if !come.isEmpty, !shown.contains(field.item) { lines.append(EntryLine(field.inid, field.label, come)) }
      return lines
    }
  }

  /// What the act itself names and the law publishes: licensee, opponent, scope, territory, days.
  var brought: [EntryLine] {
    guard let event else { return [] }
    return dossier.right.actItems.filter(\.published).compactMap { item in
      let lines = words(event.values[item.item], event)
      return lines.isEmpty ? nil : EntryLine(item.inid, item.label, lines)
    }
  }

  private func words(_ entries: [Entry], _ event: Event) -> [String] {
    entries.map { $0.lines(on: event.effective).joined(separator: ", ") }
  }

  /// The code of an owner who stood before, as right.tsv names it: `inid_previous`, for a change of owner, then of name.
  private func previous(_ field: FormItem) -> String {
    let right = dossier.right
    let codes = (right.settings["inid_previous"] ?? "").split(separator: " ").map(String.init)
    guard field.item == right.holderItem || field.item == right.applicantItem else { return "" }
    let renames = act?.takes.contains { $0.item == field.item && $0.use == .renames } == true
    return (renames ? codes.last : codes.first) ?? ""
  }
}

extension Label {
  /// `Holder, until then`, as the law words it under `term_until`.
  fileprivate func until(_ dossier: Dossier) -> Label {
    let settings = dossier.right.settings
    let words = settings["term_until"] ?? "until then"
    return Label("\(first), \(words)", second.isEmpty ? "" : "\(second), \(settings["term_until_fr"] ?? words)")
  }
}

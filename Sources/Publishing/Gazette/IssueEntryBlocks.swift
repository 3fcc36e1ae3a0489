import Filing
import Standards

extension IssuePrinter {
  /// Parts up to which an entry is not broken between columns.
  private static let short = 28

  /// One entry: number and act, data with INID codes, what the act brought, pictures.
  ///
  /// What must stay together is its head: the whole of a short entry, the beginning of a long one.
  func entry(_ item: IssueContent.Item, _ office: OfficeProfile) throws -> (head: [Block], rest: [Block]) {
    let style = TextStyle(size: 8.5, direction: office.direction)
    var blocks: [Block] = [
      .mark(item.mark), .rule(0.6, .blue), .text(item.number, TextStyle(size: 10, bold: true, direction: .leftToRight)),
      .text(act(item), style.with(\.italic, true)),
    ]
    for datum in item.data where datum.item != "expiry_date" || !datum.inid.isEmpty {
      let lines = datum.lines.filter { !$0.isEmpty }
      if !datum.pictures.isEmpty { blocks += try pictures(datum, style) }
      guard !lines.isEmpty, !isOnlyPicture(datum) else { continue }
      let label = datum.inid.isEmpty ? "\(datum.label.first): " : ""
      blocks.append(
        .datum(datum.inid.isEmpty ? "" : "(\(datum.inid))", "", label + lines.joined(separator: "\n"), style: style))
    }
    blocks += brought(item, style) + replaced(item, style)
    let kept = blocks.count <= Self.short ? blocks.count : 6
    return (Array(blocks.prefix(kept)), Array(blocks.dropFirst(kept)) + [.space(9)])
  }

  private func act(_ item: IssueContent.Item) -> String {
    let label = item.act?.entry
    let day = item.event.map { $0.effective.description } ?? ""
    let second = label?.second.isEmpty == false ? " · \(label?.second ?? "")" : ""
    return "\(label?.first ?? item.entry.act)\(second), \(day)"
  }

  /// Parties and scope that the act itself names: licensee, opponent, creditor.
  private func brought(_ item: IssueContent.Item, _ style: TextStyle) -> [Block] {
    guard let event = item.event else { return [] }
    return item.dossier.right.actItems.filter { $0.kind == .party || $0.item == "scope" }.compactMap { act in
      let lines = event.values[act.item].flatMap { $0.lines(on: event.effective) }
      return lines.isEmpty ? nil : .datum("", "", "\(act.label.first): \(lines.joined(separator: "\n"))", style: style)
    }
  }

  /// What stood before an act that corrects items of the form.
  ///
  /// - Source: Meridia, Industrial Property Act 44(3): a material correction is published with the old and the new text.
  private func replaced(_ item: IssueContent.Item, _ style: TextStyle) -> [Block] {
    guard let event = item.event, event.ordinal > 1, item.act?.takesForm == true else { return [] }
    let before = item.dossier.after(event: event.ordinal - 1, today: event.effective)
    return item.dossier.right.form.filter { $0.published && $0.kind != .picture }.compactMap { field in
      let new = event.values[field.item]
      let old = before.values[field.item]
      guard !new.isEmpty, new != old else { return nil }
      let lines = old.flatMap { $0.lines(on: event.effective) }
      let text = lines.isEmpty ? "none" : lines.joined(separator: "\n")
      return .datum("", "", "\(field.label.first), before: \(text)", style: style)
    }
  }

  private func isOnlyPicture(_ datum: Datum) -> Bool {
    !datum.pictures.isEmpty && datum.pictures.count == datum.lines.count
  }

  /// One picture beside its code, or the views of designs three in a row.
  private func pictures(_ datum: Datum, _ style: TextStyle) throws -> [Block] {
    if datum.pictures.count == 1 {
      let picture = try fetch.picture(datum.pictures[0])
      return [
        .keep([
          .datum(
            datum.inid.isEmpty ? "" : "(\(datum.inid))", "", [.picture(picture, width: 150, height: 110, .start)],
            style: style), .space(3),
        ])
      ]
    }
    let cells = try datum.pictures.map { file in
      PageCell(
        nil,
        [
          .picture(try fetch.picture(file), width: 66, height: 52, .center),
          .text(file.name, TextStyle(size: 6.5, ink: .grey, align: .center)),
        ])
    }
    return stride(from: 0, to: cells.count, by: 3).map { start in
      let row = Array(cells[start..<min(start + 3, cells.count)])
      return .side(row + Array(repeating: PageCell(nil, []), count: 3 - row.count))
    }
  }
}

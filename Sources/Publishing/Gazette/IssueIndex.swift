import Filing
import Standards

/// The indexes of an issue: by number, by holder, by class.
struct IssueIndex {
  let content: IssueContent

  init(_ content: IssueContent) { self.content = content }

  var blocks: [Block] {
    index("By number · Par numéro", lines { [$0.number] })
      + index("By holder · Par titulaire", lines { $0.dossier.owners.flatMap { $0.names.map(\.full) } })
      + index("By class · Par classe", lines { $0.dossier.classes })
  }

  /// What each entry is found under, sorted; the second word says which entry it is.
  private func lines(_ keys: (IssueContent.Item) -> [String]) -> [(text: String, mark: String)] {
    content.items.flatMap { item in
      keys(item).map { key in
        let rest = key == item.number ? item.dossier.title : item.number
        return (text: rest.isEmpty ? key : "\(key.isolated)  \(rest.isolated)", mark: item.mark)
      }
    }.sorted { ($0.text, $0.mark) < ($1.text, $1.mark) }
  }

  private func index(_ title: String, _ lines: [(text: String, mark: String)]) -> [Block] {
    let style = TextStyle(size: 8.5, direction: content.office.direction)
    return [
      .heading(Heading(title, level: 2, style: TextStyle(size: 11, bold: true))),
      .columns(2, gap: 18, lines.map { .entry($0.text, page: $0.mark, style) }), .space(6),
    ]
  }
}

import Filing
import Foundation
import Standards

/// The indexes of an issue: by number, person, agent, word of the mark, and by class of each classification.
struct IssueIndex {
  let content: IssueContent

  init(_ content: IssueContent) { self.content = content }

  /// The indexes that have an entry; the heading of the section stands with the first one.
  func blocks(below title: [Block]) -> [Block] {
    var blocks: [Block] = []
    for index in all where !index.lines.isEmpty {
      blocks += rows(index, below: blocks.isEmpty ? title : [])
    }
    return [.columns(2, gap: 18, blocks)]
  }

  /// An index: its heading and what is found in it.
  struct Index {
    var title: String
    var lines: [Line]
  }

  /// A name with the entries that are found under it.
  struct Line: Equatable {
    var key: String
    var items: [Item]

    struct Item: Equatable {
      var number: String
      var mark: String
    }
  }

  /// Every index in order of printing.
  var all: [Index] {
    let classes = Set(content.items.flatMap(\.dossier.schemes)).sorted()
    return [
      Index(title: "By number · Par numéro", lines: lines { [$0.number] }),
      Index(
        title: "By holder or applicant · Par titulaire ou déposant",
        lines: lines { $0.dossier.owners.flatMap { $0.names.map(\.full) } }),
      Index(title: "By agent · Par mandataire", lines: lines { $0.dossier.agents }),
      Index(title: "By word of the mark · Par élément verbal", lines: lines { $0.dossier.words }),
    ]
      + classes.map { scheme in
        Index(
          title: "By class, \(scheme) · Par classe, \(scheme)",
          lines: lines { item in item.dossier.symbols(of: scheme) })
      }
  }

  /// What each entry is found under, collated as the language of the office has it.
  private func lines(_ keys: (IssueContent.Item) -> [String]) -> [Line] {
    var found: [String: [Line.Item]] = [:]
    for item in content.items {
      for key in Set(keys(item)) where !key.isEmpty {
        found[key, default: []].append(Line.Item(number: item.number, mark: item.mark))
      }
    }
    let locale = Locale(identifier: content.office.language)
    func comes(_ left: String, _ right: String) -> Bool {
      let order = left.compare(right, options: [.numeric, .caseInsensitive], range: nil, locale: locale)
      return order == .orderedSame ? left < right : order == .orderedAscending
    }
    return found.map { key, items in
      Line(key: key, items: items.sorted { comes($0.number, $1.number) || $0.number == $1.number && $0.mark < $1.mark })
    }.sorted { comes($0.key, $1.key) }
  }

  private func rows(_ index: Index, below title: [Block]) -> [Block] {
    let heading = Block.heading(Heading(index.title, level: 2, style: TextStyle(size: 10, bold: true)))
    let rows = index.lines.map(blocks)
    let first = rows.first ?? []
    return [.keep(title + [heading] + first)] + rows.dropFirst().map { .keep($0) } + [.space(6)]
  }

  /// One line for one entry; a name with several stands above their numbers.
  private func blocks(_ line: Line) -> [Block] {
    let style = TextStyle(size: 8, direction: content.office.direction)
    if line.items.count == 1, let only = line.items.first {
      let text = only.number == line.key ? only.number : "\(line.key.isolated)  \(only.number.isolated)"
      return [.entry(text, page: only.mark, style)]
    }
    if line.items.allSatisfy({ $0.number == line.key }) {
      return line.items.map { .entry($0.number, page: $0.mark, style) }
    }
    return [.text(line.key, style)]
      + line.items.map { .row([PageCell(6, []), PageCell(nil, [.entry($0.number, page: $0.mark, style)])]) }
  }
}

extension Dossier {
  /// Representatives of all roles of the form, each name once.
  fileprivate var agents: [String] {
    let items = right.form.filter { $0.kind == .party && $0.element.hasSuffix("RegisteredPractitioner") }
    return items.flatMap { values.parties($0.item) }.map(\.name)
  }

  /// The mark, and each of its words by which it may be looked for.
  fileprivate var words: [String] {
    guard let mark = text(of: "MarkVerbalElementText") else { return [] }
    let parts = mark.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0.count > 1 }
    return [mark] + (parts.count > 1 ? parts : [])
  }

  /// Classifications in which it has a class.
  fileprivate var schemes: [String] {
    (values.goods.isEmpty ? [] : ["Nice"]) + (values.designs.contains { $0.symbol != nil } ? ["Locarno"] : [])
      + right.form.filter { $0.kind == .symbol && $0.published && !values[$0.item].isEmpty }.map(\.scheme)
  }

  /// Its classes in one classification; of the IPC the subclasses.
  fileprivate func symbols(of scheme: String) -> [String] {
    let goods = scheme == "Nice" ? values.goods.map { padded($0.number, 2) } : []
    let designs = scheme == "Locarno" ? values.designs.compactMap { $0.symbol?.symbol } : []
    let symbols = right.form.filter { $0.kind == .symbol && $0.scheme == scheme }.flatMap { values.symbols($0.item) }
    return goods + designs + symbols.map { scheme == "IPC" ? String($0.symbol.prefix(4)) : $0.symbol }
  }
}

import Filing
import FoundationEssentials
import Standards

extension IntakeReader {
  /// Reads a table of another register by a mapping; `body` is called for each row with the bytes that have been read.
  ///
  /// A row that cannot be read at all ends the reading: behind it nothing is certain.
  public func read(
    _ table: Delimited, mapping: ColumnMapping, right fixed: String? = nil,
    _ body: (Intake, _ offset: Int) throws -> Void
  ) throws {
    var table = table
    let known = Set(mapping.lines.map(\.column))
    let place = Dictionary(table.columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for line in mapping.lines where place[line.column] == nil {
      if case .constant = line.how { continue }
      throw TableFault(file: table.name, line: 1, reason: "the column “\(line.column)” of the mapping is missing")
    }
    let targets = mapping.lines.map { (place: place[$0.column], line: $0) }
    let others = table.columns.enumerated().filter { !known.contains($1) }
    while let row = try table.next() {
      var draft = RowDraft(line: row.line)
      for target in targets { draft.take(target.line, target.place.map { row.cells[$0] } ?? "") }
      for (place, column) in others where !row.cells[place].isEmpty {
        draft.unknown.append(
          UnknownElement(path: "/" + column, line: row.line, text: String(row.cells[place].prefix(500))))
      }
      try body(intake(draft, right: fixed), table.offset)
    }
  }

  private func intake(_ draft: RowDraft, right fixed: String?) -> Intake {
    let word = fixed ?? draft.right
    let right = word.flatMap { word in
      law.rights.first { $0.id == word || $0.letter == word }
    }
    var form = forms(draft.members, right)
    form.note(draft.findings)
    return Intake(
      right: right, members: draft.members, form: form, numbers: draft.numbers, dates: draft.dates, line: draft.line,
      unknown: draft.unknown)
  }
}

/// A row while its cells are put together to values.
private struct RowDraft {
  let line: Int
  var right: String?
  var numbers: [String: String] = [:]
  var dates: [String: CalendarDate] = [:]
  var findings: [ItemFinding] = []
  var unknown: [UnknownElement] = []
  private var order: [String] = []
  private var whole: [String: [FormNode]] = [:]
  private var parts: [String: [(key: String, node: FormNode)]] = [:]

  init(line: Int) { self.line = line }

  mutating func take(_ mapping: ColumnMapping.Line, _ cell: String) {
    let values = mapping.how.values(cell)
    guard let first = values.first else { return }
    switch mapping.target {
    case .nowhere: break
    case .right: right = first
    case .number(let series): numbers[series] = first
    case .date(let mark):
      guard let day = CalendarDate(first) else {
        findings.append(ItemFinding(item: mapping.column, reason: "“\(first.prefix(40))” is not a day.", line: line))
        return
      }
      dates[mark] = day
    case .item(let item): whole[named(item), default: []] += nodes(values)
    case .part(let part, let item):
      let nodes = nodes(values)
      let value = nodes.count == 1 ? nodes[0] : FormNode(line: line, value: .list(nodes))
      parts[named(item), default: []].append((key: part, node: value))
    }
  }

  private func nodes(_ values: [String]) -> [FormNode] { values.map { FormNode(line: line, value: .text($0)) } }

  /// The item, which has its place in the order of the columns from now on.
  private mutating func named(_ item: String) -> String {
    if !order.contains(item) { order.append(item) }
    return item
  }

  var members: [(key: String, node: FormNode)] {
    order.map { item in
      let made = parts[item].map { [FormNode(line: line, value: .object($0))] } ?? []
      let nodes = (whole[item] ?? []) + made
      return (key: item, node: nodes.count == 1 ? nodes[0] : FormNode(line: line, value: .list(nodes)))
    }
  }
}

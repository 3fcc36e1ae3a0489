import Filing
import Standards

extension IssuePrinter {
  /// Rows of an entry that stand together at its beginning: number, act and the first data.
  private static let beginning = 3

  /// One entry: number and act, data with INID codes, what the act brought, pictures.
  ///
  /// It may break between any two rows; its number is repeated where it goes on. What must stay together is its head.
  func entry(_ item: IssueContent.Item, _ office: OfficeProfile) throws -> (head: [Block], rest: [Block]) {
    let style = TextStyle(
      size: 7.5, direction: office.direction, language: item.dossier.writtenLanguage)
    let number = TextStyle(size: 9, bold: true, direction: .leftToRight)
    let start: [Block] = [
      .mark(item.mark), .running(section: "", word: item.number), .rule(0.6, .blue), .text(item.number, number),
      .text(act(item), style.with(\.italic, true)),
    ]
    let rows = try self.rows(item.lines(office), style)
    let again = Block.text("\(item.number) …", TextStyle(size: 7.5, bold: true, ink: .grey, direction: .leftToRight))
    let (head, rest) = (start + rows.prefix(Self.beginning), Array(rows.dropFirst(Self.beginning)))
    let isBarred = barred.contains(item.mark)
    return (
      isBarred ? head.map(\.barred) : head,
      [.continued(head: [again], isBarred ? rest.map(\.barred) : rest), .space(7)]
    )
  }

  private func act(_ item: IssueContent.Item) -> String {
    let label = item.act?.entry
    let day = item.event.map { $0.effective.description } ?? ""
    let second = label?.second.isEmpty == false ? " · \(label?.second ?? "")" : ""
    return "\(label?.first ?? item.entry.act)\(second), \(day)"
  }

  /// The data as rows; two short ones that follow each other share one.
  private func rows(_ lines: [EntryLine], _ style: TextStyle) throws -> [Block] {
    var rows: [Block] = []
    var waiting: EntryLine?
    for line in lines {
      if line.isBrief, let left = waiting {
        rows.append(pair(left, line, style))
        waiting = nil
      } else if line.isShort {
        if let left = waiting { rows.append(row(left, style)) }
        waiting = line
      } else {
        if let left = waiting { rows.append(row(left, style)) }
        waiting = nil
        rows += try [row(line, style)].filter { _ in !line.lines.isEmpty } + pictures(line, style)
      }
    }
    if let left = waiting { rows.append(row(left, style)) }
    return rows
  }

  private func pair(_ left: EntryLine, _ right: EntryLine, _ style: TextStyle) -> Block {
    let code = style.with(\.bold, true).with(\.direction, .leftToRight)
    return .row([
      PageCell(Self.code, [.text(left.code, code)]), PageCell(112, [.text(left.lines[0], style)]),
      PageCell(Self.code, [.text(right.code, code)]), PageCell(nil, [.text(right.lines[0], style)]),
    ])
  }

  private static let code = 25.0

  /// A datum without a code begins where the codes stand, so that it is not read on from the address above.
  private func row(_ line: EntryLine, _ style: TextStyle) -> Block {
    let text = line.lines.joined(separator: "\n")
    guard !line.hasCode else {
      let label = line.isNamed ? "\(line.label.first): " : ""
      let further = line.inids.dropFirst().map { "(\($0)) " }.joined()
      let runs = [TextRun(further, bold: true), TextRun(label, italic: true), TextRun(text)]
      return .datum(
        line.code, "", [.text(PageText(runs.filter { !$0.text.isEmpty }, style))], style: style, codeWidth: Self.code)
    }
    return .text(PageText([TextRun("\(line.label.first): ", italic: true), TextRun(text)], style))
  }

  /// One picture beside its code, or several three in a row with their numbers.
  private func pictures(_ line: EntryLine, _ style: TextStyle) throws -> [Block] {
    if line.pictures.count == 1, let only = line.pictures.first {
      let code = line.lines.isEmpty ? line.code : ""
      let blocks = try shown(only, width: 130, height: 84, .start, style)
      return [.keep([.datum(code, "", blocks, style: style, codeWidth: Self.code), .space(2)])]
    }
    let cells = try line.pictures.map { PageCell(nil, try shown($0, width: 66, height: 50, .center, style)) }
    let code = line.pictures.isEmpty || !line.lines.isEmpty ? [] : [row(line, style)]
    return code
      + stride(from: 0, to: cells.count, by: 3).map { start -> Block in
        let row = Array(cells[start..<min(start + 3, cells.count)])
        return Block.side(row + Array(repeating: PageCell(nil, []), count: 3 - row.count))
      }
  }

  private func shown(
    _ picture: EntryLine.Captioned, width: Double, height: Double, _ align: TextAlignment, _ style: TextStyle
  ) throws -> [Block] {
    let caption = TextStyle(size: 6.5, ink: .grey, align: align, direction: .leftToRight)
    return [.picture(try fetch.picture(picture.file), width: width, height: height, align)]
      + (picture.caption.isEmpty ? [] : [.text(picture.caption, caption)])
  }
}

extension Block {
  /// The same with a bar before it, as proofs show what changed.
  fileprivate var barred: Block {
    let bar = PageCell(6, [.text("|", TextStyle(size: 7.5, bold: true, ink: .blue, direction: .leftToRight))])
    return switch self {
    case .text: .row([bar, PageCell(nil, [self])])
    case .row(let cells): .row([bar] + cells)
    default: self
    }
  }
}

extension EntryLine {
  /// `(731)`: the first code, which hangs before the value.
  var code: String { inids.first.map { "(\($0))" } ?? "" }
  /// `(731) (732)`
  var codes: String { inids.map { "(\($0))" }.joined(separator: " ") }
  var hasCode: Bool { !inids.isEmpty }
  /// Whether another one may stand behind it in its row: a code with a number or a day.
  var isShort: Bool { fits(20) }
  /// Whether it may stand there.
  var isBrief: Bool { fits(12) }

  private func fits(_ signs: Int) -> Bool {
    inids.count == 1 && !isNamed && pictures.isEmpty && lines.count == 1 && lines[0].count <= signs
  }
}

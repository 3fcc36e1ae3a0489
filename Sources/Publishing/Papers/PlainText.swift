/// Blocks as lines of text, for reading in the terminal and for files without layout.
struct PlainText {
  /// Longest line in columns of a terminal.
  let columns: Int

  func lines(_ blocks: [Block]) -> [String] { blocks.flatMap(lines) }

  private func lines(_ block: Block) -> [String] {
    switch block {
    case .text(let paragraph): return wrapped(paragraph.text)
    case .heading(let heading):
      return [
        "", heading.text, String(repeating: heading.level == 1 ? "=" : "-", count: min(columns, width(heading.text))),
      ]
    case .row(let cells), .side(let cells): return beside(cells)
    case .table(let table): return self.table(table)
    case .rule: return [String(repeating: "─", count: columns)]
    case .space(let height): return height >= 5 ? [""] : []
    case .picture(let picture, _, _, _):
      return wrapped(
        "[picture \(picture.name), \(picture.width) × \(picture.height), sha256 \(picture.sha256.prefix(16))]")
    case .code: return []
    case .keep(let blocks), .columns(_, _, let blocks), .placed(_, let blocks), .continued(_, let blocks):
      return lines(blocks)
    case .entry(let text, _, _): return wrapped(text)
    case .mark, .running, .pageBreak: return []
    }
  }

  /// Cells side by side; widths in points become columns, five points each.
  private func beside(_ cells: [PageCell]) -> [String] {
    let widths = widths(cells.map(\.width))
    let stacks = zip(cells, widths).map { PlainText(columns: $1).lines($0.blocks) }
    return (0..<(stacks.map(\.count).max() ?? 0)).map { index in
      let line = zip(stacks, widths).map { padded(index < $0.count ? $0[index] : "", $1) }.joined(separator: " ")
      return trimmed(line)
    }
  }

  private func widths(_ points: [Double?]) -> [Int] {
    let given = points.map { $0.map { max(6, Int($0 / 5.5)) } }
    let open = given.filter { $0 == nil }.count
    let rest = columns - given.compactMap { $0 }.reduce(0, +) - (points.count - 1)
    return given.map { $0 ?? max(12, rest / max(open, 1)) }
  }

  /// A table that is wider than the line stands row by row, each value behind its head.
  private func table(_ table: PageTable) -> [String] {
    let widths = widths(table.columns.map(\.width))
    guard widths.reduce(widths.count - 1, +) <= columns else {
      return table.rows.flatMap { row in
        [""]
          + wrapped(zip(table.columns, row).filter { !$1.isEmpty }.map { "\($0.head): \($1)" }.joined(separator: "; "))
      }
    }
    let cells: ([String]) -> [PageCell] = { texts in zip(table.columns, texts).map { PageCell($0.width, [.text($1)]) } }
    return beside(cells(table.columns.map(\.head))) + [String(repeating: "─", count: columns)]
      + table.rows.flatMap { beside(cells($0)) }
  }

  /// Breaks at spaces, and a word longer than the line where the line ends.
  private func wrapped(_ text: String) -> [String] {
    // A terminal shows isolates as boxes or not at all.
    let plain = String(String.UnicodeScalarView(text.unicodeScalars.filter { !(0x2066...0x2069).contains($0.value) }))
    return plain.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      var result: [String] = []
      var current = ""
      for word in line.split(separator: " ").flatMap(pieces) {
        if !current.isEmpty, width(current) + 1 + width(String(word)) > columns {
          result.append(current)
          current = ""
        }
        current += (current.isEmpty ? "" : " ") + word
      }
      return result + [current]
    }
  }

  /// A word in pieces that fit on a line.
  private func pieces(_ word: Substring) -> [Substring] {
    guard width(String(word)) > columns else { return [word] }
    var pieces: [Substring] = []
    var start = word.startIndex
    for index in word.indices where width(String(word[start...index])) > columns {
      pieces.append(word[start..<index])
      start = index
    }
    return pieces + [word[start...]]
  }

  private func padded(_ text: String, _ size: Int) -> String {
    text + String(repeating: " ", count: max(0, size - width(text)))
  }

  private func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Columns of a terminal: wide characters count two, marks none.
  private func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.value {
      case 0x300...0x36F, 0x64B...0x65F, 0x200B...0x200F, 0x2066...0x2069: sum
      case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0x20000...0x3FFFD:
        sum + 2
      default: sum + 1
      }
    }
  }
}

extension PageDocument {
  /// The paper as text without layout; pictures by name and digest.
  public func plainText(columns: Int = 76) -> String {
    var result: [String] = []
    for line in PlainText(columns: columns).lines(blocks) where !(line.isEmpty && (result.last ?? "").isEmpty) {
      result.append(line)
    }
    return result.joined(separator: "\n") + "\n"
  }
}

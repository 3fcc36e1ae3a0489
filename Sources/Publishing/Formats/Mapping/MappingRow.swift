/// A row of a mapping: an element of a format, the place in ST.96 that says the same, and how the value is written.
struct MappingRow: Sendable {
  /// Name of the element; `@name` for an attribute.
  let element: String
  /// Without it the element around it means nothing and is left out.
  let isRequired: Bool
  /// Others write it; this office does not.
  let isReadOnly: Bool
  let place: Place
  let value: Value
  /// What stands inside.
  let rows: [MappingRow]

  enum Place: Sendable, Equatable {
    /// The same node: the format has an element more than ST.96.
    case same
    /// A path from the node of the row around it; the last step may name alternatives, the first of which is read into.
    case path([String])
    /// A fixed word.
    case constant(String)
    /// Nowhere: the element is known, and says nothing of a dossier.
    case known
    /// An attribute by which neighbours say the same in another way: those with the first one's value are read.
    case variant
  }

  enum Value: Sendable, Equatable {
    case plain
    /// No text, attributes only.
    case empty
    /// A date without hyphens: `20260302`.
    case compactDate
    /// Pixels as millimetres at 300 dots an inch, the resolution in which drawings are exchanged.
    case millimetres
    /// A word of one closed list for a word of the other.
    case words([[String]])
    /// The texts of elements inside, joined: `26.01.01`.
    case joined(by: String, [[String]])
    /// The elements at a path below are lines of one text, unless another element stands beside them.
    case united(String, unless: String)
  }

  /// Whether its text is put together from elements inside.
  var isJoined: Bool { if case .joined = value { true } else { false } }
  var isAttribute: Bool { element.hasPrefix("@") }
  /// Whether it holds a text and no elements that the table knows.
  var isText: Bool { rows.allSatisfy { $0.isAttribute || $0.isReadOnly } }
}

/// The mapping of a format onto ST.96, read from a table of text.
///
/// A line names an element and its place; what stands inside is indented by two more spaces. Two spaces or more
/// separate the columns:
///
///     TradeMark                tmk:Trademark
///       ApplicationNumber      com:ApplicationNumber/com:ApplicationNumberText|com:ST13ApplicationNumber
///       KindMark               tmk:MarkCategory                      words KindMark
///       GoodsServicesDetails   tmk:GoodsServicesBag
///
/// The place is a path below the place of the line around it; `.` is that place itself, a text in quotes is a fixed
/// word; `-` is none: what stands there says nothing of a dossier; `=` for an attribute: of neighbours of one name those
/// with the first one's value are read. `[1]` behind a step takes the first node of that name, `[2-]` those from the
/// second on; `+` begins a node where reading would go on in the last one; `.` as the last step is the text of the node.
///
/// The third column says `empty` (attributes only), `date` (without hyphens), `millimetres` (of pixels), `words LIST`,
/// `join SEPARATOR PATH…` (`_` is a space, `+` nothing) or `unite PATH ELEMENT` (the elements in PATH are lines of one
/// text, unless ELEMENT is there).
///
/// `!` behind an element: what is around it is left out when it is missing; `<`: it is read, not written. `&NAME` stands
/// for the lines inside the element NAME of another table.
struct Mapping: Sendable {
  let rows: [MappingRow]
  /// The lines that stand at no depth of the table; none when it is well formed.
  let unread: [String]

  /// - Parameters:
  ///   - words: pairs of words by the name of their list: the word of ST.96, the word of the format.
  ///   - other: the table in which lines with `&` look.
  init(_ table: String, words: [String: [[String]]] = [:], with other: Mapping? = nil) {
    var lines = table.split(separator: "\n").map(String.init)[...]
    rows = Mapping.read(&lines, depth: 0, words, other)
    unread = Array(lines)
  }

  /// The row of that element, wherever it stands.
  func row(_ element: String) -> MappingRow? { Mapping.find(element, rows) }

  private static func find(_ element: String, _ rows: [MappingRow]) -> MappingRow? {
    for row in rows {
      if row.element == element { return row }
      if let found = find(element, row.rows) { return found }
    }
    return nil
  }

  private static func read(
    _ lines: inout ArraySlice<String>, depth: Int, _ words: [String: [[String]]], _ other: Mapping?
  ) -> [MappingRow] {
    var rows: [MappingRow] = []
    while let line = lines.first, line.prefix(while: { $0 == " " }).count == depth {
      lines.removeFirst()
      let cells = line.split(separator: "  ").map { $0.drop { $0 == " " } }.filter { !$0.isEmpty }.map(String.init)
      let inner = read(&lines, depth: depth + 2, words, other)
      if cells.count == 1, cells[0].hasPrefix("&") { rows += other?.row(String(cells[0].dropFirst()))?.rows ?? [] }
      guard cells.count >= 2 else { continue }
      let name = cells[0].prefix { $0 != "!" && $0 != "<" }
      rows.append(
        MappingRow(
          element: String(name), isRequired: cells[0].hasSuffix("!"),
          isReadOnly: cells[0].hasSuffix("<") || ["-", "="].contains(cells[1]), place: place(cells[1]),
          value: value(cells.count > 2 ? cells[2] : "", words), rows: inner))
    }
    return rows
  }

  private static func place(_ cell: String) -> MappingRow.Place {
    switch cell {
    case ".": return .same
    case "-": return .known
    case "=": return .variant
    default: break
    }
    if cell.hasPrefix("\"") { return .constant(String(cell.dropFirst().dropLast())) }
    return .path(cell.split(separator: "/").map(String.init))
  }

  private static func value(_ cell: String, _ words: [String: [[String]]]) -> MappingRow.Value {
    let parts = cell.split(separator: " ").map(String.init)
    switch parts.first {
    case "empty": return .empty
    case "date": return .compactDate
    case "millimetres": return .millimetres
    case "words": return .words(words[parts.last ?? ""] ?? [])
    case "unite": return .united(parts[1], unless: parts[2])
    case "join":
      let separator = parts[1] == "+" ? "" : parts[1].replacing("_", with: " ")
      return .joined(by: separator, parts.dropFirst(2).map { $0.split(separator: "/").map(String.init) })
    default: return .plain
    }
  }
}

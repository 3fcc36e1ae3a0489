import FoundationEssentials
import Standards

/// A classification as a table, made from WIPO's master files or from a table of ours.
///
/// | file | becomes |
/// |---|---|
/// | `IPCScheme` with `ipcEntry` | symbols of the IPC |
/// | `ClassificationTopStructure` of Nice | where its texts belong: class and basic number by id |
/// | `ClassificationTexts` of Nice, with the structure at hand | headings and terms in its language |
///
/// The element names of Nice and the IPC are those that public readers of the master files expect; no master file was to
/// be had. WIPO's XML of Vienna and Locarno is not known: they are taken as tables.
public struct ReferenceFile: Sendable {
  /// `Nice`, `IPC`, `Vienna`, `Locarno`.
  public let name: String
  /// As the file names it; empty when it does not.
  public let edition: String
  /// What the table holds: `terms`, `headings`, `notes`, `symbols`.
  public let content: String
  /// Tab-separated, with a header line.
  public let table: Data
  public let rows: Int

  /// Columns that only that table has → name and content.
  private static let shapes: [(columns: [String], name: String, content: String)] = [
    (["class", "basic_number", "indication"], "Nice", "terms"), (["class", "heading"], "Nice", "headings"),
    (["class", "note_kind", "text"], "Nice", "notes"), (["symbol", "level", "dots"], "IPC", "symbols"),
    (["code", "level", "parent"], "Vienna", "symbols"), (["code", "level", "class"], "Locarno", "symbols"),
  ]

  /// Reads a file; refuses with ``XMLFault`` or `TableFault` what is no classification.
  ///
  /// - Parameter structure: the table that a structure of Nice has become, by its edition; nil when it is not there.
  public init(_ bytes: Data, file: String, structure: (_ edition: String) -> Data? = { _ in nil }) throws {
    if bytes.first(where: { !XMLPrologue.isBlank($0) && ![0xEF, 0xBB, 0xBF].contains($0) }) == UInt8(ascii: "<") {
      let root = try XMLRoot(bytes)
      switch root.name {
      case "IPCScheme": try self.init(scheme: bytes)
      case "ClassificationTopStructure": self.init(try NiceMaster.structure(bytes, root))
      case "ClassificationTexts":
        guard let table = structure(NiceMaster.edition(root)) else {
          throw TableFault(
            file: file, line: 1,
            reason:
              "these are texts of Nice \(NiceMaster.edition(root)); install the ClassificationTopStructure of that "
              + "edition first, which says to which class each belongs")
        }
        self.init(try NiceMaster.texts(bytes, root, structure: table))
      default:
        throw TableFault(
          file: file, line: 1,
          reason: "<\(root.name)> is no classification; expected IPCScheme, ClassificationTopStructure or "
            + "ClassificationTexts as WIPO's XML, or a table")
      }
    } else {
      try self.init(table: bytes, file: file)
    }
  }

  init(name: String, edition: String, content: String, lines: [String]) {
    (self.name, self.edition, self.content, rows) = (name, edition, content, lines.count - 1)
    table = Data((lines.joined(separator: "\n") + "\n").utf8)
  }

  private init(_ other: ReferenceFile) { self = other }

  private init(table bytes: Data, file: String) throws {
    let table = try Table(bytes: Array(bytes), name: file)
    guard let shape = Self.shapes.first(where: { $0.columns.allSatisfy(table.columns.contains) }) else {
      throw TableFault(
        file: file, line: 1,
        reason: "no classification has these columns; known are "
          + Self.shapes.map { "\($0.name) (\($0.columns.joined(separator: ", ")))" }.joined(separator: ", "))
    }
    (name, content, rows) = (shape.name, shape.content, table.rows.count)
    let editions = Set(table.rows.map { $0["edition"] }.filter { !$0.isEmpty })
    edition = editions.count == 1 ? editions.first ?? "" : Self.edition(in: file)
    self.table = bytes
  }

  /// The edition that a file name tells: `nice_alphabetical_en_12-2025.tsv`.
  private static func edition(in file: String) -> String {
    let stem = file.lastPathPart.split(separator: ".").first.map(String.init) ?? ""
    let last = stem.split(separator: "_").last.map(String.init) ?? ""
    return last.contains(where: \.isNumber) ? last : ""
  }

  /// - Source: WIPO, IPC master files, element `ipcEntry` with `kind`, `symbol` and the parts of its title.
  private init(scheme bytes: Data) throws {
    var edition = ""
    var stack: [(symbol: String, kind: String)] = []
    var title: [String] = []
    var depthOfTitle: Int?
    var depth = 0
    var lines = ["symbol\tlevel\tdots\ttitle"]
    var place: [String: Int] = [:]
    try XMLReader(bytes, limits: .standard, doctype: .passed).events { event, _ in
      switch event {
      case .start(let name, let attributes):
        depth += 1
        let local = IntakeNode.local(name)
        func value(_ name: String) -> String { attributes.first { IntakeNode.local($0.name) == name }?.value ?? "" }
        if depth == 1 { edition = Self.ipcEdition(value("edition")) }
        if local == "ipcEntry" {
          let symbol = Self.ipcSymbol(value("symbol"))
          stack.append((symbol, value("kind")))
          if ["K", ""].contains(value("entryType")), place[symbol] == nil {
            place[symbol] = lines.count
            lines.append("\(symbol)\t\(value("kind"))\t\t")
          }
        }
        if local == "title", depthOfTitle == nil { (depthOfTitle, title) = (depth, []) }
        if local == "titlePart", !title.isEmpty { title[title.count - 1] += ";" }
      case .text(let text):
        if depthOfTitle != nil { title += text.split { " \t\n\r".contains($0) }.map(String.init) }
      case .end(let name):
        if depthOfTitle == depth {
          depthOfTitle = nil
          if let entry = stack.last, let index = place[entry.symbol], lines[index].hasSuffix("\t\t") {
            lines[index] += title.joined(separator: " ")
          }
        }
        if IntakeNode.local(name) == "ipcEntry" { _ = stack.popLast() }
        depth -= 1
      }
    }
    guard lines.count > 1 else { throw XMLFault.refused(line: 1, reason: "the scheme of the IPC has no entries") }
    self.init(name: "IPC", edition: edition, content: "symbols", lines: lines)
  }

  /// `20260101` as `2026.01`.
  private static func ipcEdition(_ text: String) -> String {
    IntakeShape.day(text).map { String($0.description.prefix(7)).replacing("-", with: ".") } ?? text
  }

  /// `A01B0001000000` as `A01B 1/00`; other shapes as they are.
  private static func ipcSymbol(_ text: String) -> String {
    guard text.utf8.count == 14, let group = Int(text.dropFirst(4).prefix(4)) else { return text }
    let digits = text.dropFirst(8)
    let kept = digits.reversed().drop { $0 == "0" }.reversed()
    return "\(text.prefix(4)) \(group)/\(digits.prefix(max(2, kept.count)))"
  }
}

/// The outermost element of a file.
struct XMLRoot {
  /// Its local name.
  let name: String
  let attributes: [XMLAttribute]

  /// Reads no further than it must; refuses with ``XMLFault``.
  init(_ bytes: Data) throws {
    var found: (String, [XMLAttribute])?
    try XMLReader(bytes, limits: .standard, doctype: .passed).events { event, _ in
      if found == nil, case .start(let name, let attributes) = event { found = (IntakeNode.local(name), attributes) }
    }
    (name, attributes) = found ?? ("", [])
  }

  func attribute(_ name: String) -> String { attributes.first { IntakeNode.local($0.name) == name }?.value ?? "" }
}

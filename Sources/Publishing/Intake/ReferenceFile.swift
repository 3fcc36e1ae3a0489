import FoundationEssentials
import Standards

/// A classification as a table, made from WIPO's scheme file or from a table of ours.
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
  public init(_ bytes: Data, file: String) throws {
    if bytes.first(where: { !XMLPrologue.isBlank($0) && ![0xEF, 0xBB, 0xBF].contains($0) }) == UInt8(ascii: "<") {
      try self.init(scheme: bytes)
    } else {
      try self.init(table: bytes, file: file)
    }
  }

  private init(table bytes: Data, file: String) throws {
    let table = try Standards.Table(bytes: Array(bytes), name: file)
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
    let stem = file.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
    let last = stem.split(separator: "_").last.map(String.init) ?? ""
    return last.contains(where: \.isNumber) ? last : ""
  }

  /// - Source: WIPO, IPC master files, element `ipcEntry` with `kind`, `symbol` and the titles of its text.
  private init(scheme bytes: Data) throws {
    var limits = XMLLimits.standard
    limits.attributes = 64
    var edition = ""
    var root = ""
    var stack: [(symbol: String, kind: String)] = []
    var title: [String] = []
    var depthOfTitle: Int?
    var depth = 0
    var lines: [String] = []
    var place: [String: Int] = [:]
    try XMLReader(bytes, limits: limits, doctype: .passed).events { event, _ in
      switch event {
      case .start(let name, let attributes):
        depth += 1
        let local = IntakeNode.local(name)
        func value(_ name: String) -> String { attributes.first { IntakeNode.local($0.name) == name }?.value ?? "" }
        if root.isEmpty { (root, edition) = (local, value("edition")) }
        if local == "ipcEntry" {
          stack.append((value("symbol"), value("kind")))
          if value("entryType") == "K", place[value("symbol")] == nil {
            place[value("symbol")] = lines.count
            lines.append("\(value("symbol"))\t\(value("kind"))\t\t")
          }
        }
        if local == "title", depthOfTitle == nil { (depthOfTitle, title) = (depth, []) }
      case .text(let text):
        if depthOfTitle != nil { title += text.split { " \t\n\r".contains($0) }.map(String.init) }
      case .end(let name):
        let local = IntakeNode.local(name)
        if depthOfTitle == depth {
          depthOfTitle = nil
          if let entry = stack.last, let index = place[entry.symbol], lines[index].hasSuffix("\t\t") {
            lines[index] = "\(entry.symbol)\t\(entry.kind)\t\t\(title.joined(separator: " "))"
          }
        }
        if local == "ipcEntry" { _ = stack.popLast() }
        depth -= 1
      }
    }
    guard !lines.isEmpty else {
      throw XMLFault.refused(
        .malformed, line: 1,
        reason: "<\(root)> is no scheme of the IPC; classifications of other kinds are taken as tables")
    }
    (name, content, rows) = ("IPC", "symbols", lines.count)
    self.edition = edition
    table = Data((["symbol\tlevel\tdots\ttitle"] + lines).joined(separator: "\n").utf8)
  }
}

import FoundationEssentials

/// What is wrong in a table: file, line (from 1; 0 for the file as a whole) and reason.
public struct TableFault: Explained, Equatable, Hashable, CustomStringConvertible {
  public let file: String
  public let line: Int
  public let reason: String

  public init(file: String, line: Int, reason: String) {
    self.file = file
    self.line = line
    self.reason = reason
  }

  /// `acts.tsv:14: "9" is not a stage`
  public var description: String { line > 0 ? "\(file):\(line): \(reason)" : "\(file): \(reason)" }
  /// What it is, and that it is to be mended there.
  public var explanation: Explanation {
    let cure = line > 0 ? "Correct the line." : "Check the file."
    return Explanation(.tableFaulty, description + (reason.hasSuffix(".") ? "" : ". " + cure))
  }
}

/// One row of a table; cells are found by the name of their column.
public struct TableRow: Sendable {
  public let file: String
  public let line: Int
  let columns: [String]
  let cells: [String]

  /// The cell of the column, without outer spaces; empty when the table lacks the column.
  public subscript(column: String) -> String {
    columns.firstIndex(of: column).map { cells[$0] } ?? ""
  }

  /// The columns in the order of the table.
  public var columnNames: [String] { columns }

  /// The fault at this row.
  public func fault(_ reason: String) -> TableFault { TableFault(file: file, line: line, reason: reason) }
}

/// A tab-separated table: UTF-8, one header line, no quoting, `#` opens a remark line.
public struct Table: Sendable {
  public let file: String
  public let columns: [String]
  public let rows: [TableRow]

  /// Reads a table from disk; `name` is how faults call it.
  public init(path: String, name: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw TableFault(file: name, line: 0, reason: "the file cannot be read")
    }
    try self.init(bytes: Array(data), name: name)
  }

  /// Reads a table from bytes; refuses broken UTF-8, control characters, and rows with another number of cells.
  public init(bytes: [UInt8], name: String) throws {
    file = name
    var header: [String]?
    var rows: [TableRow] = []
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, raw) in lines.enumerated() {
      func refuse(_ reason: String) -> TableFault { TableFault(file: name, line: number + 1, reason: reason) }
      var slice = raw
      if slice.last == 0x0D { slice = slice.dropLast() }
      if number == 0, slice.starts(with: [0xEF, 0xBB, 0xBF]) { slice = slice.dropFirst(3) }
      guard let text = String(validating: slice, as: UTF8.self) else { throw refuse("the line is not valid UTF-8") }
      if text.isEmpty || text.hasPrefix("#") { continue }
      if let bad = controlCharacter(in: slice) {
        throw refuse("control character U+\(String(bad, radix: 16, uppercase: true)) in the line")
      }
      let cells = slice.split(separator: 0x09, omittingEmptySubsequences: false).map(trimmed)
      guard let columns = header else {
        var names: Set<String> = []
        for column in cells where !names.insert(column).inserted {
          throw refuse("the column “\(column)” stands twice")
        }
        header = cells
        continue
      }
      guard cells.count == columns.count else {
        throw refuse("\(cells.count) cells where the header has \(columns.count) columns")
      }
      rows.append(TableRow(file: name, line: number + 1, columns: columns, cells: cells))
    }
    guard let header else { throw TableFault(file: name, line: 0, reason: "the table has no header line") }
    columns = header
    self.rows = rows
  }

  /// Refuses the table when a column is missing.
  public func require(_ names: [String]) throws {
    if let missing = names.first(where: { !columns.contains($0) }) {
      throw TableFault(file: file, line: 1, reason: "the column “\(missing)” is missing")
    }
  }

  /// A table of two columns `key` and `value` as a dictionary.
  public func dictionary() throws -> [String: String] {
    try require(["key", "value"])
    var result: [String: String] = [:]
    for row in rows {
      guard result.updateValue(row["value"], forKey: row["key"]) == nil else {
        throw row.fault("the key “\(row["key"])” stands twice")
      }
    }
    return result
  }
}

/// The first control character other than the tab; those from U+0080 are two bytes that begin with C2.
private func controlCharacter(in line: ArraySlice<UInt8>) -> UInt8? {
  var isAfterC2 = false
  for byte in line {
    if byte < 0x20 && byte != 0x09 || byte == 0x7F || isAfterC2 && byte < 0xA0 { return byte }
    isAfterC2 = byte == 0xC2
  }
  return nil
}

private func trimmed(_ cell: ArraySlice<UInt8>) -> String {
  var result = cell.drop { $0 == 0x20 }
  while result.last == 0x20 { result.removeLast() }
  return String(decoding: result, as: UTF8.self)
}

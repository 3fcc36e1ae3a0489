import FoundationEssentials
import Standards

/// Reads comma-, semicolon- or tab-separated values as spreadsheets export them, row by row.
///
/// Refused with `TableFault`: text that is not UTF-8, control characters, quotation marks that do not end, rows with
/// another number of cells, cells above 1 MB. A byte order mark is passed over.
/// - Source: RFC 4180; the separator is the one that stands most often in the first line.
public struct Delimited {
  /// One row: cells by column, and the line on which it begins.
  public struct Row: Sendable {
    public let line: Int
    public let cells: [String]
  }

  public private(set) var columns: [String]
  private let name: String
  private let bytes: [UInt8]
  private let separator: UInt8
  private var at = 0
  private var line = 1
  private let mostBytes = 1_000_000

  public init(_ data: Data, name: String) throws {
    var bytes = [UInt8](data)
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw TableFault(file: name, line: 1, reason: "the file is UTF-16; save it as UTF-8")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let first = bytes.prefix { $0 != 0x0A }
    let signs: [UInt8] = [0x09, UInt8(ascii: ";"), UInt8(ascii: ",")]
    separator = signs.max { left, right in first.count { $0 == left } < first.count { $0 == right } } ?? 0x09
    (self.bytes, self.name) = (bytes, name)
    columns = []
    guard let header = try row() else { throw TableFault(file: name, line: 1, reason: "the file is empty") }
    guard Set(header.cells).count == header.cells.count, !header.cells.contains("") else {
      throw TableFault(file: name, line: 1, reason: "a column has no name, or two have the same")
    }
    columns = header.cells
  }

  /// The next row that is not empty; nil at the end.
  public mutating func next() throws -> Row? {
    while let row = try row() {
      if row.cells == [""] { continue }
      guard row.cells.count == columns.count else {
        throw TableFault(
          file: name, line: row.line, reason: "\(row.cells.count) cells where the header has \(columns.count) columns")
      }
      return row
    }
    return nil
  }

  /// How many lines the file has.
  public var lines: Int { bytes.count { $0 == 0x0A } + 1 }

  private mutating func row() throws -> Row? {
    guard at < bytes.count else { return nil }
    let begin = line
    var cells: [String] = []
    while true {
      cells.append(try cell())
      guard at < bytes.count else { break }
      let sign = bytes[at]
      at += 1
      if sign == separator { continue }
      line += 1
      break
    }
    return Row(line: begin, cells: cells)
  }

  // Leaves `at` on the separator or line feed behind the cell.
  private mutating func cell() throws -> String {
    var content: [UInt8] = []
    let begin = line
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
      at += 1
      while true {
        guard at < bytes.count else { throw fault(begin, "a quotation mark does not end") }
        let byte = bytes[at]
        at += 1
        if byte == UInt8(ascii: "\"") {
          guard at < bytes.count, bytes[at] == byte else { break }
          at += 1
        }
        if byte == 0x0A { line += 1 }
        content.append(byte)
        guard content.count <= mostBytes else { throw fault(begin, "a cell has more than \(mostBytes) bytes") }
      }
      if at < bytes.count, bytes[at] == 0x0D { at += 1 }
      guard at >= bytes.count || bytes[at] == separator || bytes[at] == 0x0A else {
        throw fault(begin, "a text follows a closing quotation mark")
      }
    } else {
      let end = bytes[at...].firstIndex { $0 == separator || $0 == 0x0A } ?? bytes.count
      content = Array(bytes[at..<end])
      at = end
      if content.last == 0x0D { content.removeLast() }
      guard content.count <= mostBytes else { throw fault(begin, "a cell has more than \(mostBytes) bytes") }
    }
    guard let text = String(validating: content, as: UTF8.self) else { throw fault(begin, "the text is not UTF-8") }
    let bad = text.unicodeScalars.first { $0.value < 0x20 && !"\n\r\t".unicodeScalars.contains($0) || $0.value == 0x7F }
    if let bad { throw fault(begin, "control character U+\(String(bad.value, radix: 16, uppercase: true)) in a cell") }
    return text
  }

  private func fault(_ line: Int, _ reason: String) -> TableFault { TableFault(file: name, line: line, reason: reason) }
}

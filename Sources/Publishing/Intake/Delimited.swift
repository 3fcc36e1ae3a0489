import FoundationEssentials
import Standards

/// Reads comma-, semicolon- or tab-separated values as spreadsheets export them, row by row.
///
/// The file is handed over piece by piece and forgotten as it is read: memory is that of one piece and one cell.
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
  let name: String
  private let piece: () throws -> [UInt8]
  private var bytes: [UInt8] = []
  private var separator: UInt8 = 0x09
  private var at = 0
  private var line = 1
  /// Bytes of the pieces that have been handed over.
  private var taken = 0
  private var isWhole = false
  private static let mostBytes = 1_000_000
  private static let mostCells = 10_000

  /// - Parameter piece: the next bytes of the file; none at its end.
  public init(name: String, _ piece: @escaping () throws -> [UInt8]) throws {
    (self.name, self.piece, columns) = (name, piece, [])
    while !bytes.contains(0x0A), bytes.count <= Self.mostBytes, try more() {}
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      throw TableFault(file: name, line: 1, reason: "the file is UTF-16; save it as UTF-8")
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    let first = bytes[at...].prefix { $0 != 0x0A }
    let signs: [UInt8] = [0x09, UInt8(ascii: ";"), UInt8(ascii: ",")]
    separator = signs.max { left, right in first.count { $0 == left } < first.count { $0 == right } } ?? 0x09
    guard let header = try row() else { throw TableFault(file: name, line: 1, reason: "the file is empty") }
    guard Set(header.cells).count == header.cells.count, !header.cells.contains("") else {
      throw TableFault(file: name, line: 1, reason: "a column has no name, or two have the same")
    }
    columns = header.cells
  }

  public init(_ data: Data, name: String) throws {
    var rest = [UInt8](data)
    try self.init(name: name) {
      defer { rest = [] }
      return rest
    }
  }

  /// How many bytes have been read: how far it has come in a file whose size is known.
  public var offset: Int { taken - bytes.count + at }

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

  private mutating func row() throws -> Row? {
    guard try has() else { return nil }
    let begin = line
    var cells: [String] = []
    cells.reserveCapacity(columns.count)
    while true {
      cells.append(try bytes[at] == UInt8(ascii: "\"") ? quoted() : plain())
      guard try has() else { break }
      let sign = bytes[at]
      at += 1
      guard sign == separator else {
        line += 1
        break
      }
      guard cells.count < Self.mostCells else { throw fault(begin, "a row has more than \(Self.mostCells) cells") }
      guard try has() else {
        cells.append("")
        break
      }
    }
    return Row(line: begin, cells: cells)
  }

  // Both leave `at` on the separator or line feed behind the cell.
  private mutating func plain() throws -> String {
    var length = 0
    repeat {
      while at + length < bytes.count, bytes[at + length] != separator, bytes[at + length] != 0x0A { length += 1 }
      guard length <= Self.mostBytes else { throw tooLong(line) }
    } while try at + length == bytes.count && more()
    var content = bytes[at..<(at + length)]
    at += length
    if content.last == 0x0D { content.removeLast() }
    return try text(content, line)
  }

  private mutating func quoted() throws -> String {
    var content: [UInt8] = []
    let begin = line
    at += 1
    while true {
      guard try has() else { throw fault(begin, "a quotation mark does not end") }
      let run = bytes[at...].prefix { $0 != UInt8(ascii: "\"") }
      line += run.count { $0 == 0x0A }
      content += run
      guard content.count <= Self.mostBytes else { throw tooLong(begin) }
      at += run.count
      guard at < bytes.count else { continue }
      at += 1
      guard try has(), bytes[at] == UInt8(ascii: "\"") else { break }
      content.append(UInt8(ascii: "\""))
      at += 1
    }
    if try has(), bytes[at] == 0x0D { at += 1 }
    guard try !has() || bytes[at] == separator || bytes[at] == 0x0A else {
      throw fault(begin, "a text follows a closing quotation mark")
    }
    return try text(content[...], begin)
  }

  private func text(_ content: ArraySlice<UInt8>, _ line: Int) throws -> String {
    guard let text = String(validating: content, as: UTF8.self) else { throw fault(line, "the text is not UTF-8") }
    let bad = content.first { $0 < 0x20 && ![0x09, 0x0A, 0x0D].contains($0) || $0 == 0x7F }
    if let bad { throw fault(line, "control character U+\(String(bad, radix: 16, uppercase: true)) in a cell") }
    return text
  }

  /// Whether a byte follows.
  private mutating func has() throws -> Bool { try at < bytes.count || more() }

  /// Forgets what has been read and takes the next piece; false at the end.
  private mutating func more() throws -> Bool {
    guard !isWhole else { return false }
    let next = try piece()
    isWhole = next.isEmpty
    bytes.removeFirst(at)
    at = 0
    bytes += next
    taken += next.count
    return !isWhole
  }

  private func tooLong(_ line: Int) -> TableFault { fault(line, "a cell has more than \(Self.mostBytes) bytes") }

  private func fault(_ line: Int, _ reason: String) -> TableFault { TableFault(file: name, line: line, reason: reason) }
}

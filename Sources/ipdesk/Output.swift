import FoundationEssentials
import Glibc
import Standards
import Terminal

/// What commands print: text for people, JSON for programs. Stored text cannot drive the terminal.
enum Output {
  static func line(_ text: String) {
    write(
      text.split(separator: "\n", omittingEmptySubsequences: false).map { printable(String($0)) }.joined(
        separator: "\n") + "\n", to: 1)
  }

  static func error(_ text: String) {
    write(
      "ipdesk: "
        + text.split(separator: "\n", omittingEmptySubsequences: false).map { printable(String($0)) }.joined(
          separator: "\n") + "\n", to: 2)
  }

  /// Progress on standard error when it is a terminal, overwritten in place.
  static func progress(_ text: String) {
    if isatty(2) == 1 { write("\r\u{1B}[K" + printable(text), to: 2) }
  }

  static func endProgress() {
    if isatty(2) == 1 { write("\r\u{1B}[K", to: 2) }
  }

  /// A value as JSON with sorted members, and what ends it.
  static func json(_ value: some Encodable, end: String = "\n") throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    write(String(decoding: try encoder.encode(value), as: UTF8.self) + end, to: 1)
  }

  /// Files that were written, one a line.
  static func paths(_ paths: [String], json: Bool) throws {
    if json { return try self.json(paths) }
    paths.forEach(line)
  }

  /// Rows in columns as wide as their widest cell.
  static func table(_ head: [String], _ rows: [[String]]) {
    let all = [head] + rows.map { $0.map { printable($0) } }
    let widths = head.indices.map { column in all.map { columnWidth($0[column]) }.max() ?? 0 }
    for row in all {
      let cells = row.enumerated().map { index, cell in
        index == row.count - 1 ? cell : cell + String(repeating: " ", count: max(0, widths[index] - columnWidth(cell)))
      }
      write(cells.joined(separator: "  ") + "\n", to: 1)
    }
  }

  /// Bytes to standard output as they are.
  static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}

import FoundationEssentials
import Glibc
import Standards
import Synchronization
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

  /// Why a command ends without success: in sentences, or as JSON with the code.
  static func refuse(_ told: Explanation, asJSON: Bool) {
    guard asJSON, let text = try? text(RefusalLine(code: told.code, exit: told.blame, message: told.message)) else {
      return error(told.message)
    }
    write(text + "\n", to: 2)
  }

  private struct RefusalLine: Encodable {
    let code: RefusalCode
    let exit: Blame
    let message: String
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
    write(try text(value) + end, to: 1)
  }

  private static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: SafeJSON.escaped(try encoder.encode(value)), as: UTF8.self)
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

  /// Bytes to standard output as they are; what could not be written is told by ``settle()``.
  static func write(_ text: String, to descriptor: Int32) {
    let bytes = Array(text.utf8)
    do {
      try bytes.withUnsafeBytes { try Files.write($0, to: descriptor, "The standard output") }
    } catch {
      if descriptor == 1 { lost.withLock { $0 = $0 ?? error } }
    }
  }

  private static let lost = Mutex<(any Error)?>(nil)

  /// Ends the output: refuses when some of it was lost, on a full disk for example.
  static func settle() throws {
    if let error = lost.withLock({ $0 }) { throw error }
  }
}

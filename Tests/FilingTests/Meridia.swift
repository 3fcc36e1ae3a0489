import Filing
import Foundation
import Standards
import Testing

/// The law of Meridia and the code lists, as they stand in the package.
enum Meridia {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  static let files = (try? LawFiles.read(folder: root + "/Seed/Meridia/Law/2026-01-01")) ?? [:]
  static let codes = (try? CodeLists(folder: root + "/Resources/Codes")) ?? CodeLists()
  static let law = Law.read(files: files).law!
  static let calendar =
    (try? OfficeCalendar(
      table: Table(path: root + "/Seed/Meridia/holidays.tsv", name: "holidays.tsv"), workingDays: [1, 2, 3, 4, 5]))
    ?? OfficeCalendar()

  static func right(_ name: String) -> Right { law.right(name)! }

  /// A copy of the files with one text changed; the text must stand there.
  static func with(_ file: String, _ old: String, _ new: String) throws -> [String: [UInt8]] {
    var copy = files
    let text = String(decoding: try #require(copy[file], "no file \(file)"), as: UTF8.self)
    try #require(text.contains(old), "\(file) has no “\(old)”")
    let range = try #require(text.range(of: old))
    copy[file] = Array(text.replacingCharacters(in: range, with: new).utf8)
    return copy
  }
}

func day(_ text: String) -> CalendarDate { CalendarDate(text)! }

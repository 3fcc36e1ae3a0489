import Filing
import GRDB
import Standards

/// An issue of the gazette in a list.
public struct IssueLine: Codable, Equatable, Sendable {
  /// Year and place in it, such as `2026-01`.
  public var id: String
  /// The day of the issue.
  public var date: CalendarDate
  /// The last day that goes into it.
  public var cutOff: CalendarDate
  /// Whether it is printed and never changes.
  public var isClosed: Bool
  /// Entries that are printed in it; 0 while it is open.
  public var entries: Int
}

extension IssueLine {
  /// What is read of `gazetteIssue`; its order is that of `init`.
  static let columns = "id, date, cutOff, isClosed, entries"

  init(_ row: Row) throws {
    guard let date = try CalendarDate(row[1] as String), let cutOff = try CalendarDate(row[2] as String) else {
      throw try Refusal(.damagedRegister, "The day of the issue \(row[0] as String) is no date. Run `ipdesk check`.")
    }
    try self.init(id: row[0], date: date, cutOff: cutOff, isClosed: row[3], entries: row[4])
  }
}

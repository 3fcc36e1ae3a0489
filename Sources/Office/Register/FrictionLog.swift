import Filing
import GRDB
import Standards

/// What slowed the work, line by line: a table beside the events, since an event names its officer and this must not.
struct FrictionLog {
  let db: Database

  static let columns = "CAST(id AS TEXT), day, screen, task, CAST(seconds AS TEXT), line"

  /// - Throws: a `Refusal` for a line that is empty or too long.
  func note(_ friction: Friction, on day: CalendarDate) throws {
    let line = friction.line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !line.isEmpty, line.count <= Friction.longest, friction.screen.count <= 100, friction.task.count <= 100 else {
      throw Refusal(.valuesRefused, "What slows the work is said in one line of 1 to \(Friction.longest) characters.")
    }
    let seconds = max(0, min(friction.seconds, 86_400))
    try db.execute(
      sql: "INSERT INTO friction (day, screen, task, seconds, line, sum) VALUES (?, ?, ?, ?, ?, '')",
      arguments: [day.description, friction.screen, friction.task, seconds, line])
    let id = db.lastInsertedRowID
    let sum = Seal.sum("\(id)", day.description, friction.screen, friction.task, "\(seconds)", line)
    try db.execute(sql: "UPDATE friction SET sum = ? WHERE id = ?", arguments: [sum, id])
  }

  /// What was noted from one day to another, both included.
  func notes(from first: CalendarDate, to last: CalendarDate) throws -> [FrictionNote] {
    let sql = "SELECT day, screen, task, seconds, line FROM friction WHERE day BETWEEN ? AND ? ORDER BY day, id"
    return try Row.fetchAll(db, sql: sql, arguments: [first.description, last.description]).compactMap { row in
      guard let day = try CalendarDate(row[0] as String) else { return nil }
      return try FrictionNote(day: day, Friction(screen: row[1], task: row[2], seconds: row[3], line: row[4]))
    }
  }
}

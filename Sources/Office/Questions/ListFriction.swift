import Filing
import Standards

/// Lists what slowed the work in a month, in its order.
///
/// An officer may have written a word of a secret file: the lines are for those who may read every file, the others are
/// told screens, tasks and times.
public struct ListFriction: Question {
  let month: String

  /// - Parameter month: `YYYY-MM`.
  public init(month: String) { self.month = month }

  public func answer(in context: ReadingContext) throws -> [FrictionNote] {
    guard let first = CalendarDate("\(month)-01") else {
      throw Refusal(.valuesRefused, "“\(month.prefix(20))” is not a month; write it as 2026-11.")
    }
    let notes = try FrictionLog(db: context.db).notes(from: first, to: first.adding(months: 1).adding(days: -1))
    guard try !context.sight().isWhole else { return notes }
    return notes.map { note in
      var note = note
      note.friction.line = ""
      return note
    }
  }
}

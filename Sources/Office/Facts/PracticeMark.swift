import GRDB
import Standards

/// By what a practice register is known: its lesson, and when it was begun. It is planted with the office and never
/// taken away.
public struct PracticeMark: Equatable, Sendable {
  /// Id of the lesson.
  public let lesson: String
  /// The day of the lesson, and the time at which it was begun; the register opens on that day.
  public let begun: Moment

  public init(lesson: String, begun: Moment) { (self.lesson, self.begun) = (lesson, begun) }

  /// Under which it stands among the settings of the office.
  public static let setting = "practice"

  /// Reads the value of the setting, `LESSON YYYY-MM-DDTHH:MM:SS`; nil for anything else.
  public init?(_ text: String?) {
    let parts = (text ?? "").split(separator: " ")
    guard parts.count == 2, let begun = Moment(parts[1]) else { return nil }
    self.init(lesson: String(parts[0]), begun: begun)
  }

  /// The value of the setting.
  public var text: String { "\(lesson) \(begun)" }
}

extension Facts {
  /// Whether people practise in it: nothing of it is an act of the office. Nil for a register of an office.
  public var practice: PracticeMark? { PracticeMark(settings[PracticeMark.setting]) }
}

extension Settings {
  /// The day on which a practice register opens; nil for others.
  static func practiceDay(_ db: Database) throws -> CalendarDate? {
    let text = try String.fetchOne(
      db, sql: "SELECT value FROM setting WHERE key = ?", arguments: [PracticeMark.setting])
    return PracticeMark(text)?.begun.date
  }
}

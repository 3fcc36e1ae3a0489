import Standards

/// What slowed the work: a line of an officer, with the screen and the task on which he was, and how long he had been.
///
/// It is about the work, not about people: no name and no time of day is kept with it.
public struct Friction: Codable, Equatable, Sendable {
  /// `filing`, `dossier limits`
  public var screen: String
  /// Id of the act that was being filled in; empty where it was none.
  public var task: String
  /// How long the screen had been open, 0 to 86,400.
  public var seconds: Int
  /// In his words, 1 to 500 characters, one line.
  public var line: String

  public init(screen: String, task: String, seconds: Int, line: String) {
    (self.screen, self.task, self.seconds, self.line) = (screen, task, seconds, line)
  }

  static let longest = 500
}

/// The same, with the day on which it was said.
public struct FrictionNote: Codable, Equatable, Sendable {
  public var day: CalendarDate
  public var friction: Friction

  public init(day: CalendarDate, _ friction: Friction) { (self.day, self.friction) = (day, friction) }
}

import Filing
import Office
import Publishing
import Standards

/// The sheet of a lesson for whoever does it: task, officer, day, time, and how one begins and ends.
public struct PracticeSheet: Codable, Equatable, Sendable {
  public let lesson: String
  public let title: String
  public let secondTitle: String
  public let task: String
  public let secondTask: String
  public let officer: String
  public let day: CalendarDate
  public let minutes: Int
  public let points: Int
  /// Commands to type, in order.
  public let commands: [String]

  /// The demonstration is played in memory, for the numbers of its files.
  public init(_ lesson: Lesson, of lessons: Lessons, codes: CodeLists) throws {
    let script = lessons.script.through(lesson.through)
    var player = try Player(path: nil, seed: lessons.seed, script: script, codes: codes)
    let told = lesson.told(try player.play(script) { _, _ in })
    try player.close()
    self.lesson = lesson.id
    (title, secondTitle) = (lesson.title.first, lesson.title.second)
    (task, secondTask) = (told.first, told.second)
    (officer, day, minutes, points) = (lesson.officer, lesson.day, lesson.minutes, lesson.points)
    commands = [
      "ipdesk practice start \(lesson.id) --register practice.register",
      "ipdesk desk --register practice.register", "ipdesk practice check --register practice.register",
    ]
  }

  /// The sheet in lines.
  public var lines: [String] {
    ["\(title) (\(lesson))", task, "", secondTitle, secondTask, ""] + facts
  }

  private var facts: [String] {
    [
      "Officer: \(officer), password \(Player.password)", "Day: \(day)", "Time: \(minutes) minutes",
      "Points: \(points)",
    ] + commands
  }

  /// The sheet on paper.
  ///
  /// - Parameter facts: of the office, for its name.
  public func document(of settings: [String: String]) throws -> PageDocument {
    let profile = OfficeProfile(settings: settings)
    let grey = TextStyle(size: 9, ink: .grey)
    let blocks: [Block] = [
      .text(profile.name.first, TextStyle(.serif, size: 11)), .space(6), .heading(Heading(title)), .space(8),
      .text(task, .body), .space(10), .text(secondTitle, grey), .text(secondTask, grey), .space(12),
    ]
    return PageDocument(
      PaperMetadata(title: "Lesson: \(title)", author: profile.name.first, created: "\(day)T00:00:00Z"),
      fonts: try .noto(), watermark: "PRACTICE", blocks: blocks + facts.map { .text($0, .body) })
  }
}

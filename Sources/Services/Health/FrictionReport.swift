import Office
import Standards

/// What slowed the work in a month, screen by screen and task by task, the most frequent first.
public struct FrictionReport: Codable, Equatable, Sendable {
  /// A screen with its task, how often it was named, and how long people had been there.
  public struct Line: Codable, Equatable, Sendable {
    public let screen: String
    /// Id of the act; empty where none was filled in.
    public let task: String
    public let count: Int
    /// The middle one of the times, in seconds.
    public let median: Int
    public let longest: Int
    /// What was said, in order; empty for those who may not read every file.
    public let said: [String]
  }

  /// `YYYY-MM`
  public let month: String
  public let lines: [Line]

  public init(_ notes: [FrictionNote], month: String) {
    self.month = month
    let groups = Dictionary(grouping: notes.map(\.friction)) { [$0.screen, $0.task] }
    lines = groups.map { key, all in
      let times = all.map(\.seconds).sorted()
      return Line(
        screen: key[0], task: key[1], count: all.count, median: times[(times.count - 1) / 2], longest: times.last ?? 0,
        said: all.map(\.line).filter { !$0.isEmpty })
    }
    .sorted { ($1.count, $0.screen, $0.task) < ($0.count, $1.screen, $1.task) }
  }

  /// `1 min 05 s`
  public static func time(_ seconds: Int) -> String {
    seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60 < 10 ? "0" : "")\(seconds % 60) s"
  }
}

import Filing
import Office
import Standards

/// What came of a lesson: points, and every mistake in words.
public struct PracticeScore: Codable, Equatable, Sendable {
  /// An expected act and what became of it.
  public struct Line: Codable, Equatable, Sendable {
    /// `Application received, 40/2026/000000007`
    public let act: String
    public let points: Int
    public let of: Int
    /// What was wrong; empty where all is as expected.
    public let mistakes: [String]
  }

  public let lesson: String
  public let title: String
  public internal(set) var lines: [Line] = []
  /// Acts that nobody asked for.
  public internal(set) var strays: [String] = []
  /// Points that they cost.
  public internal(set) var strayPoints = 0
  /// Minutes from the beginning to the last expected act, begun ones count; nil where nothing expected was done, or not on
  /// the day on which it was begun.
  public internal(set) var minutes: Int?
  public let allowed: Int
  /// Points that lateness costs.
  public internal(set) var latePoints = 0
  public let of: Int

  /// Never below zero.
  public var points: Int { max(0, lines.reduce(0) { $0 + $1.points } - strayPoints - latePoints) }

  /// Folds what was recorded since the lesson was begun.
  ///
  /// - Parameter office: of a registrar, who sees every file.
  public static func of(_ office: Office, _ lessons: Lessons, codes: CodeLists) throws -> PracticeScore {
    let (lesson, mark, events, names) = try PracticeRegister.read(office, lessons)
    var reading = try Reading(office)
    var judging = PracticeJudging(events: events, names: names, lessons: lessons, forms: try reading.forms(codes))
    var score = PracticeScore(
      lesson: lesson.id, title: lesson.title.first, allowed: lesson.minutes, of: lesson.points)
    for measure in lesson.measures { score.lines.append(try judging.line(measure)) }
    score.strays = judging.strays
    score.strayPoints = score.strays.count * lesson.stray
    if let last = judging.claimed.map(\.event.recorded).max(), last >= mark.begun, last.date == mark.begun.date {
      score.minutes = (last.second - mark.begun.second + 59) / 60
    }
    let isDone = !judging.claimed.isEmpty
    if isDone, score.minutes.map({ $0 > lesson.minutes }) ?? true { score.latePoints = lesson.late }
    return score
  }

  /// The score in lines.
  public var text: [String] {
    let acts = lines.flatMap { line in
      ["\(line.points) of \(line.of)  \(line.act)"] + line.mistakes.map { "         \($0)" }
    }
    let more = strays.map { "Nobody asked for: \($0)" } + (strayPoints > 0 ? ["Minus \(strayPoints) for that."] : [])
    let time = minutes.map { "Time: \($0) of \(allowed) minutes." } ?? "Time: not done on the day it was begun."
    return ["\(title) (\(lesson))"] + acts + more
      + [time + (latePoints > 0 ? " Minus \(latePoints)." : ""), "Score: \(points) of \(of)"]
  }
}

import Filing
import Standards

/// A lesson of the practice register: a task, the register with which it begins, and what is expected.
public struct Lesson: Sendable {
  public let id: String
  /// Who does it: the officer of the demonstration as whom one signs in first.
  public let officer: String
  /// Through this day the demonstration has been played when the lesson begins.
  public let through: CalendarDate
  /// The day on which it is played.
  public let day: CalendarDate
  /// Minutes allowed.
  public let minutes: Int
  /// Points that are lost when it takes longer.
  public let late: Int
  /// Points that are lost for each act that nobody asked for.
  public let stray: Int
  public let title: Label
  /// What is to be done, in the languages of the office; `{lumen}` is the number of that file of the demonstration.
  public let task: Label
  /// What is expected, in order; never empty.
  public internal(set) var measures: [Measure] = []

  /// The points of all that is expected.
  public var points: Int { measures.reduce(0) { $0 + $1.points } }

  /// An act that is expected, with its values.
  public struct Measure: Sendable {
    public let points: Int
    let step: Script.Step
    /// Items whose wording is free: they need only be there.
    let free: Set<String>
  }

  init(_ row: TableRow) throws {
    func day(_ column: String) throws -> CalendarDate {
      guard let day = CalendarDate(row[column]) else {
        throw row.fault("\(column): “\(row[column])” is not a day; write YYYY-MM-DD")
      }
      return day
    }
    func number(_ column: String, _ range: ClosedRange<Int>) throws -> Int {
      guard let number = Int(row[column]), range.contains(number) else {
        throw row.fault(
          "\(column): “\(row[column])” is no number from \(range.lowerBound) to \(range.upperBound)")
      }
      return number
    }
    id = row["lesson"]
    let isPlain = id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    guard isPlain, !id.isEmpty else {
      throw row.fault("lesson: “\(id)” is no name; write small letters, digits and hyphens")
    }
    officer = row["officer"]
    (through, self.day) = (try day("through"), try day("day"))
    guard through < self.day else { throw row.fault("day: \(self.day) is not after \(through)") }
    (minutes, late, stray) = (
      try number("minutes", 1...480), try number("late", 0...1_000), try number("stray", 0...1_000)
    )
    title = Label(row["title"], row["title_fr"])
    task = Label(row["task"], row["task_fr"])
    for name in ["title", "task"] where row[name].isEmpty { throw row.fault("\(name): nothing stands there") }
  }
}

extension Lesson.Measure {
  init(_ row: TableRow, of lesson: Lesson, at moment: Moment) throws {
    guard let points = Int(row["points"]), (1...1_000).contains(points) else {
      throw row.fault("points: “\(row["points"])” is no number from 1 to 1000")
    }
    self.points = points
    step = try Script.Step(row, at: moment)
    free = Set(row["free"].split(separator: " ").map(String.init))
  }
}

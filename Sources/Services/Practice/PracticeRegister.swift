import Filing
import FoundationEssentials
import Office
import Standards

/// Registers in which people practise: planted from the demonstration, marked for ever, never one of an office.
public enum PracticeRegister {
  /// What was planted.
  public struct Begun: Codable, Equatable, Sendable {
    public let lesson: String
    public let register: String
    public let officer: String
    public let day: CalendarDate
    public let minutes: Int
    public let task: String
  }

  /// Plants the register of a lesson; its time begins to run.
  ///
  /// - Parameters:
  ///   - path: where it is created; a file that is there is refused.
  ///   - now: the clock of this computer.
  ///   - told: hears how many of how many acts have been played.
  public static func begin(
    _ lesson: Lesson, of lessons: Lessons, at path: String, codes: CodeLists, now: () -> Moment,
    told: (Int, Int) -> Void = { _, _ in }
  ) throws -> Begun {
    let begun = Moment(lesson.day, second: now().second) ?? Moment(startOf: lesson.day)
    let script = lessons.script.through(lesson.through)
    var player = try Player(
      path: path, seed: lessons.seed, script: script, codes: codes,
      practice: PracticeMark(lesson: lesson.id, begun: begun))
    var done = 0
    do {
      let numbers = try player.play(script) { _, _ in
        done += 1
        told(done, script.steps.count)
      }
      try player.close()
      return Begun(
        lesson: lesson.id, register: path, officer: lesson.officer, day: lesson.day, minutes: lesson.minutes,
        task: lesson.told(numbers).first)
    } catch {
      try? player.close()
      Office.discard(path)
      throw error
    }
  }

  /// The lesson of a register, what was recorded since it was begun, and the files that the demonstration left.
  ///
  /// - Throws: a `Refusal` for a register that is none of practice.
  static func read(_ office: Office, _ lessons: Lessons) throws -> (
    lesson: Lesson, mark: PracticeMark, events: [DossierEvent], names: [String: String]
  ) {
    guard let mark = try office.facts().practice else {
      throw Refusal(
        .noPractice, "The register is none in which a lesson was begun. Begin one: ipdesk practice start LESSON.")
    }
    let lesson = try lessons.lesson(mark.lesson)
    var all: [DossierEvent] = []
    while case let page = try office.ask(ListEvents(from: all.count + 1, limit: 5_000)), !page.isEmpty { all += page }
    // What the demonstration filed came in the order of its script.
    let filings = Lessons.filings(of: lessons.script.through(lesson.through))
    var names: [String: String] = [:]
    var filed = all.filter { $0.event.ordinal == 1 && !$0.number.isEmpty }[...]
    for (name, step) in filings {
      guard let place = filed.firstIndex(where: { $0.event.act == step.act }) else { continue }
      names[name] = filed[place].number
      filed = filed[(place + 1)...]
    }
    return (lesson, mark, all.filter { $0.event.recorded.date >= lesson.day }, names)
  }
}

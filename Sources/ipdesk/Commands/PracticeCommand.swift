import ArgumentParser
import Filing
import FoundationEssentials
import Office
import Publishing
import Services
import Standards

/// `ipdesk practice`: lessons on registers of their own.
struct PracticeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "practice",
    abstract: "Lessons for new officers: each on a practice register of its own, with a score.",
    subcommands: [List.self, Start.self, CheckLesson.self, Sheet.self])

  /// Where lessons and their registers lie.
  struct Place: ParsableArguments {
    @Option(help: "Folder of the office with its lessons; Meridia when nothing is said.")
    var seed: String?
    @Flag(help: "Print JSON.")
    var json = false

    var folder: String { get throws { try seed ?? Places.shipped("Seed") + "/Meridia" } }
    var lessons: Lessons { get throws { try Lessons(seed: folder) } }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the lessons, with officer, minutes and points.")
    @OptionGroup var place: Place

    private struct Line: Encodable {
      let lesson, title, titleSecond, officer: String
      let minutes, points: Int
    }

    func run() throws {
      let lines = try place.lessons.all.map {
        Line(
          lesson: $0.id, title: $0.title.first, titleSecond: $0.title.second, officer: $0.officer, minutes: $0.minutes,
          points: $0.points)
      }
      if place.json { return try Output.json(lines) }
      Output.table(
        ["lesson", "officer", "minutes", "points", "title"],
        lines.map { [$0.lesson, $0.officer, "\($0.minutes)", "\($0.points)", $0.title] })
    }
  }

  struct Start: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Plants the practice register of a lesson; its time begins to run.")
    @OptionGroup var place: Place
    @Argument(help: "The lesson, as `ipdesk practice list` names it.")
    var lesson: String
    @Option(help: "The practice register, a new file; else ipdesk/practice-LESSON.register in the user's data folder.")
    var register: String?

    func run() throws {
      let lessons = try place.lessons
      let found = try lessons.lesson(lesson)
      let path = register ?? "\(Places.dataFolder)/practice-\(found.id).register"
      if !path.parentPath.isEmpty { try Files.makeFolder(path.parentPath) }
      let begun = try PracticeRegister.begin(
        found, of: lessons, at: path, codes: try Places.codes(), now: Clock.system
      ) { done, all in Output.progress("planting the practice register: \(done) of \(all) acts") }
      Output.endProgress()
      if place.json { return try Output.json(begun) }
      Output.line(begun.task)
      Output.line("")
      Output.line(
        "Officer: \(begun.officer), password \(Player.password). Day: \(begun.day). \(begun.minutes) minutes.")
      Output.line("ipdesk desk --register \(path)")
      Output.line("ipdesk practice check --register \(path)")
    }
  }

  struct CheckLesson: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Scores what was recorded since the lesson was begun, and names every mistake.")
    @OptionGroup var place: Place
    @Option(help: "The practice register that `ipdesk practice start` has named.")
    var register: String

    func run() throws {
      let lessons = try place.lessons
      let office = try Office.open(
        register: register, credential: Credential(name: lessons.reader, password: Player.password), today: nil)
      let score = try PracticeScore.of(office, lessons, codes: try Places.codes())
      try office.close()
      if place.json { return try Output.json(score) }
      score.text.forEach(Output.line)
    }
  }

  struct Sheet: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the sheet of a lesson for whoever does it, as text or PDF.")
    @OptionGroup var place: Place
    @Argument(help: "The lesson, as `ipdesk practice list` names it.")
    var lesson: String
    @Option(help: "Writes the sheet as PDF; a file that is there is kept.")
    var pdf: String?

    func run() throws {
      let lessons = try place.lessons
      let sheet = try PracticeSheet(try lessons.lesson(lesson), of: lessons, codes: try Places.codes())
      if let pdf {
        let settings = try Table(path: "\(try place.folder)/office.tsv", name: "office.tsv").dictionary()
        return try Outlet.put(try sheet.document(of: settings).pdf(), to: pdf, json: place.json)
      }
      if place.json { return try Output.json(sheet) }
      sheet.lines.forEach(Output.line)
    }
  }
}

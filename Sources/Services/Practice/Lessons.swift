import Filing
import Standards

/// The lessons of an office: `Practice/lessons.tsv` and `Practice/measures.tsv` of its folder, judged as they are read.
public struct Lessons: Sendable {
  public let all: [Lesson]
  /// The demonstration with which they begin.
  let script: Script
  let seed: String
  let law: Law
  /// Who may read every file: the first registrar of the demonstration.
  public let reader: String

  /// - Parameter seed: folder of the office.
  /// - Throws: the first fault of a table, by file and line.
  public init(seed: String) throws {
    self.seed = seed
    script = try Script(folder: "\(seed)/Demonstration")
    law = try Self.law(seed)
    let people = try Table(path: "\(seed)/officers.tsv", name: "officers.tsv").rows
    let officers = Set(people.map { $0["name"] })
    reader = people.first { $0["roles"].split(separator: ",").contains("registrar") }?["name"] ?? ""
    let table = try Table(path: "\(seed)/Practice/lessons.tsv", name: "lessons.tsv")
    try table.require([
      "lesson", "officer", "through", "day", "minutes", "late", "stray", "title", "title_fr", "task", "task_fr",
    ])
    var lessons: [Lesson] = []
    for row in table.rows {
      let lesson = try Lesson(row)
      guard !lessons.contains(where: { $0.id == lesson.id }) else {
        throw row.fault("lesson: “\(lesson.id)” stands twice")
      }
      guard officers.contains(lesson.officer) else {
        throw row.fault("officer: nobody is called “\(lesson.officer)” in officers.tsv")
      }
      let files = Self.filings(of: script.through(lesson.through)).map(\.name)
      for name in lesson.names where !files.contains(name) {
        throw row.fault("task: the demonstration has no file “\(name)” through \(lesson.through)")
      }
      lessons.append(lesson)
    }
    let measures = try Table(path: "\(seed)/Practice/measures.tsv", name: "measures.tsv")
    try measures.require(["lesson", "points", "officer", "second", "act", "dossiers", "effective", "values", "free"])
    for row in measures.rows {
      guard let place = lessons.firstIndex(where: { $0.id == row["lesson"] }) else {
        throw row.fault("lesson: there is no lesson “\(row["lesson"])”")
      }
      lessons[place].measures.append(try Self.measure(row, of: lessons[place], law, officers, script))
    }
    if let empty = lessons.first(where: { $0.measures.isEmpty }) {
      throw TableFault(file: "measures.tsv", line: 0, reason: "nothing is expected of the lesson “\(empty.id)”")
    }
    all = lessons
  }

  /// The lesson of an id.
  ///
  /// - Throws: a `Refusal` where there is none.
  public func lesson(_ id: String) throws -> Lesson {
    guard let lesson = all.first(where: { $0.id == id }) else {
      throw Refusal(.notFound, "There is no lesson “\(id)”. `ipdesk practice list` names them.")
    }
    return lesson
  }

  private static func measure(
    _ row: TableRow, of lesson: Lesson, _ law: Law, _ officers: Set<String>, _ script: Script
  ) throws -> Lesson.Measure {
    let minute = lesson.measures.count + 1
    guard let moment = Moment(lesson.day, second: 10 * 3600 + 60 * minute) else {
      throw row.fault("the lesson expects too many acts")
    }
    let measure = try Lesson.Measure(row, of: lesson, at: moment)
    let step = measure.step
    for name in [step.officer, step.second].compactMap({ $0 }) where !officers.contains(name) {
      throw row.fault("nobody is called “\(name)” in officers.tsv")
    }
    let acts = law.rights.compactMap { $0.act(step.act) } + [law.officeAct(step.act)].compactMap { $0 }
    guard !acts.isEmpty else { throw row.fault("act: the law has no act “\(step.act)”") }
    let items = Set(law.rights.flatMap { ($0.form + $0.actItems).map(\.item) } + law.officeItems.map(\.item))
    for name in step.values.map(\.item) + measure.free.sorted() where name != "form" && !items.contains(name) {
      throw row.fault("values: the law has no item “\(name)”")
    }
    return measure
  }

  private static func law(_ seed: String) throws -> Law {
    guard let folder = try Files.names(in: "\(seed)/Law").filter({ CalendarDate($0) != nil }).max() else {
      throw Refusal(.lawFolder, "\(seed)/Law: there is no law; a law is a folder named after its first day.")
    }
    let settings = try Table(path: "\(seed)/office.tsv", name: "office.tsv").dictionary()
    let (law, faults) = Law.read(
      files: try LawFiles.read(folder: "\(seed)/Law/\(folder)"), currency: Currency(settings["currency"] ?? ""))
    guard let law else { throw Refusal(.lawFaulty, faults.map(\.explanation.message).joined(separator: "\n")) }
    return law
  }

  /// The rows by which files are filed, with the names that the script gives them.
  static func filings(of script: Script) -> [(name: String, step: Script.Step)] {
    var known: Set<String> = []
    return script.steps.compactMap { step in
      guard step.dossiers.count == 1, known.insert(step.dossiers[0]).inserted else { return nil }
      return (step.dossiers[0], step)
    }
  }
}

extension Lesson {
  /// The files of the demonstration that its task names.
  var names: [String] { task.first.matches(of: /\{([a-z]+)\}/).map { String($0.1) } }

  /// The task with the numbers of the files.
  public func told(_ numbers: [String: String]) -> Label {
    func filled(_ text: String) -> String {
      text.replacing(/\{([a-z]+)\}/) { match in
        let number = numbers[String(match.1)] ?? ""
        return ApplicationNumber(number)?.display ?? number
      }
    }
    return Label(filled(task.first), filled(task.second))
  }
}

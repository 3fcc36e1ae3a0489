import Filing
import Foundation
import Office
import Standards
import TestSupport
import Testing

@testable import Publishing
@testable import Services

@Suite("Practice register", .serialized)
struct PracticeTests {
  static let seed = "\(TestPaths.root)/Seed/Meridia"
  static let codes = Result { try CodeLists(folder: "\(TestPaths.root)/Resources/Codes") }
  static let lessons = Result { try Lessons(seed: seed) }
  static var ids: [String] { ((try? lessons.get().all) ?? []).map(\.id) }

  /// A lesson of which these acts were done; it was begun at 10:00.
  private func played(_ id: String, _ steps: (Lesson) -> [Script.Step]) throws -> (Office, PracticeScore) {
    let lessons = try Self.lessons.get()
    let lesson = try lessons.lesson(id)
    let script = lessons.script.through(lesson.through)
    let begun = try #require(Moment(lesson.day, second: 36_000))
    var player = try Player(
      path: nil, seed: Self.seed, script: script, codes: Self.codes.get(),
      practice: PracticeMark(lesson: id, begun: begun))
    _ = try player.play(script) { _, _ in }
    _ = try player.play(Script(folder: script.folder, steps: steps(lesson))) { _, _ in }
    return (player.office, try PracticeScore.of(player.office, lessons, codes: Self.codes.get()))
  }

  /// The same act otherwise.
  private func changed(
    _ step: Script.Step, act: String? = nil, values: [(item: String, value: String)]? = nil, minutes: Int = 0
  ) throws -> Script.Step {
    let later = try #require(Moment(step.moment.date, second: step.moment.second + 60 * minutes))
    return Script.Step(
      row: step.row, moment: later, officer: step.officer, second: step.second, act: act ?? step.act,
      dossiers: step.dossiers, effective: step.effective, values: values ?? step.values)
  }

  @Test("there are lessons for counter, formality, examiner, registrar, gazette and accounts, over all four rights")
  func lessons() throws {
    let lessons = try Self.lessons.get()
    let kinds = Set(lessons.all.map { String($0.id.prefix { $0 != "-" }) })

    #expect(lessons.all.count >= 12)
    #expect(kinds.isSuperset(of: ["counter", "formality", "examiner", "registrar", "gazette", "accounts"]))
    let files = Set(lessons.all.flatMap(\.names))
    #expect(files.isSuperset(of: ["lumen", "lamp", "pump", "hinge"]))
    #expect(lessons.all.allSatisfy { !$0.title.second.isEmpty && !$0.task.second.isEmpty })
  }

  @Test("each can be done as it is expected, and then has every point", arguments: ids)
  func isReachable(_ id: String) throws {
    let (office, score) = try played(id) { $0.measures.map(\.step) }

    #expect(score.points == score.of, "\(score.text.joined(separator: "\n"))")
    #expect(score.minutes == score.lines.count)
    #expect(try office.check { _, _ in } == [])
  }

  @Test("what is missing, wrong and uncalled for is named and costs points")
  func wrong() throws {
    let (_, score) = try played("accounts-fees") { lesson in
      let first = lesson.measures[0].step
      let paid = try? changed(first, values: [("fee", "GRT"), ("amount", "30"), ("method", "card")])
      let other = Script.Step(
        row: first.row, moment: first.moment, officer: "kofi", second: nil, act: "withdraw", dossiers: ["pump"],
        effective: nil, values: [("text", "Mistake")])
      return [paid ?? first, other]
    }

    #expect(
      score.text == [
        "Fees are paid (accounts-fees)", "5 of 10  Take a payment, 20/2026/000000001-26",
        "         Method of payment: “cash” was expected, “card” was entered",
        "0 of 10  Take a payment, 30/2026/000000001-61",
        "         not done", "Nobody asked for: Withdraw the application, 10/2026/000000001-88", "Minus 3 for that.",
        "Time: 1 of 15 minutes.", "Score: 2 of 20",
      ])
  }

  @Test("an act on the wrong file is told as such")
  func elsewhere() throws {
    let (_, score) = try played("registrar-copy") { lesson in
      let step = lesson.measures[0].step
      return [
        Script.Step(
          row: step.row, moment: step.moment, officer: step.officer, second: nil, act: step.act, dossiers: ["lamp"],
          effective: nil, values: step.values)
      ]
    }

    #expect(score.points == 0)
    #expect(score.lines[0].mistakes == ["recorded on 30/2026/000000001-61 instead"])
  }

  @Test("lateness costs points; the time is that of the last expected act")
  func late() throws {
    let (_, score) = try played("counter-withdrawal") { lesson in
      lesson.measures.compactMap { try? changed($0.step, minutes: 10) }
    }

    #expect(score.minutes == 11)
    #expect(score.latePoints == 5)
    #expect(score.points == 10)
    #expect(score.text.suffix(2) == ["Time: 11 of 10 minutes. Minus 5.", "Score: 10 of 15"])
  }

  @Test("nothing done is no point, and no minus")
  func nothing() throws {
    let (_, score) = try played("gazette-open") { _ in [] }

    #expect(score.points == 0)
    #expect(score.latePoints == 0)
    #expect(score.lines.map(\.mistakes) == [["not done"]])
  }

  @Test("papers of it say so across each page, and nobody can take the mark away")
  func marked() throws {
    let (office, _) = try played("formality-invitation") { $0.measures.map(\.step) }
    var reading = try Reading(office)
    let paper = try Papers.last("102026000000002", kind: nil, event: nil, &reading)

    #expect(paper.document.watermark == "PRACTICE")
    #expect(paper.text().contains("PRACTICE: Industrial Property Office of Meridia"))
    #expect(throws: (any Error).self) {
      _ = try office.rehearse(
        ActRequest("set_office", values: ["settings": [.text("practice=")], "reason": [.text("none")]])
      ).refusals.first.map { throw $0 }
    }
  }

  @Test("a practice register opens on the day of its lesson, leaves what is there alone, and only it is scored")
  func places() throws {
    let folder = "\(NSTemporaryDirectory())ipdesk-practice-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let lessons = try Self.lessons.get()
    let now = try #require(Moment("2026-11-29T09:30:15"))
    let path = "\(folder)/lesson.register"

    let begun = try PracticeRegister.begin(
      lessons.lesson("gazette-open"), of: lessons, at: path, codes: Self.codes.get(), now: { now })
    let office = try Office.owned(
      path: path, codes: Self.codes.get(), officer: Credential(name: "hyejin", password: "meridia"), now: { now })
    let facts = try office.facts()

    #expect(begun.day == CalendarDate("2026-02-12"))
    #expect(facts.today == begun.day)
    #expect(facts.practice?.text == "gazette-open 2026-02-12T09:30:15")
    try office.close()
    #expect(throws: (any Error).self) {
      _ = try PracticeRegister.begin(
        lessons.lesson("gazette-open"), of: lessons, at: path, codes: Self.codes.get(), now: { now })
    }
    #expect(FileManager.default.fileExists(atPath: path))
    let real = try Office.rehearsal(seed: Self.seed, codes: Self.codes.get(), now: { now })
    #expect(throws: (any Error).self) { _ = try PracticeScore.of(real, lessons, codes: Self.codes.get()) }
  }

  @Test("the sheet tells the task with the numbers of its files, in both languages and on paper")
  func sheet() throws {
    let lessons = try Self.lessons.get()
    let sheet = try PracticeSheet(lessons.lesson("formality-invitation"), of: lessons, codes: Self.codes.get())

    #expect(
      sheet.lines == [
        "An invitation to correct (formality-invitation)",
        "The patent application for a check valve (10/2026/000000002-85) lacks what the formalities need. Invite the applicant to correct it; the letter goes by post.",
        "", "Une invitation à régulariser",
        "Il manque à la demande de brevet pour un clapet (10/2026/000000002-85) ce que demandent les formalités. Invitez le déposant à régulariser ; la lettre part par la poste.",
        "", "Officer: kofi, password meridia", "Day: 2026-09-25", "Time: 10 minutes", "Points: 15",
        "ipdesk practice start formality-invitation --register practice.register",
        "ipdesk desk --register practice.register", "ipdesk practice check --register practice.register",
      ])
    let pdf = try sheet.document(of: ["name": "Industrial Property Office of Meridia"]).pdf()
    #expect(pdf.prefix(5) == Data("%PDF-".utf8))
  }

  /// A fault in a table, and what is said of it.
  struct Fault: CustomTestStringConvertible, Sendable {
    let file: String
    let old: String
    let new: String
    let said: String
    var testDescription: String { said }
  }

  static let faults = [
    Fault(file: "lessons", old: "\t15\t5\t3\tA word", new: "\t0\t5\t3\tA word", said: "lessons.tsv:3: minutes"),
    Fault(file: "lessons", old: "counter-mark\tabena", new: "counter-mark\tnobody", said: "lessons.tsv:3: officer"),
    Fault(file: "lessons", old: "counter-reply\t", new: "counter-mark\t", said: "lessons.tsv:4: lesson"),
    Fault(file: "lessons", old: "2026-01-20", new: "2026-01-16", said: "lessons.tsv:3: day"),
    Fault(file: "lessons", old: "2026-01-20", new: "20 January", said: "lessons.tsv:3: day"),
    Fault(file: "lessons", old: "({stool})", new: "({nobody})", said: "lessons.tsv:5: task"),
    Fault(file: "measures", old: "counter-mark\t20", new: "counter-none\t20", said: "measures.tsv:3: lesson"),
    Fault(file: "measures", old: "counter-mark\t20", new: "counter-mark\tmany", said: "measures.tsv:3: points"),
    Fault(file: "measures", old: "\treceive\t", new: "\tdeceive\t", said: "measures.tsv:3: act"),
    Fault(file: "measures", old: "method=cash\tfee", new: "methods=cash\tfee", said: "measures.tsv:4: values"),
  ]

  @Test("a bad row is refused with file and line", arguments: faults)
  func faulty(_ fault: Fault) throws {
    let folder = "\(NSTemporaryDirectory())ipdesk-lessons-\(UUID().uuidString.prefix(8))"
    let manager = FileManager.default
    try manager.createDirectory(atPath: "\(folder)/Practice", withIntermediateDirectories: true)
    defer { try? manager.removeItem(atPath: folder) }
    for name in ["Law", "office.tsv", "officers.tsv", "Demonstration"] {
      try manager.createSymbolicLink(atPath: "\(folder)/\(name)", withDestinationPath: "\(Self.seed)/\(name)")
    }
    for name in ["lessons", "measures"] {
      var text = try String(contentsOfFile: "\(Self.seed)/Practice/\(name).tsv", encoding: .utf8)
      if name == fault.file {
        let place = try #require(text.range(of: fault.old))
        text.replaceSubrange(place, with: fault.new)
      }
      try text.write(toFile: "\(folder)/Practice/\(name).tsv", atomically: true, encoding: .utf8)
    }

    let error = #expect(throws: TableFault.self) { _ = try Lessons(seed: folder) }
    #expect(error?.description.hasPrefix(fault.said) == true, "\(error?.description ?? "")")
  }
}

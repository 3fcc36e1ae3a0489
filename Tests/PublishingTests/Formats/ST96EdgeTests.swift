import Filing
import FoundationEssentials
import Publishing
import Standards
import TestSupport
import Testing

@Suite("ST.96 of unusual dossiers", .enabled(if: TestPaths.schemas != nil))
struct ST96EdgeTests {
  private let dossiers: Dossiers

  init() throws { dossiers = try Dossiers() }

  private func findings(_ dossier: Dossier) throws -> [String] {
    let folder = try #require(TestPaths.schemas)
    let stub = try Data(contentsOf: URL(filePath: "\(folder)/stub-mathml/FlattenedMathML3.xsd"))
    let submission = Submission(
      office: OfficeProfile(settings: dossiers.office), dossiers: [dossier], date: CalendarDate("2026-09-09")!)
    return try Format.st96.files(submission).flatMap { file in
      let schema = try Schema("\(folder)/flattened/\(file.schema ?? "")", standIns: ["FlattenedMathML3.xsd": stub])
      return try schema.findings(in: file.data()).map { "\(file.name):\($0.line) \($0.path) \($0.message.prefix(300))" }
    }
  }

  @Test("An application of which nothing is known but its number is valid", arguments: ["P", "U", "T", "D"])
  func empty(letter: String) throws {
    var story = Story(try #require(dossiers.law.right(letter)))
    story.record("2026-03-02", "receive", numbers: ["application": "102026000000099"])
    #expect(try findings(story.dossier(today: "2026-03-03")) == [])
  }

  @Test("A dossier on which every act of the law was recorded is valid", arguments: ["P", "U", "T", "D"])
  func everyAct(letter: String) throws {
    let right = try #require(dossiers.law.right(letter))
    let first = try #require(dossiers.all.first { $0.right.letter == letter }?.events.first)
    var story = Story(right)
    story.record("2026-03-02", "receive", first.values, numbers: first.numbers)
    for act in right.acts where act.id != "receive" {
      let number = act.series.contains("registration") ? ["registration": "\(letter)100"] : [:]
      story.record("2026-04-01", act.id, ["reason": [.text("a < b & c")], "amount": [.number(100)]], numbers: number)
    }
    #expect(try findings(story.dossier(today: "2026-05-01")) == [])
  }
}

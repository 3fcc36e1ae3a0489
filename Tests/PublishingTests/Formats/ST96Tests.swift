import Filing
import FoundationEssentials
import Publishing
import Standards
import TestSupport
import Testing

@Suite("ST.96")
struct ST96Tests {
  private func submission() throws -> Submission {
    let dossiers = try Dossiers()
    return Submission(
      office: OfficeProfile(settings: dossiers.office), dossiers: dossiers.all, issue: dossiers.issue,
      date: CalendarDate("2026-09-09")!, sections: dossiers.law.sections)
  }

  @Test("An issue becomes one transaction of marks, one of designs, one publication a patent, and one legal status")
  func names() throws {
    #expect(
      try Format.st96.files(submission()).map(\.name) == [
        "TrademarkTransaction.xml", "DesignTransaction.xml", "PatentPublication-P184387.xml",
        "PatentPublication-U41254.xml",
        "PatentLegalStatusData.xml",
      ])
  }

  @Test("The documents are those of the golden files")
  func golden() throws {
    for file in try Format.st96.files(submission()) {
      let difference = try Golden.difference(file.name, String(decoding: file.data(), as: UTF8.self))
      #expect(difference == nil)
    }
  }

  @Test("Every document is valid against the official schema", .enabled(if: TestPaths.schemas != nil))
  func valid() throws {
    let folder = try #require(TestPaths.schemas)
    let stub = try Data(contentsOf: URL(filePath: "\(folder)/stub-mathml/FlattenedMathML3.xsd"))
    for file in try Format.st96.files(submission()) {
      let schema = try Schema("\(folder)/flattened/\(file.schema ?? "")", standIns: ["FlattenedMathML3.xsd": stub])
      let findings = try schema.findings(in: file.data()).map { "\(file.name):\($0.line) \($0.path) \($0.message)" }
      #expect(findings == [])
    }
  }

  @Test("Every application document is valid against the official schema", .enabled(if: TestPaths.schemas != nil))
  func validFilings() throws {
    let folder = try #require(TestPaths.schemas)
    let shelf = SchemaShelf("\(folder)/flattened")
    for file in try Format.st96Filing.files(submission()) {
      let findings = try shelf.schema(try #require(file.schema)).findings(in: file.data())
      #expect(findings.map { "\(file.name):\($0.line) \($0.path) \($0.message)" } == [])
    }
  }

  @Test("The application documents are those of the golden files")
  func goldenFilings() throws {
    for file in try Format.st96Filing.files(submission()) {
      #expect(try Golden.difference(file.name, String(decoding: file.data(), as: UTF8.self)) == nil)
    }
  }
}

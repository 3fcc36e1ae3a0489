import Filing
import Foundation
import Standards
import TestSupport
import Testing

@testable import Publishing

@Suite("Authority file")
struct AuthorityFileTests {
  private let dossiers: Dossiers

  init() throws { dossiers = try Dossiers() }

  private func file(_ coverage: AuthorityFile.Coverage = .full) throws -> AuthorityFile {
    try AuthorityFile(
      Submission(
        office: OfficeProfile(settings: dossiers.office), dossiers: dossiers.all, date: CalendarDate("2026-12-30")!),
      coverage: coverage)
  }

  @Test("Every number of a grant is present, with its kind and its day or the reason why it has none")
  func complete() throws {
    let file = try file()

    let granted = dossiers.all.filter { $0.right.settings["kind_code_grant"] != nil }.compactMap(\.registrationNumber)
    let listed = file.entries.filter { $0.kind.hasPrefix("B") || $0.kind == "U1" || $0.kind == "Y1" }.map(\.number)
    #expect(!granted.isEmpty)
    for number in granted {
      #expect(file.entries.contains { $0.number == number.filter { $0.isLetter || $0.isNumber } })
    }
    #expect(Set(listed).count == listed.count)
    #expect(file.entries.allSatisfy { ($0.date == nil) == ($0.exception != nil) })
  }

  @Test("The text form has a line of five fields for each number, ended by CR LF")
  func text() throws {
    let file = try file()

    let lines = String(decoding: file.text, as: UTF8.self).components(separatedBy: "\r\n").dropLast()

    #expect(lines.count == file.entries.count)
    #expect(lines.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == 5 })
    #expect(lines.allSatisfy { $0.hasPrefix("XX,") })
  }

  @Test("The XML form holds its definition and the same numbers")
  func xml() throws {
    let file = try file()

    let tree = try XMLReader(try file.xml()).tree()

    #expect(tree.name == "authority-file")
    #expect(tree.attribute("date-produced") == "20261230")
    #expect(tree.all("authority-file-definition").first?.attribute("update-af-category") == "full")
    #expect(
      tree.all("authority-file-entry").map { $0["publication-reference", "document-id", "doc-number"]?.text }
        == file.entries.map(\.number))
  }

  @Test("An update holds what was published since the day, and says so")
  func update() throws {
    let days = try file().entries.compactMap(\.date)
    let last = try #require(days.max())

    let update = try file(.update(since: last))

    #expect(update.entries.count == days.count { $0 == last })
    #expect(String(decoding: update.definition, as: UTF8.self).contains("Category: Incremental"))
  }
}

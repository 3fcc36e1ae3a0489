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

  @Test("Every number of the series is listed or stands in a gap that is explained")
  func explained() throws {
    let right = dossiers.patent.right
    let filed = [3, 4, 5, 7].map { number in
      var story = Story(right)
      story.record("2026-08-0\(number)", "receive", numbers: ["application": "10202600000001\(number)"])
      if number == 7 { story.record("2026-08-20", "withdraw") }
      return story.dossier(id: number, today: Dossiers.today)
    }
    var events = dossiers.patent.events
    let grant = try #require(events.first { $0.numbers["registration"] != nil })
    let annul = try #require(right.acts.first { $0.annuls })
    events.append(
      Event(
        sequence: 99, ordinal: (events.last?.ordinal ?? 0) + 1, act: annul.id, effective: CalendarDate("2026-09-09")!,
        recorded: grant.recorded, officer: "registrar", terminal: "test",
        values: ["related_event": [.number(grant.ordinal)]], numbers: [:], law: grant.law))
    let annulled = Dossier(
      id: 9, right: right, events: events, calendar: OfficeCalendar(), today: CalendarDate(Dossiers.today)!)

    let file = try AuthorityFile(
      Submission(
        office: OfficeProfile(settings: dossiers.office), dossiers: filed + [annulled],
        date: CalendarDate("2026-12-30")!), coverage: .full)

    #expect(
      String(decoding: file.definition, as: UTF8.self).components(separatedBy: "\r\n") == [
        "Authority file of Industrial Property Office of Meridia (XX), WIPO Standard ST.37",
        "Date of production: 2026-12-30", "Category: Full", "Content: Complete", "Total number of documents: 3",
        "Most recent document: 102026000000002 A1 of 2026-03-18",
        "Kind A1: 2 numbers, 102026000000002 to 102026000000017",
        "  Not listed: 102026000000013 to 102026000000015, 3 numbers: not published yet",
        "Kind B1: 1 numbers, P184387 to P184387",
        "Exception D: 0 numbers. Published, and the grant annulled afterwards.",
        "Exception N: 1 numbers. Number without a document: the grant is recorded and not published, or it was annulled before it was.",
        "Exception W: 1 numbers. Application withdrawn, refused or lapsed before publication; no document was published.",
        "",
      ])
    #expect(
      String(decoding: file.text, as: UTF8.self).components(separatedBy: "\r\n") == [
        "XX,102026000000002,A1,20260318,", "XX,102026000000017,A1,,W", "XX,P184387,B1,,N", "",
      ])
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

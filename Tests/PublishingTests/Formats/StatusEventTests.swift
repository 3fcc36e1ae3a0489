import Filing
import FoundationEssentials
import Standards
import TestSupport
import Testing

@testable import Publishing

@Suite("Legal-status events")
struct StatusEventTests {
  private let dossiers: Dossiers

  init() throws { dossiers = try Dossiers() }

  private func corrected(_ letter: String) throws -> Dossier {
    var story = Story(try #require(dossiers.law.right(letter)))
    story.record("2026-03-02", "receive", numbers: ["application": "102026000000099"])
    story.record("2026-03-04", "accord_filing_date")
    story.record("2026-03-05", "correct_event", ["related_event": [.number(2)], "reason": [.text("Wrong file.")]])
    return story.dossier(today: "2026-03-06")
  }

  private func submission(_ dossier: Dossier) -> Submission {
    Submission(
      office: OfficeProfile(settings: dossiers.office), dossiers: [dossier], date: CalendarDate("2026-03-06")!)
  }

  @Test("A recipient is told what is behind the last event it knows")
  func behind() throws {
    let dossier = try corrected("P")

    #expect(dossier.statusEvents(after: 0).map(\.code) == ["A12", "W10", "Y10"])
    #expect(dossier.statusEvents(after: 2).map(\.code) == ["Y10"])
    #expect(dossier.statusEvents(after: 3) == [])
  }

  @Test("Every right is told as event strings; a correction names what it corrects")
  func lines() throws {
    let text = try ["P", "T", "D", "U"].map { letter in
      try Format.statusEvents.files(submission(corrected(letter))).map {
        String(decoding: try $0.data(), as: UTF8.self)
      }
      .joined().split(separator: "\n").last.map {
        $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      } ?? []
    }

    #expect(text.map { $0[1] } == ["patent", "trademark", "design", "utility-model"])
    #expect(Set(text.map { $0[5] }) == ["A-1-1-Y10-Y10-NAP-COR"])
    #expect(text.map(\.last) == ["2", "2", "2", "2"])
  }

  @Test("In ST.96 a correction identifies the corrected event", .enabled(if: TestPaths.schemas != nil))
  func correction() throws {
    let file = try #require(try Format.st96.files(submission(corrected("P"))).last)
    let data = try file.data()
    let root = try XMLReader(data, prefixes: ST96.prefixes).tree()
    let events = root["pat:PatentLegalStatus", "pat:StatusEventDataBag"]?.children ?? []

    let corrected = events.last?["pat:CorrectionEventData", "pat:StatusEventIdentification"]
    #expect(corrected?["com:EventDate"]?.text == "2026-03-04")
    #expect(corrected?["com:StatusEventIdentifier"]?.text == events[1]["com:StatusEventIdentifier"]?.text)
    let shelf = SchemaShelf("\(try #require(TestPaths.schemas))/flattened")
    let findings = try shelf.schema(try #require(file.schema)).findings(in: data)
    #expect(findings == [])
  }
}

import Filing
import FoundationEssentials
import Standards
import TestSupport
import Testing

@testable import Publishing

@Suite("An entry of the gazette")
struct EntryTests {
  private let dossiers: Dossiers
  private let office: OfficeProfile

  init() throws {
    dossiers = try Dossiers()
    office = OfficeProfile(settings: dossiers.office)
  }

  /// The registered mark of the story with further acts, each in the section of recordals or errata.
  private func continued(_ acts: [(day: String, act: String, values: Values)]) throws -> Dossier {
    var events = dossiers.trademark.events
    for (day, act, values) in acts {
      var event = try #require(events.last)
      (event.sequence, event.ordinal, event.act) = (event.sequence + 1, event.ordinal + 1, act)
      (event.effective, event.recorded) = (CalendarDate(day)!, Moment(startOf: CalendarDate(day)!))
      (event.values, event.numbers) = (values, [:])
      events.append(event)
    }
    return Dossier(
      id: 1, right: dossiers.trademark.right, events: events, calendar: dossiers.trademark.calendar,
      today: CalendarDate(Dossiers.today)!)
  }

  /// What the entries of these events say, a line a datum.
  private func said(_ dossier: Dossier, _ section: String, events: ClosedRange<Int>, isClosed: Bool = true)
    -> [[String]]
  {
    let entries = events.map { ordinal in
      GazetteEntry(
        section: section, number: dossier.applicationNumber, event: ordinal,
        act: dossier.events[ordinal - 1].act, title: "", owner: "", since: CalendarDate("2026-08-20")!)
    }
    let issue = GazetteIssue(
      id: "2026-18", number: 18, year: 2026, date: CalendarDate("2026-09-09")!, cutOff: CalendarDate("2026-08-31")!,
      isClosed: isClosed, entries: entries)
    let content = IssueContent(issue: issue, dossiers: [dossier], law: dossiers.law, office: office)
    return content.items.sorted { $0.entry.event < $1.entry.event }.map { item in
      item.lines(office).map { line in
        (line.codes + " " + (line.isNamed || !line.hasCode ? line.label.first + ": " : ""))
          + line.lines.joined(separator: ", ")
      }
    }
  }

  @Test("Two transfers before the close: each names its own transferor and transferee")
  func transfers() throws {
    let dossier = try continued([
      ("2026-08-20", "transfer", ["holder": [.party(TestParties.lumen)]]),
      ("2026-08-24", "transfer", ["holder": [.party(TestParties.ada)]]),
    ])

    let said = said(dossier, "reco", events: 9...10)

    #expect(said[0].contains("(732) Lumen Works Ltd, 14 Harbour Street, 1002 Port Lumen"))
    #expect(
      said[0].contains {
        $0.hasPrefix("(770) Holder, until then: 明灯科技有限公司 (Mingdeng Technology Co., Ltd), 88 Zhongshan Road")
      })
    #expect(said[1].contains("(732) Okoye, Ada, 3 Mill Lane, Port Lumen"))
    #expect(said[1].contains("(770) Holder, until then: Lumen Works Ltd, 14 Harbour Street, 1002 Port Lumen"))
  }

  @Test("A licence names licensee, territory and scope under a name of their own")
  func licence() throws {
    let dossier = try continued([
      (
        "2026-08-20", "transfer",
        [
          "holder": [.party(TestParties.lumen)], "licensee": [.party(TestParties.ada)],
          "territory": [.text("Northern province")], "scope": [.text("class 11 alone")],
        ]
      )
    ])

    let said = said(dossier, "reco", events: 9...9)[0]

    #expect(said.contains("(791) Okoye, Ada, 3 Mill Lane, Port Lumen"))
    #expect(said.contains(" Territory: Northern province"))
    #expect(said.contains(" Scope: class 11 alone"))
  }

  @Test("An erratum says which issue, page and code it corrects, and what is right")
  func erratum() throws {
    let dossier = try continued([
      (
        "2026-08-20", "correct_publication",
        [
          "reason": [.text("Error of printing")], "erratum_issue": [.text("2026-08")], "erratum_page": [.number(2)],
          "erratum_inid": [.text("540")], "text": [.text("For MINGDANG read MINGDENG.")],
        ]
      )
    ])

    let said = said(dossier, "erra", events: 9...9)[0]

    #expect(said.first == " Erratum: Issue 2026-08, page 2, INID code (540)")
    #expect(said.contains(" Correction: For MINGDANG read MINGDENG."))
  }

  @Test("An erratum to a register that was put right prints what stood in the issue and what is right")
  func wrongAndRight() throws {
    let dossier = try continued([
      (
        "2026-08-20", "correct_material",
        ["mark_text": [.text("明灯 MINGDENG II")]]
      )
    ])

    let said = said(dossier, "erra", events: 9...9)[0].map { $0.filter { !"\u{2068}\u{2069}".contains($0) } }

    #expect(
      said.first
        == "(540) Erratum: In No. 8/2026, entry \(dossier.displayNumber), (540): for “明灯 MINGDENG” read “明灯 MINGDENG II”."
    )
  }

  @Test(
    "A mark that is accepted tells the last day, the place and the fee of an opposition, in the proof as in the issue")
  func opposition() throws {
    let said = said(dossiers.wordMark, "tacc", events: 6...6, isClosed: false)[0]

    #expect(
      said.last
        == " Opposition: until 9 December 2026 (IPA 26(1)), in writing to Industrial Property Office of Meridia, 1 Register Square, Port Clement 1000, Republic of Meridia, fee OPP 200 crowns"
    )
  }

  @Test("A design stands with its own views, numbered 1.1, 1.2")
  func designs() throws {
    let item = IssueContent(
      issue: dossiers.issue, dossiers: dossiers.all, law: dossiers.law, office: office
    ).items.first { $0.entry.section == "dreg" }

    let designs = try #require(item).lines(office).filter { $0.pictures.count > 1 }

    #expect(designs.map(\.lines) == [["1. Table lamp — 26-05"], ["2. Wall lamp — 26-05"]])
    #expect(designs.map { $0.pictures.map(\.caption) } == [["1.1", "1.2", "1.3"], ["2.1", "2.2"]])
  }

  @Test("An applicant who is the holder stands once, under both codes")
  func joined() throws {
    let content = IssueContent(issue: dossiers.issue, dossiers: dossiers.all, law: dossiers.law, office: office)
    let item = try #require(content.items.first { $0.entry.section == "treg" })

    let codes = item.lines(office).map(\.inids).filter { $0.count > 1 }

    #expect(codes == [["731", "732"]])
  }
}

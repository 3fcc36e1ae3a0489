import Filing
import Standards
import Testing

@Suite("Days from which limits run")
struct LimitBaseTests {
  @Test("What comes back never opens after its last occurrence", arguments: [("P", "2046-01-04"), ("U", "2035-12-03")])
  func pastTheLast(_ letter: String, _ day: String) throws {
    let right = try #require(Meridia.law.right(letter))
    var story = Story(right.id)
    story.add("2026-01-05", "take_over")
    story.add(day, "take_over_registration", numbers: ["registration": "X1"])
    story.add(day, "take_over_standing")

    let running = story.on(day).limits.filter(\.isRunning).map(\.rule.id)
    #expect(running == ["TERM"])
    #expect(story.on(day).proposals(on: CalendarDate(day)!).map(\.act) == [])
  }

  @Test("A limit from the priority follows the claim; what is over stays, and what is lost is no longer claimed")
  func priority() throws {
    func claim(_ day: String) -> Values {
      ["priority": [.priority(PriorityClaim(number: "1", date: CalendarDate(day)!, office: "FR"))]]
    }
    var story = Story("patent")
    story.add("2026-12-02", "receive", claim("2026-01-12"))
    story.add("2026-12-02", "accord_filing_date")
    #expect(try story.limit("PUB-A", on: "2026-12-03").due == day("2027-07-12"))

    var corrected = story
    corrected.add("2027-01-04", "change_priority", claim("2026-02-03"))
    #expect(try corrected.limit("PUB-A", on: "2027-01-05").due == day("2027-08-03"))

    story.add("2027-01-04", "lose_priority")
    #expect(try story.limit("PUB-A", on: "2027-01-05").due == day("2028-06-02"))
    #expect(story.on("2027-01-05").values.priorities == [])
  }

  @Test("A letter runs from the day on which it was made, an agent appointed later shortens nothing")
  func made() throws {
    var story = Story("trademark")
    let abroad = Party(names: [Name("Dupont")], addresses: [Address(lines: ["Rue 1"], country: "FR")])
    story.add("2026-02-02", "receive", ["applicant": [.party(abroad)]])
    story.add("2026-02-09", "invite_filing", ["notified_by": [.text("counter")]])
    #expect(try story.limit("FIL-INV", on: "2026-02-10").due == day("2026-04-09"))

    story.add("2026-03-10", "change_representative", ["representative": [.party(Party(names: [Name("Ndiaye")]))]])
    #expect(try story.limit("FIL-INV", on: "2026-03-11").due == day("2026-04-09"))
  }
}

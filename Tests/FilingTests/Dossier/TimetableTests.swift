import Filing
import Standards
import Testing

@Suite("Timetable of proceedings between parties")
struct TimetableTests {
  private func told(_ story: Story, on date: String) -> [String] {
    story.on(date).timetable(Meridia.law).map { line in
      let turn = line.waits.map { " \($0.rawValue) \(line.state.rawValue)" } ?? ""
      let longest = line.longest.map { " (\($0))" } ?? ""
      return "\(line.day) \(line.step.first)\(turn)\(longest)\(line.brought.map { " + \($0)" }.joined())"
    }
  }

  @Test("Acts and limits stand in the order of their days, with parties, exhibits and the longest day")
  func opposed() {
    var story = Story.action("2026-06-02")
    #expect(told(story, on: "2026-06-03") == [])
    story.add(
      "2026-10-05", "oppose",
      ["opponent": [.party(Party(names: [Name("Soleil SA")]))], "grounds": [.text("earlier mark")]],
      numbers: ["opposition": "OT2026/1"])
    story.add("2026-10-12", "admit_opposition", ["notified_by": [.text("counter")]])
    story.add(
      "2026-11-30", "statement_of_defence",
      ["text": [.text("not alike")], "notified_by": [.text("counter")]])
    story.add("2026-12-15", "hold_hearing", ["hearing_date": [.date(CalendarDate("2027-01-12")!)]])

    #expect(
      told(story, on: "2026-12-16") == [
        "2026-10-05 Opposition received + OT2026/1 + Soleil SA", "2026-10-12 Challenge admitted",
        "2026-11-05 Admissibility of the challenge office met", "2026-11-30 Statement of defence received",
        "2026-12-14 Statement of defence applicant met", "2026-12-15 Hearing + Date of the hearing 2027-01-12",
        "2027-02-01 Challenger's evidence third runs (2027-03-30)",
      ])
  }
}

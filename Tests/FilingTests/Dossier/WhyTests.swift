import Filing
import Standards
import Testing

@Suite("Why")
struct WhyTests {
  @Test("A limit says event, rule, article, days skipped and consequence")
  func limit() throws {
    let dossier = Story.action("2026-06-02", [:]).on("2026-06-03")
    let act = try #require(dossier.right.act("office_action"))
    let rule = try #require(dossier.right.limits["ACT-REPLY"])

    #expect(
      dossier.why("ACT-REPLY") == [
        "\(rule.label.first): due 2026-09-14.",
        "Recorded on 2026-06-02 by ada: “\(act.entry.first)”, effective 2026-06-02. Rule: \(act.basis).",
        "Runs from 2026-06-12, deemed receipt 10 days after dispatch of “\(act.entry.first)” on 2026-06-02. Rule: \(rule.basis).",
        "3 months, the first day not counted: 2026-09-12.",
        "The office is closed (2026-09-12 Saturday; 2026-09-13 Sunday): moves to 2026-09-14.",
        "If it is missed: deemed withdrawn.", "It runs.",
      ] + dossier.card(of: try #require(dossier.limits.last { $0.rule.id == "ACT-REPLY" })))
  }

  @Test("A fee, a date, the stage and an act say theirs; an unknown name says nothing")
  func others() {
    let dossier = Story.action("2026-06-02").on("2026-06-03")

    #expect(dossier.why("FIL").first?.hasPrefix("Filing: 100 = 100. Rule: IPR") == true)
    #expect(dossier.why("filing").first == "The date filing is 2026-03-03.")
    #expect(dossier.why("stage").last?.hasPrefix("Legal-status event A-1-2-D10-D10-") == true)
    #expect(dossier.why("expire").first?.contains("cannot be recorded at stage 2 (examination)") == true)
    #expect(dossier.why("nothing") == [])
  }

  @Test("A proposal of the docket says which limit ran out")
  func proposal() {
    let why = Story.action("2026-06-02").on("2026-10-01").why("deemed_withdrawn")

    #expect(why.first == "Reply to the office action expired on 2026-09-02: record “Deemed withdrawn”?")
    #expect(why.count > 2)
  }
}

import Filing
import Standards
import Testing

@Suite("What can be done about a time limit")
struct DeadlineCardTests {
  private func card(_ id: String, _ story: Story, on date: String) throws -> [String] {
    let dossier = story.on(date)
    return dossier.card(of: try #require(dossier.limits.last { $0.rule.id == id }))
  }

  private let roles = "counter, capture, formality, examiner, patent_officer, registrar"
  private var remedies: [String] {
    [
      "If it is missed: “Deemed withdrawn” (IPA 25(1)).", "Then continued processing can be asked within 2 months.",
      "  “Receive request for continued processing” (request_continuation): Continued processing 60; \(roles) (IPA 39(1)).",
      "Reinstatement can be asked within 2 months of the removal of the cause, at most 12 months after the end.",
      "  “Receive request for reinstatement of the application” (request_revival_application): Reinstatement 120; \(roles) (IPA 40(1)).",
    ]
  }

  @Test("A reply can be extended once, then no more; what follows a miss, and every remedy with its price, is named")
  func reply() throws {
    var story = Story.action("2026-06-02")
    #expect(
      try card("ACT-REPLY", story, on: "2026-06-03") == [
        "Waits for the owner of the file or his agent.",
        "It can be extended by 2 months, once: until 2026-11-02; asked by 2026-11-02 at the latest.",
        "  “Extend a time limit” (extend_time_limit): Extension of a time limit 30; \(roles) (IPA 38(5)).",
      ] + remedies)

    story.add("2026-08-03", "extend_time_limit", ["limit": [.text("ACT-REPLY")]])
    #expect(
      try card("ACT-REPLY", story, on: "2026-08-04") == [
        "Waits for the owner of the file or his agent.",
        "It was extended once and cannot be extended again (IPA 19(2)).",
      ] + remedies)
  }

  @Test(
    "The office's own limit has to be kept by the office, one that is over has no card, a period may have no remedy")
  func others() throws {
    var early = Story("trademark")
    early.add("2026-03-02", "receive")
    early.add("2026-03-03", "accord_filing_date")
    #expect(try card("OFF-FOR", early, on: "2026-03-04") == ["The office itself has to act."])
    var story = Story.action("2026-06-02")
    story.add("2026-07-01", "reply", ["text": [.text("answer")]])
    #expect(try card("ACT-REPLY", story, on: "2026-07-02") == [])
    var patent = Story.patent(granted: "2026-06-02")
    patent.add("2026-06-17", "publish_grant", ["issue": [.text("2026-01")]])
    #expect(
      try card("OPP", patent, on: "2026-07-02") == [
        "Waits for the third party.", "It cannot be extended (IPA 26(1)).",
        "When it has passed: “Close the opposition period” (IPA 26(5)).",
      ])
  }
}

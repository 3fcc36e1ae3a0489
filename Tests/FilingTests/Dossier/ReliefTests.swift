import Filing
import Standards
import Testing

@Suite("Reliefs")
struct ReliefTests {
  /// Why the act is refused on the day, by the tables and by what is entered; empty when it may be recorded.
  private func refusal(_ story: Story, _ act: String, _ values: Values = [:], on date: String) throws -> String {
    let dossier = story.on(date)
    let row = try #require(dossier.right.act(act))
    let refusal =
      dossier.refusal(of: row, on: day(date), roles: nil)
      ?? dossier.refusal(ofRelief: row, values: values, on: day(date))
    return refusal?.message ?? ""
  }

  /// A mark whose applicant missed the reply due on 9 June 2026; the loss was handed over on 10 June.
  private var lost: Story {
    var story = Story.action("2026-03-09")
    story.add("2026-06-10", "deemed_withdrawn", ["notified_by": [.text("counter")]])
    return story
  }

  @Test("An extension is given as often and as late as the limit says")
  func extension_() throws {
    var story = Story.action("2026-03-09")
    let reply: Values = ["limit": [.text("ACT-REPLY")]]
    #expect(try refusal(story, "extend_time_limit", reply, on: "2026-08-10") == "")
    #expect(
      try refusal(story, "extend_time_limit", reply, on: "2026-08-11")
        == "“Extend a time limit” cannot be recorded: an extension of “Reply to the office action” (IPA 19(2)) could be asked until 2026-08-10; act within the period, or ask for continued processing when it is over. Rule: IPA 38(5)."
    )
    #expect(
      try refusal(story, "extend_time_limit", ["limit": [.text("OFF-CLA")]], on: "2026-03-10").contains(
        "“Classification” (IPR 20) cannot be extended; act by 2026-04-01"))

    story.add("2026-06-01", "extend_time_limit", reply)
    #expect(
      try refusal(story, "extend_time_limit", reply, on: "2026-06-02").contains("cannot be extended more than once"))
  }

  @Test("Continued processing may be asked within two months of the notified loss, and is paid before it is given")
  func continued() throws {
    var story = lost
    #expect(try story.limit("CONT", on: "2026-06-10").due == day("2026-08-10"))
    #expect(try refusal(story, "request_continuation", on: "2026-08-10") == "")
    #expect(
      try refusal(story, "request_continuation", on: "2026-08-11")
        == "“Receive request for continued processing” cannot be recorded: continued processing could be requested until 2026-08-10 (IPA 39(1)); ask for reinstatement, or appeal. Rule: IPA 39(1)."
    )

    story.add("2026-07-01", "request_continuation", ["text": [.text("the reply")]])
    #expect(
      try refusal(story, "continue_processing", on: "2026-07-01").contains(
        "is not paid: Continued processing 60; take the payment first"))
    story.add("2026-07-01", "pay_fee", ["fee": [.text("CPR")], "amount": [.number(6_000)]], numbers: ["receipt": "Q1"])
    #expect(try refusal(story, "continue_processing", on: "2026-07-02") == "")
    story.add("2026-07-02", "continue_processing")
    #expect(story.on("2026-07-03").stage == .examination && story.on("2026-07-03").state == .active)
    #expect(!story.on("2026-07-03").limits.contains { $0.isRunning && $0.rule.relief != nil })
  }

  @Test("No relief is given where no limit was missed or the limit gives none")
  func none() throws {
    var refused = Story.action("2026-03-09")
    refused.add("2026-05-04", "refuse")
    #expect(try refusal(refused, "request_continuation", on: "2026-05-05").contains("no time limit was missed; "))
    #expect(refused.on("2026-05-05").limits.filter(\.isRunning).map(\.rule.id) == ["APPEAL-APP"])

    var unfiled = Story("trademark")
    unfiled.add("2026-03-02", "receive")
    unfiled.add("2026-03-03", "invite_filing", ["notified_by": [.text("counter")]])
    unfiled.add("2026-04-08", "filing_date_refused")
    #expect(
      try refusal(unfiled, "request_revival_application", on: "2026-04-09").contains(
        "“Correction for the filing date” (IPA 14(2)) allows no reinstatement; appeal, or file anew"))
  }

  @Test("Reinstatement counts two months from the removal of the cause and a year from the end of the period")
  func restored() throws {
    let story = lost
    func asked(_ date: String, removed: String) throws -> String {
      try refusal(
        story, "request_revival_application", ["cause_removed": [.date(day(removed))]], on: date)
    }
    #expect(try story.limit("REI", on: "2026-06-11").due == day("2027-06-09"))
    #expect(try asked("2026-09-01", removed: "2026-07-01") == "")
    #expect(
      try asked("2026-09-02", removed: "2026-07-01").contains(
        "the request had to follow within 2 months, until 2026-09-01; appeal, or file anew"))
    #expect(try asked("2026-09-02", removed: "2026-09-03").contains("after the request; correct the day"))
    #expect(try asked("2027-06-10", removed: "2027-06-01").contains("could be requested until 2027-06-09"))
  }

  @Test("Who asks for restoration owes the annuity he missed, with its surcharge, before the right is restored")
  func annuity() throws {
    var story = Story.patent(granted: "2026-12-01")
    story.add("2028-09-05", "lapse")
    story.add("2028-10-02", "request_revival_right", ["cause_removed": [.date(day("2028-09-20"))]])

    #expect(
      story.on("2028-10-02").fees.suffix(3).map { "\($0.code) \(Currency("XTS").text($0.amount))" } == [
        "RST 200", "ANN 30", "LATE 15",
      ])
    #expect(
      try refusal(story, "revive_right", on: "2028-10-03").contains(
        "is not paid: Restoration after lapse 200, Annuity 30, Surcharge in the grace period 15"))
    story.add("2028-10-03", "pay_fee", ["fee": [.text("*")], "amount": [.number(36_500)]], numbers: ["receipt": "Q1"])
    #expect(try refusal(story, "revive_right", on: "2028-10-03") == "")
  }

  @Test(
    "Every annuity that fell due while the right was lapsed is owed: by the request, or by the revival when its grace is over"
  )
  func annuities() throws {
    func owed(asked: String, revived: String) -> (fees: [String], next: [String]) {
      var story = Story.patent(granted: "2026-12-01")
      story.add("2028-09-05", "lapse")
      story.add(asked, "request_revival_right", ["cause_removed": [.date(day(asked))]])
      story.add(asked, "pay_fee", ["fee": [.text("*")], "amount": [.number(90_000)]], numbers: ["receipt": "Q1"])
      story.add(revived, "revive_right")
      let dossier = story.on(revived)
      return (
        dossier.fees.filter { $0.code == "ANN" || $0.code == "LATE" }.map {
          "\($0.code) \(Currency("XTS").text($0.amount)) \($0.isPaid)"
        },
        dossier.limits.filter { $0.isRunning && $0.rule.recurrence != nil }.map { "\($0.name) \($0.due)" }
      )
    }

    let later = owed(asked: "2029-03-12", revived: "2029-04-02")
    #expect(later.fees == ["ANN 30 true", "LATE 15 true", "ANN 35 true", "LATE 17.50 true"])
    #expect(later.next == ["Annuity no. 5 2030-03-04"])
    let within = owed(asked: "2029-02-20", revived: "2029-04-02")
    #expect(within.fees == ["ANN 30 true", "LATE 15 true"])
    #expect(within.next == ["Annuity no. 4 2029-03-02"])
    let beyond = owed(asked: "2029-02-20", revived: "2029-10-01")
    #expect(beyond.fees == ["ANN 30 true", "LATE 15 true", "ANN 35 false", "LATE 17.50 false"])
    #expect(beyond.next == ["Annuity no. 5 2030-03-04"])
  }

  @Test("A renewal or annuity is not taken before its window opens; the day is named")
  func window() throws {
    let story = Story.patent(granted: "2026-12-01")

    #expect(
      try refusal(story, "pay_renewal", on: "2027-12-01")
        == "“Record renewal or annuity” cannot be recorded: “Annuity no. 3”, due 2028-03-02, can be met from 2027-12-02 (IPA 33(2)); come back then. Rule: IPA 33(1)."
    )
    #expect(try refusal(story, "pay_renewal", on: "2027-12-02") == "")
  }

  @Test("A dossier is closed for good only when nobody is waited for any more")
  func closed() throws {
    let story = lost
    #expect(
      try refusal(story, "terminate_application", on: "2026-09-01").contains(
        "“Reinstatement of the application” still runs until 2027-06-09; let it end first"))
    #expect(story.on("2026-09-01").proposals(on: day("2026-09-01")).map(\.act) == ["note_expiry"])
    #expect(try refusal(story, "terminate_application", on: "2027-06-10") == "")
    #expect(
      story.on("2027-06-10").proposals(on: day("2027-06-10")).map(\.act) == ["note_expiry", "terminate_application"])
  }
}

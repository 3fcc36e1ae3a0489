import Filing
import Standards
import Testing

@Suite("Time limits of a dossier")
struct LimitFoldingTests {
  @Test("A period in months ends on the last day of a shorter month, and on the next working day")
  func monthEnd() throws {
    #expect(try Story.action("2026-11-30").limit("ACT-REPLY", on: "2026-12-01").due == day("2027-03-01"))
    #expect(try Story.action("2026-03-31").limit("ACT-REPLY", on: "2026-04-01").due == day("2026-06-30"))
  }

  @Test("A term of protection ends on its day, a holiday or not")
  func term() throws {
    var story = Story("patent")
    story.add("2026-03-03", "receive")
    story.add("2026-03-03", "accord_filing_date")
    story.add("2045-06-01", "grant_after_examination", numbers: ["registration": "P1"])

    // 3 March 2046 is a Saturday.
    let term = try story.limit("TERM", on: "2045-06-02")
    #expect((term.day, term.due, term.last) == (day("2046-03-03"), day("2046-03-03"), day("2046-03-03")))
    #expect(term.isExpired(on: day("2046-03-04")) && !term.isExpired(on: day("2046-03-03")))
    let annuity = try story.limit("ANN", on: "2045-06-02")
    #expect((annuity.occurrence, annuity.day, annuity.due) == (3, day("2045-09-01"), day("2045-09-01")))
  }

  @Test("The formality check runs from the day on which the filing date was accorded, not from that date")
  func accorded() throws {
    var story = Story("trademark")
    story.add("2026-03-02", "receive")
    story.events.append(
      Event(
        sequence: 2, ordinal: 2, act: "accord_filing_date", effective: day("2025-11-03"),
        recorded: Moment(day("2026-03-04"), second: 36_000)!, officer: "ada", terminal: "", values: [:], law: "x"))

    #expect(try story.limit("OFF-FOR", on: "2026-03-05").base == day("2026-03-04"))
  }

  @Test("A signed decision waits in the docket for its effect")
  func decided() {
    var story = Story("trademark")
    func docket(_ date: String) -> [String] {
      story.on(date).proposals(on: day(date)).filter { $0.limit == "OPP-DEC" }.map(\.sentence)
    }
    for act in ["receive", "accord_filing_date", "pass_formalities", "start_examination", "oppose", "admit_opposition"]
    {
      story.add("2026-03-02", act)
    }
    story.add(
      "2026-03-02", "pay_fee", ["fee": [.text("OPP")], "amount": [.number(20_000)]], numbers: ["receipt": "R1"])
    story.add("2026-03-03", "close_exchange")
    #expect(
      docket("2026-05-20") == [
        "Decision on the challenge: record “Sign the decision on the challenge” by 2026-06-03."
      ])

    for date in ["2026-05-20", "2026-07-01"] {
      story.events = Array(story.events.prefix(8))
      story.add(date, "decide_challenge")
      #expect(
        docket(date) == [
          "Decision on the challenge: record “Opposition withdrawn after settlement” or “Reject the opposition” or “Refuse following opposition” by 2026-06-03."
        ])
    }
  }

  @Test("A letter is deemed received by the way it went; proof of receipt prevails")
  func receipt() throws {
    let dues = try ["counter", "portal", "email", "post"].map {
      try Story.action("2026-03-09", ["notified_by": [.text($0)]]).limit("ACT-REPLY", on: "2026-03-10").base
    }
    let proved = try Story.action("2026-03-09", ["received_on": [.date(day("2026-03-24"))]]).limit(
      "ACT-REPLY", on: "2026-03-25")

    #expect(dues.map(\.description) == ["2026-03-09", "2026-03-10", "2026-03-10", "2026-03-19"])
    #expect(proved.base == day("2026-03-24"))
  }

  @Test("Without a word of the act the paper says how it is deemed received")
  func paper() throws {
    let papers = String(decoding: Meridia.files["papers.tsv"] ?? [], as: UTF8.self)
    let row = try #require(papers.split(separator: "\n").first { $0.hasPrefix("office_action\t") })
    let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map { $0 == "post" ? "portal" : $0 }
    let files = try Meridia.with("papers.tsv", String(row), cells.joined(separator: "\t"))
    var story = Story.action("2026-03-09", [:])
    #expect(try story.limit("ACT-REPLY", on: "2026-03-10").base == day("2026-03-19"))

    story.right = try #require(Law.read(files: files).law?.right("trademark"))
    #expect(try story.limit("ACT-REPLY", on: "2026-03-10").base == day("2026-03-10"))
  }

  @Test("A closure moves the end to the first working day after it and by the days it grants")
  func closure() throws {
    var story = Story.action("2026-03-09")
    story.calendar.closures = [.init(from: day("2026-06-08"), until: day("2026-06-11"), reason: "storm", extraDays: 3)]

    let limit = try story.limit("ACT-REPLY", on: "2026-03-10")

    // 9 June lies in the closure; Friday 12 June is the first working day, three working days more end on a Wednesday.
    #expect(limit.due == day("2026-06-17"))
    #expect(limit.why.contains { $0.contains("storm") && $0.contains("3 working days granted") })
  }

  @Test("An extension counts from the end before it moved")
  func extended() throws {
    var story = Story.action("2026-03-09")
    story.add("2026-05-04", "extend_time_limit", ["limit": [.text("ACT-REPLY")]])

    let limit = try story.limit("ACT-REPLY", on: "2026-05-05")

    #expect(limit.extensions == 1)
    #expect(limit.due == day("2026-08-10"))
  }

  @Test("Days of overlapping intervals are added once; what begins after the end adds nothing")
  func suspension() throws {
    var story = Story.action("2026-03-06")
    story.add("2026-03-07", "oppose")
    story.add("2026-03-09", "admit_opposition", ["notified_by": [.text("counter")]])
    story.add("2026-04-01", "suspend", ["reason": [.text("court")]])
    story.add("2026-04-11", "cooling_off")
    story.add("2026-04-21", "resume")
    story.add("2026-05-01", "end_cooling_off")
    // 9 May and the thirty days from 1 April to 1 May.
    #expect(try story.limit("OPP-DEF", on: "2026-05-02").due == day("2026-06-08"))

    story.add("2026-09-01", "suspend", ["reason": [.text("late")]])
    #expect(try story.limit("OPP-DEF", on: "2026-12-01").due == day("2026-06-08"))
  }

  @Test("An interval that is still open moves the end with the day")
  func openInterval() throws {
    var story = Story.action("2026-03-09")
    story.add("2026-04-01", "suspend", ["reason": [.text("court")]])

    #expect(try story.limit("ACT-REPLY", on: "2026-04-01").due == day("2026-06-09"))
    #expect(try story.limit("ACT-REPLY", on: "2026-04-15").due == day("2026-06-23"))
  }

  @Test("Annuities that fell due before the grant are asked with it; then they follow one another")
  func annuities() throws {
    var story = Story.patent(granted: "2029-06-01")
    let third = try story.limit("ANN", on: "2029-06-02")
    // Three months from the grant end on a Saturday.
    #expect((third.occurrence, third.day, third.due) == (3, day("2029-09-01"), day("2029-09-03")))

    story.add("2029-06-11", "pay_renewal")
    #expect(try story.limit("ANN", on: "2029-06-12").occurrence == 4)
    #expect(try story.limit("ANN", on: "2029-06-12").due == day("2029-09-03"))

    story.add("2029-06-11", "pay_renewal")
    #expect(try story.limit("ANN", on: "2029-06-12").due == day("2030-03-04"))

    story.add("2030-03-04", "pay_renewal")
    #expect(try story.limit("ANN", on: "2030-03-05").occurrence == 6)
    #expect(story.on("2030-03-05").fees.filter { $0.code == "ANN" }.map(\.amount) == [3_000, 3_500, 4_500])
  }

  @Test("In the grace period the surcharge is owed, after it the docket proposes the lapse")
  func grace() throws {
    var story = Story.patent(granted: "2026-12-01")
    let limit = try story.limit("ANN", on: "2028-03-03")
    #expect((limit.due, limit.last) == (day("2028-03-02"), day("2028-09-04")))
    #expect(
      story.on("2028-03-03").proposals(on: day("2028-03-03")).contains {
        $0.act == "renewal_not_paid" && $0.kind == .grace
      })
    #expect(
      story.on("2028-09-05").proposals(on: day("2028-09-05")).contains { $0.act == "lapse" && $0.kind == .consequence })

    story.add("2028-07-03", "pay_renewal")
    #expect(
      story.on("2028-07-03").fees.filter { $0.code == "ANN" || $0.code == "LATE" }.map(\.amount) == [3_000, 1_500])
  }

  @Test("Revival sets the other limits going again and the next annuity, once each")
  func revival() throws {
    var story = Story.patent(granted: "2026-12-01")
    for year in [2028, 2031] {
      story.add("\(year)-09-05", "lapse")
      #expect(story.on("\(year)-09-06").limits.filter(\.isRunning).map(\.rule.id) == ["RESTORE"])
      story.add("\(year)-10-02", "request_revival_right", ["cause": [.text("illness")]])
      story.add("\(year)-11-01", "revive_right", ["reason": [.text("due care")]])
      let running = story.on("\(year)-11-02").limits.filter(\.isRunning).map(\.rule.id)
      #expect(
        running.filter { $0 == "ANN" }.count == 1 && running.contains("TERM") && !running.contains("RESTORE"),
        "\(running)")
      if year == 2028 { for annuity in 4...5 { story.add("\(annuity + 2025)-03-02", "pay_renewal") } }
    }
  }

  @Test("A fee limit is met by its payment and runs again when the receipt is voided")
  func payment() throws {
    var story = Story.action("2026-03-09")
    story.add("2026-04-01", "reply")
    story.add("2026-05-04", "accept", ["notified_by": [.text("counter")]])
    #expect(try story.limit("PUB-FEE", on: "2026-05-05").isRunning)

    story.add("2026-05-06", "pay_fee", ["fee": [.text("PUB")], "amount": [.number(5_000)]], numbers: ["receipt": "Q1"])
    #expect(try story.limit("PUB-FEE", on: "2026-05-07").status == .met(by: 8))

    story.add("2026-05-08", "void_receipt", ["receipt": [.text("Q1")], "reason": [.text("bounced")]])
    #expect(try story.limit("PUB-FEE", on: "2026-05-09").isRunning)
    #expect(story.on("2026-05-09").fees.last { $0.code == "PUB" }?.isPaid == false)
  }

  @Test("An act of several codes has its strings before, at and after the move")
  func strings() throws {
    let files = try Meridia.with("acts.tsv", "\tH13\t", "\tU13,H13,W10\t")
    let national = try #require(Meridia.right("patent").act("lapse")).national
    var story = Story.patent(granted: "2026-12-01")
    story.right = try #require(Law.read(files: files).law?.right("patent"))
    story.add("2028-09-05", "lapse")

    #expect(
      story.on("2028-09-06").statusEvents.suffix(3).map(\.string) == [
        "A-4-4-U10-U13-NAP-\(national)", "N-4-6-H10-H13-NAP-\(national)", "N-6-6-W10-W10-NAP-\(national)",
      ])
  }
}

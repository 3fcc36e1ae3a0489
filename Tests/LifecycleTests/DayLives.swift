import Filing
import Office
import Standards
import TestSupport
import Testing

@Suite("Days of acts")
struct DayLives {
  private let mark: Values = [
    "applicant": party("Nova Ltd"), "mark_kind": text("word"), "mark_text": text("NOVA"),
    "goods": goods([9: ["lamps", "torches"]]), "signature": text("x"),
  ]
  private let invention: Values = [
    "applicant": party("Kova"), "title": text("Hinge"), "description": text("A description."),
  ]

  private func day(_ text: String) -> [Entry] { [.date(CalendarDate(text)!)] }

  @Test("The filing date is the day of receipt, whenever it is accorded, once; another day needs its reason")
  func complete() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try life.file("2026-03-02", "T", mark)
    @discardableResult
    func accord(_ effective: String?, _ values: Values = [:]) throws -> Recorded {
      try life.act("2026-03-09", "accord_filing_date", on: [number], values, effective: effective)
    }

    #expect(refusal { try accord("2020-01-01") }.contains("it is 2026-03-02, the day of receipt"))
    #expect(refusal { try accord("2026-03-05") }.contains("say under “day_reason” why it is to be 2026-03-05"))
    try accord(nil)
    #expect(try life.dossier(number).date("filing")?.description == "2026-03-02")
    #expect(refusal { try accord(nil) }.contains("is 2026-03-02 already"))

    let reason: Values = ["reason": text("The fax came later.")]
    #expect(
      refusal {
        try life.act("2026-03-10", "change_filing_date", on: [number], reason, effective: "2026-02-27")
      }.contains("received on 2026-03-02"))
    try life.act("2026-03-10", "change_filing_date", on: [number], reason, effective: "2026-03-03")
    let changed = try life.dossier(number)
    #expect(changed.date("filing")?.description == "2026-03-03")
    #expect(changed.events.last?.approver != nil)
    #expect(try life.findings() == [])
  }

  @Test("What was missing decides: the filing date is the day on which the last of it came")
  func completed() throws {
    let life = try OfficeLife("2026-03-02")
    var values = mark
    values["goods"] = []
    let number = try life.file("2026-03-02", "T", values)
    #expect(
      !refusal { try life.act("2026-03-03", "accord_filing_date", on: [number]) }.isEmpty)
    try life.act("2026-03-04", "invite_filing", on: [number], ["notified_by": counter])
    try life.act("2026-03-16", "respond_filing", on: [number], ["goods": goods([9: ["lamps"]])])
    try life.act("2026-03-20", "accord_filing_date", on: [number])

    #expect(try life.dossier(number).date("filing")?.description == "2026-03-16")
  }

  @Test("A child takes the filing date of its parent, which must be there and still be pending")
  func child() throws {
    let life = try OfficeLife("2026-03-02")
    let parent = try life.file("2026-03-02", "P", invention)
    func divisional(_ of: String, on day: String = "2026-06-01") throws -> String {
      var values = invention
      values["parent"] = text(of)
      return try life.file(day, "P", values, act: "receive_divisional")
    }
    #expect(refusal { try divisional("P-NOSUCH-999") }.contains("holds no application “P-NOSUCH-999”"))
    let early = try divisional(parent)
    #expect(
      refusal { try life.act("2026-06-01", "accord_filing_date", on: [early]) }.contains("has no filing date yet"))
    try life.act("2026-06-02", "accord_filing_date", on: [parent])
    try life.act("2026-06-02", "accord_filing_date", on: [early])

    let dossier = try life.dossier(early)
    #expect(dossier.date("filing")?.description == "2026-03-02")
    #expect(dossier.limits.first { $0.rule.id == "TERM" }?.day.description == "2046-03-02")
    try life.act("2026-06-03", "withdraw", on: [parent])
    #expect(refusal { try divisional(parent, on: "2026-06-04") }.contains("the parent must stand at"))
  }

  @Test("Yesterday's post is received on its day, within bounds, with its reason, and numbered in its year")
  func receipt() throws {
    let life = try OfficeLife("2027-01-04")
    func file(_ effective: String, _ values: Values = [:]) throws -> String {
      try life.act(
        "2027-01-04", "receive", right: "T", Values(mark.items.merging(values.items) { $1 }), effective: effective
      ).numbers[0]
    }
    let reason: Values = ["day_reason": text("Post of 31 December.")]

    #expect(refusal { try file("2026-12-31") }.contains("say why under “Reason for the earlier day” (day_reason)"))
    #expect(refusal { try file("2026-06-01", reason) }.contains("more than 60 working days before today"))
    let number = try file("2026-12-31", reason)
    #expect(number.dropFirst(2).prefix(4) == "2026")
    let dossier = try life.dossier(number)
    #expect(dossier.date("received")?.description == "2026-12-31")
    #expect(dossier.values.date("effective") == nil)
    #expect(try life.findings() == [])
  }

  @Test("No act has effect before what it rests on, and no letter is received before it was made")
  func grounds() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try life.file("2026-03-02", "T", mark)
    try life.act("2026-03-09", "accord_filing_date", on: [number])
    try life.act("2026-03-10", "pass_formalities", on: [number])
    try life.act("2026-03-11", "start_examination", on: [number])
    @discardableResult
    func action(_ values: Values, _ effective: String?) throws -> Recorded {
      let base: Values = ["grounds": text("Descriptive."), "text": text("It describes."), "notified_by": text("post")]
      return try life.act(
        "2026-03-20", "office_action", on: [number], Values(base.items.merging(values.items) { $1 }),
        effective: effective)
    }
    let reason: Values = ["day_reason": text("Signed on Monday.")]

    #expect(refusal { try action(reason, "2026-03-04") }.contains("before “Examination started” of 2026-03-11"))
    #expect(refusal { try action(["received_on": day("2026-03-12")], nil) }.contains("cannot have been received"))
    try action(reason, "2026-03-16")
    let limit = try #require(try life.dossier(number).limits.first { $0.rule.id == "ACT-REPLY" })
    // The letter was made on 20 March and is deemed received ten days later.
    #expect(limit.base.description == "2026-03-30" && limit.due.description == "2026-06-30")

    let proof: Values = [
      "related_event": [.number(5)], "received_on": day("2026-04-08"), "documents": Papers.documentEntry,
    ]
    try life.act("2026-05-04", "record_receipt", on: [number], proof, documents: [Papers.document])
    let proved = try #require(try life.dossier(number).limits.first { $0.rule.id == "ACT-REPLY" })
    #expect(proved.due.description == "2026-07-08")
  }

  @Test("A fee paid after its day meets nothing; a slip of a bank in time does")
  func late() throws {
    let life = try OfficeLife("2026-03-02")
    func accepted() throws -> String {
      let number = try life.file("2026-03-05", "T", mark)
      try life.pay("2026-03-05", number, "FIL", 100)
      try life.act("2026-03-05", "accord_filing_date", on: [number])
      try life.act("2026-03-05", "pass_formalities", on: [number])
      try life.act("2026-03-05", "start_examination", on: [number])
      try life.act("2026-03-05", "accept", on: [number], ["notified_by": counter])
      return number
    }
    let (first, second) = (try accepted(), try accepted())
    let fee = try #require(try life.dossier(first).fees.first { $0.code == "PUB" }).amount
    let payment: Values = ["fee": text("PUB"), "amount": [.number(fee)], "method": text("bank")]
    func status(_ number: String) throws -> TimeLimit.Status? {
      try life.dossier(number).limits.first { $0.rule.id == "PUB-FEE" }?.status
    }

    try life.act("2026-05-07", "pay_fee", on: [first], payment)
    #expect(try status(first) == .running)
    #expect(
      refusal { try life.act("2026-05-08", "order_publication", on: [first]) }.contains("ended on 2026-05-05"))
    #expect(try life.dossier(first).proposals(on: CalendarDate("2026-05-08")!).map(\.act).contains("deemed_withdrawn"))

    var slip = payment
    slip["slip_date"] = day("2026-05-05")
    try life.act("2026-05-08", "pay_fee", on: [second], slip)
    #expect(try status(second) == .met(by: 7))
  }
}

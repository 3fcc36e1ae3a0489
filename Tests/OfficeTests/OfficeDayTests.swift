import Filing
import Standards
import Testing

@testable import Office

@Suite("The day of the office", .bothDoors)
struct OfficeDayTests {
  private let monday = "2026-03-02"

  @discardableResult
  private func close(
    _ bench: Bench, _ day: String, counted: [String] = [], differences: [String] = [], carried: [String] = [],
    second: String? = "tomas"
  ) throws -> Recorded {
    var values: Values = ["day": [.date(CalendarDate(day)!)]]
    values["counted"] = counted.map { .text($0) }
    values["differences"] = differences.map { .text($0) }
    values["carried"] = carried.map { .text($0) }
    return try bench.acting("abena").record(
      ActRequest("close_day", values: values, second: second.map { Bench.second($0) }))
  }

  private func pay(_ bench: Bench, _ number: String, _ crowns: Int, method: String = "cash") throws -> String {
    let values: Values = ["fee": [.text("FIL")], "amount": [.number(crowns * 100)], "method": [.text(method)]]
    return try bench.record("pay_fee", on: number, values).events[0].numbers["receipt"]!
  }

  private func day(_ bench: Bench, _ day: String? = nil) throws -> OfficeDay {
    try bench.acting("dawit").ask(ReadOfficeDay(day.map { CalendarDate($0)! }))
  }

  private func void(_ bench: Bench, _ number: String, _ receipt: String) throws {
    let values: Values = ["receipt": [.text(receipt)], "reason": [.text("Wrong file")]]
    try bench.record("void_receipt", on: number, values, second: "sione")
  }

  @Test("A day is closed once, by two officers, on one sheet; what comes later stands on the sheet of the next day")
  func once() throws {
    let bench = try Bench(monday)
    let number = try bench.file()
    _ = try pay(bench, number, 100)
    let before = try day(bench)
    #expect(before.closed == nil && before.sheet.total == 10_000 && before.findings == [])

    try close(bench, monday, counted: ["cash=100"])

    let closed = try day(bench)
    #expect(closed.sheet == before.sheet)
    #expect(closed.closed?.officer == "abena" && closed.closed?.approver == "tomas")
    #expect(
      closed.closed?.till == [TillLine(method: "cash", expected: 10_000, counted: 10_000, state: .even)])
    #expect(refusal { try close(bench, monday, counted: ["cash=100"]) }.contains("a day is closed once"))
    _ = try pay(bench, number, 10)
    #expect(try day(bench).sheet == before.sheet)
    let next = try day(bench, "2026-03-03").sheet
    #expect(next.events == 1 && next.methods["cash"] == .init(receipts: 1, taken: 1000, voids: 0, voided: 0))
    #expect(try bench.findings() == [])
  }

  @Test("Cash that is paid back has left the till; a refund goes to no deposit account")
  func paidBack() throws {
    let bench = try Bench(monday)
    let number = try bench.file()
    _ = try pay(bench, number, 150)
    func refund(_ method: String) throws {
      let values: Values = [
        "fee": [.text("FIL")], "amount": [.number(1000)], "reason": [.text("Too much")], "method": [.text(method)],
      ]
      try bench.record("refund", on: number, values, second: "sione")
    }
    #expect(refusal { try refund("deposit") }.contains("a refund leaves the office"))
    try refund("cash")
    let sheet = try day(bench).sheet
    #expect(sheet.methods["cash"]?.paidBack == 1000 && sheet.total == 14_000 && sheet.findings == [])
    #expect(refusal { try close(bench, monday, counted: ["cash=150"]) }.contains("150 counted, 140 expected"))
    try close(bench, monday, counted: ["cash=140"])
    #expect(try bench.findings() == [])
  }

  @Test("A day that has not begun, and one behind an open one, is not closed; an earlier one is closed late")
  func order() throws {
    let bench = try Bench(monday)
    let number = try bench.file()
    #expect(refusal { try close(bench, "2026-03-03") }.contains("2026-03-03 has not begun; today is 2026-03-02"))
    try close(bench, monday)
    bench.clock.set("2026-03-03")
    _ = try pay(bench, number, 100)
    bench.clock.set("2026-03-04")
    _ = try pay(bench, number, 7)

    let open = refusal { try close(bench, "2026-03-04", counted: ["cash=7"]) }
    #expect(open == "2026-03-03 is still open with 1 event. Close it first: `ipdesk day close 2026-03-03`.")
    #expect(try day(bench).openBefore == CalendarDate("2026-03-03"))
    try close(bench, "2026-03-03", counted: ["cash=100"])
    try close(bench, "2026-03-04", counted: ["cash=7"])

    #expect(try day(bench, "2026-03-03").sheet.total == 10_000)
    #expect(try day(bench, "2026-03-04").sheet.total == 700)
    #expect(
      refusal { try close(bench, "2026-02-27") }.contains("2026-03-04 is closed, and with it every day before it"))
    #expect(try bench.findings() == [])
  }

  @Test("Nobody closes a day alone, nor with himself; it can be laid before whoever may sign")
  func alone() throws {
    let bench = try Bench(monday)
    try bench.file()
    #expect(refusal { try close(bench, monday, second: nil) }.contains("needs a second signature"))
    #expect(refusal { try close(bench, monday, second: "abena") } != "")
    let request = ActRequest(
      "close_day", values: ["day": [.date(CalendarDate(monday)!)]], second: .elsewhere("tomas"))
    let told = try bench.acting("abena").record(request)
    #expect(told.events.isEmpty && told.summary.last?.contains("countersign") == true)
    #expect(try day(bench).closed == nil && day(bench).laid == 0)
    let tomas = try bench.acting("tomas")
    let laid = try #require(try tomas.ask(ListLaidActs()).first)
    // What was recorded meanwhile would stand on the sheet: it is laid anew.
    try bench.file("T", .mark("NOVA"))
    #expect(refusal { try tomas.countersign(laid, proof: "meridia") }.contains("no longer what was laid"))
  }

  @Test("What was counted and is not what the sheet says is explained or carried over, else the day stays open")
  func counted() throws {
    let bench = try Bench(monday)
    let number = try bench.file()
    _ = try pay(bench, number, 100)
    _ = try pay(bench, number, 40, method: "bank")

    #expect(refusal { try close(bench, monday) }.contains("The cash was not counted: 100 should be there."))
    let short = refusal { try close(bench, monday, counted: ["cash=95"]) }
    #expect(short.hasPrefix("cash: 95 counted, 100 expected, 5 short. Explain it: cash=WHY under “differences”"))
    #expect(refusal { try close(bench, monday, counted: ["cash=ninety"]) }.contains("no amount"))
    #expect(refusal { try close(bench, monday, counted: ["cash=100"], carried: ["cash"]) }.contains("nothing differs"))
    #expect(refusal { try close(bench, monday, counted: ["cash=95"], carried: ["card"]) }.contains("nothing differs"))
    #expect(try day(bench).closed == nil)
    try close(bench, monday, counted: ["cash=95"], carried: ["cash"])

    bench.clock.set("2026-03-03")
    #expect(try day(bench).carried == ["cash": -500] && day(bench).since == CalendarDate(monday))
    _ = try pay(bench, number, 10)
    try close(bench, "2026-03-03", counted: ["cash=10"], differences: ["cash=The missing note was never found"])

    let till = try #require(try day(bench).closed?.till)
    #expect(
      till == [
        TillLine(
          method: "cash", expected: 1500, counted: 1000, state: .explained, reason: "The missing note was never found")
      ])
    bench.clock.set("2026-03-04")
    #expect(try day(bench).carried == [:])
    #expect(try bench.findings() == [])
  }

  @Test("A receipt that is voided after its day was closed counts on the later day, also on the same date")
  func voided() throws {
    let bench = try Bench(monday)
    let number = try bench.file()
    let receipt = try pay(bench, number, 100)
    try close(bench, monday, counted: ["cash=100"])
    let sheet = try day(bench, monday).sheet

    try void(bench, number, receipt)

    #expect(try day(bench, monday).sheet == sheet)
    let later = try day(bench, "2026-03-03").sheet
    #expect(later.methods["cash"] == .init(receipts: 0, taken: 0, voids: 1, voided: 10_000))
    #expect(later.total == -10_000 && later.accounts == ["4101": -10_000])
    bench.clock.set("2026-03-03")
    try close(bench, "2026-03-03", counted: ["cash=-100"])
    #expect(try bench.findings() == [])
  }

  @Test("Days on which the office is closed stand on the next working day, over which a late closing of Friday goes")
  func weekend() throws {
    let bench = try Bench("2026-03-06")
    let number = try bench.file()
    try close(bench, "2026-03-06")
    bench.clock.set("2026-03-07")
    _ = try pay(bench, number, 100)
    #expect(try day(bench).sheet.day == CalendarDate("2026-03-09") && day(bench).sheet.total == 10_000)
    #expect(try bench.acting("dawit").ask(ReadDay(CalendarDate("2026-03-07")!)).events == 0)
    bench.clock.set("2026-03-09")
    _ = try pay(bench, number, 10)

    try close(bench, "2026-03-09", counted: ["cash=110"])

    #expect(try day(bench).sheet.total == 11_000)
    #expect(refusal { try close(bench, "2026-03-07") }.contains("with it every day before it"))
    #expect(try bench.findings() == [])
  }

  @Test("A closed sheet stays what was signed when a closure is declared for its days, and cannot be annulled")
  func sealed() throws {
    let bench = try Bench(monday)
    let number = try bench.file()
    _ = try pay(bench, number, 100)
    let closing = try close(bench, monday, counted: ["cash=100"]).events[0]
    let sheet = try day(bench, monday)
    bench.clock.set("2026-03-04")
    let closure: Values = [
      "closed_from": [.date(CalendarDate("2026-03-02")!)], "closed_until": [.date(CalendarDate("2026-03-03")!)],
      "reason": [.text("Storm")],
    ]
    _ = try bench.office.record(ActRequest("declare_closure", values: closure, second: Bench.second("sione")))

    #expect(try day(bench, monday) == sheet)
    let annul: Values = ["related_event": [.number(closing.sequence)], "reason": [.text("Too early")]]
    let request = ActRequest("annul", values: annul, second: Bench.second("sione"))
    #expect(refusal { try bench.office.record(request) }.contains("cannot be annulled"))
    #expect(try bench.findings() == [])
  }

  @Test("The journal leads from opening to closing balance day by day, and its sums are those of the sheets")
  func journal() throws {
    let bench = try Bench("2026-02-27")
    let number = try bench.file()
    _ = try pay(bench, number, 30)
    bench.clock.set(monday)
    _ = try pay(bench, number, 70)
    try close(bench, monday, counted: ["cash=70"])
    let late = try pay(bench, number, 5)
    bench.clock.set("2026-03-03")
    _ = try bench.acting("dawit").record(
      ActRequest("take_unmatched_payment", values: ["amount": [.number(2000)], "method": [.text("bank")]]))
    try void(bench, number, late)

    let (first, last) = (CalendarDate("2026-02-01")!, CalendarDate("2026-03-31")!)
    let journal = try bench.acting("dawit").ask(ReadJournal(from: first, until: last))

    #expect(
      journal.days.map { "\($0.day) \($0.isClosed) \($0.accounts.map(\.text))" } == [
        "2026-02-27 false [\"4101 0 3000 0\"]", "2026-03-02 true [\"4101 3000 7000 0\"]",
        "2026-03-03 false [\"4101 10000 0 0\", \"unmatched 0 2000 0\"]",
      ])
    #expect(journal.accounts.map(\.text) == ["4101 0 10000 0", "unmatched 0 2000 0"])
    #expect(journal.months.map(\.month) == ["2026-02", "2026-03"])
    var sums: [String: Int] = [:]
    var day = first
    while day <= last {
      sums.merge(try bench.acting("dawit").ask(ReadDay(day)).accounts, uniquingKeysWith: +)
      day = day.adding(days: 1)
    }
    #expect(sums == journal.accounts.balances)
    #expect(try bench.acting("hyejin").ask(ReadJournal(from: first, until: last)).days.isEmpty)
    let hidden = try bench.acting("hyejin").ask(ReadOfficeDay(CalendarDate(monday)!))
    #expect(hidden.closed?.accounts == [] && hidden.closed?.till == [])
    #expect(try bench.findings() == [])
  }
}

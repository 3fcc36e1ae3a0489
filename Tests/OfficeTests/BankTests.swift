import Filing
import Standards
import Testing

@testable import Office

@Suite("Lines of the bank and the files that they pay", .bothDoors)
struct BankTests {
  private func match(_ bench: Bench, _ credits: (String, Int, String, String)...) throws -> [BankMatch] {
    try bench.acting("dawit").ask(
      MatchBank(credits.map { BankCredit(key: $0.0, amount: $0.1 * 100, text: $0.2, payer: $0.3) }))
  }

  private func owed(_ bench: Bench, _ number: String) throws -> Int {
    try bench.dossier(number).fees.map { $0.amount - $0.paid }.reduce(0, +) / 100
  }

  @Test("A number with check digits and the amount that is owed are a match, however the number is spaced")
  func matched() throws {
    let bench = try Bench()
    let number = try bench.file()
    let owed = try owed(bench, number)
    let shown = try #require(ApplicationNumber(number)?.display)
    let spaced = shown.replacing("/", with: " ").replacing("-", with: " ")
    for text in [shown, "Fee \(spaced) thank you", "invoice 7, " + shown.replacing("/", with: "")] {
      let found = try match(bench, ("k", owed, text, "Somebody"))[0]
      #expect(found.fee == "*" && found.number == number && found.reason == nil, "\(text): \(found)")
    }
  }

  @Test(
    "A renewal is matched by its price of the day, in grace with the surcharge, and is recorded by its own act",
    .only(.owned, "only the owner takes over"))
  func grace() throws {
    let bench = try Bench()
    let facts = try bench.office.facts()
    let owner = Party(
      names: [Name("Silva Ltd")], addresses: [Address(lines: ["1 Quay"], city: "Port Lumen")])
    let values: Values = [
      "applicant": [.party(owner)], "mark_kind": [.text("word")], "mark_text": [.text("SILVA")],
      "goods": [.goods(GoodsClass(number: 9, edition: "13-2026", terms: ["lamps"]))],
    ]
    let migration = try Migration(
      bench.office, law: bench.office.law(), calendar: facts.calendar, today: facts.today)
    _ = try migration.take([
      OldRecord(
        right: "trademark", values: values, numbers: ["application": "OLD/7", "registration": "R7772016"],
        dates: [
          "filing": CalendarDate("2016-01-15")!, "registered": CalendarDate("2016-06-01")!,
          "expiry": CalendarDate("2026-01-15")!,
        ], source: ["card 7"])
    ])
    let quote = try #require(try bench.dossier("R7772016").quotes(on: facts.today).first)
    #expect(quote.late.map(\.code) == ["REN", "LATE"])

    let (late, inTime) = (quote.lateAmount / 100, quote.amount / 100)
    let found = try match(bench, ("a", late, "Renewal R7772016", "Silva Ltd"), ("b", inTime, "R7772016", "Silva Ltd"))
    #expect(found.map(\.fee) == ["*", nil] && found[0].act == "pay_renewal")

    // Before the due day the fee alone renews.
    bench.clock.set("2026-01-10")
    #expect(try match(bench, ("c", inTime, "R7772016", "Silva Ltd"))[0].act == "pay_renewal")
    bench.clock.set("2026-03-02")
    let payment: Values = ["fee": [.text("*")], "amount": [.number(late * 100)], "method": [.text("bank")]]
    _ = try bench.acting("dawit").record(ActRequest("pay_renewal", on: ["R7772016"], values: payment))
    let dossier = try bench.dossier("R7772016")
    #expect(dossier.fees.map { "\($0.code) \($0.open)" } == ["REN 0", "LATE 0"] && dossier.payments.map(\.rest) == [0])
    #expect(dossier.limits.last { $0.rule.id == "REN" }?.due == CalendarDate("2036-01-15"))
  }

  @Test("Without check digits the payer must be somebody of the file; the neighbour's fee is not paid by a slip")
  func unchecked() throws {
    let bench = try Bench()
    let number = try bench.file()
    let owed = try owed(bench, number)
    #expect(try match(bench, ("k", owed, number, "LTD  Lumen"))[0].fee == "*")
    let strange = try match(bench, ("k", owed, number, "Somebody"))[0]
    #expect(
      strange.fee == nil && strange.reason == "the number has no check digits, and the payer is nobody of the file")
    #expect(strange.proposals.map(\.number) == [number])
    let shown = try #require(ApplicationNumber(number)?.display)
    let wrong = try match(bench, ("k", owed, shown.replacing("2026", with: "2025"), "Lumen Ltd"))[0]
    #expect(wrong.fee == nil && wrong.number == nil)
    #expect(wrong.proposals.contains { $0.number == number })
  }

  @Test("Another amount, two files, nothing owed and a second line for the same file are exceptions that say why")
  func exceptions() throws {
    let bench = try Bench()
    let (one, two) = (try bench.file(), try bench.file("T", .mark("NOVA", owner: "Nova Ltd")))
    let owed = try owed(bench, one)
    let (first, second) = (ApplicationNumber(one)!.display, ApplicationNumber(two)!.display)
    let found = try match(
      bench, ("a", owed + 1, first, ""), ("b", owed, "\(first) and \(second)", ""), ("c", owed, first, ""),
      ("d", owed, first, ""), ("e", owed, "no number at all 2026", "Nova Ltd"))
    #expect(found.map { $0.fee ?? "-" } == ["-", "-", "*", "-", "-"])
    #expect(found[0].reason == "\(owed) are owed there, \(owed + 1) came")
    #expect(found[1].reason == "it names 2 files" && found[1].proposals.map(\.number) == [one, two])
    #expect(found[3].reason == "another line of this statement pays what is owed there")
    #expect(found[4].reason == "it names no file of the register" && found[4].proposals.map(\.number) == [two])
    let all: Values = ["fee": [.text("*")], "amount": [.number(owed * 100)], "method": [.text("bank")]]
    try bench.record("pay_fee", on: one, all)
    #expect(try match(bench, ("c", owed, first, ""))[0].reason == "nothing is owed there by its payer")
  }

  @Test("A line is booked once; it is open again when its receipt is voided or annulled")
  func once() throws {
    let bench = try Bench()
    let number = try bench.file()
    let owed = try owed(bench, number)
    let credit = BankCredit(
      key: String(repeating: "ab", count: 32), amount: owed * 100, text: ApplicationNumber(number)!.display, payer: "")
    let pay: Values = ["fee": [.text("*")], "amount": [.number(owed * 100)], "method": [.text("bank")]]
    let dawit = try bench.acting("dawit")
    let paid = try dawit.record(ActRequest("pay_fee", on: [number], values: pay, id: credit.request(0)))
    let receipt = try #require(paid.events[0].numbers["receipt"])
    #expect(try dawit.ask(MatchBank([credit])).map(\.receipt) == [receipt])
    // Another officer who read the file at the same time is refused by the id of the line.
    let twice = ActRequest("pay_fee", on: [number], values: pay, id: credit.request(0))
    #expect(refusal { try bench.acting("abena").record(twice) }.contains("used for another act"))

    let void: Values = ["receipt": [.text(receipt)], "reason": [.text("Bounced")]]
    try bench.record("void_receipt", on: number, void, second: "sione")

    let again = try dawit.ask(MatchBank([credit]))[0]
    #expect(again.receipt == nil && again.times == 1 && again.fee == "*")
    let taken = try dawit.record(
      ActRequest(
        "take_unmatched_payment", values: ["amount": [.number(owed * 100)], "method": [.text("bank")]],
        id: credit.request(1)))
    #expect(try dawit.ask(MatchBank([credit])).map(\.receipt) == [taken.events[0].numbers["receipt"]])
    let annul: Values = ["related_event": [.number(taken.events[0].sequence)], "reason": [.text("Twice")]]
    _ = try bench.office.record(ActRequest("annul", values: annul, second: Bench.second("sione")))
    #expect(try dawit.ask(MatchBank([credit])).map(\.times) == [2])
    #expect(try dawit.ask(MatchBank([credit])).map(\.receipt) == [nil])
  }

  @Test("Payments that wait are listed with the files that may be meant")
  func proposals() throws {
    let bench = try Bench()
    let number = try bench.file()
    let values: Values = [
      "amount": [.number(100)], "method": [.text("bank")], "payer": [.text("Lumen Ltd")],
      "remark": [.text("for \(ApplicationNumber(number)!.display)")],
    ]
    _ = try bench.acting("dawit").record(ActRequest("take_unmatched_payment", values: values))
    let waiting = try bench.acting("dawit").ask(ListProposals())
    #expect(waiting.map(\.left) == [100] && waiting.first?.proposals.map(\.number) == [number])
    #expect(try bench.acting("hyejin").ask(ListProposals()).isEmpty)
  }
}

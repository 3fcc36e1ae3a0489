import Filing
import Standards
import Testing

@testable import Office

@Suite("One payment for many files", .bothDoors)
struct PaymentListTests {
  private func request(_ lines: [String], _ more: Values = [:]) -> ActRequest {
    var values: Values = [
      "payer": [.text("Lumen Ltd")], "method": [.text("bank")], "payments": lines.map { .text($0) },
    ]
    for (item, entries) in more.items { values[item] = entries }
    return ActRequest("take_payments", values: values)
  }

  @Test("One receipt, what each file is credited, and a day that balances")
  func taken() throws {
    let bench = try Bench()
    let files = try ["LUMEN", "NOVA", "SOLIS"].map { try bench.file("T", .mark($0)) }
    let dawit = try bench.acting("dawit")
    let recorded = try dawit.record(request([files[0], "\(files[1]) FIL", "\(files[2]) FIL 60.50"]))

    let receipt = try #require(recorded.events.first { $0.act == "take_payments" }?.numbers["receipt"])
    #expect(recorded.events.filter { $0.act == "take_payments" }.map { $0.values.number(.amount) } == [26_050])
    #expect(try files.map { try bench.dossier($0).fees.map(\.paid) } == [[10_000], [10_000], [6050]])
    #expect(try files.map { try bench.dossier($0).payments.map(\.rest) } == [[0], [0], [0]])
    #expect(recorded.summary.contains("Receipt \(receipt) for Lumen Ltd: 260.50 XTS for 3 files"))
    let day = try dawit.ask(ReadDay(CalendarDate("2026-03-02")!))
    #expect(day.total == 26_050 && day.accounts == ["4101": 26_050])
    #expect(day.methods["bank"] == .init(receipts: 1, taken: 26_050, voids: 0, voided: 0))
    #expect(try dawit.ask(ListReceipts(of: CalendarDate("2026-03-02")!)).total == 26_050)
    #expect(try dawit.ask(ListSuspense()).isEmpty)

    let credit = try #require(try bench.dossier(files[1]).payments.last?.receipt)
    let answer = try dawit.ask(ReadReceipt(receipt.lowercased()))
    #expect(answer.lines.map(\.number) == files && answer.lines.map(\.amount) == [10_000, 10_000, 6050])
    #expect(answer.lines.map(\.fee) == ["FIL", "FIL", "FIL"])
    #expect(answer.amount == 26_050 && answer.left == 0 && answer.payer == "Lumen Ltd" && answer.method == "bank")
    #expect(try dawit.ask(ReadReceipt(credit)).file == files[1])
    #expect(refusal { try dawit.ask(ReadReceipt("Q2026/999999")) }.contains("Q2026/999999"))
    let void: Values = ["receipt": [.text(credit)], "reason": [.text("Wrong file")]]
    try bench.record("void_receipt", on: files[1], void, second: "sione")
    #expect(try dawit.ask(ListSuspense()).map(\.left) == [10_000])
    let voided = try dawit.ask(ReadReceipt(receipt))
    #expect(voided.lines.map(\.isVoid) == [false, true, false] && voided.left == 10_000)
    #expect(try dawit.ask(ReadDay(CalendarDate("2026-03-02")!)).accounts == ["4101": 16_050, "unmatched": 10_000])
    #expect(try bench.findings() == [])
  }

  @Test("A bad line refuses the whole list and is named; a rehearsal names every one")
  func refused() throws {
    let bench = try Bench()
    let files = try ["LUMEN", "NOVA"].map { try bench.file("T", .mark($0)) }
    let dawit = try bench.acting("dawit")
    let bad = [
      files[0], "\(files[1]) FIL 100.01", "\(files[0]) FIL 1", "402099000000001", "\(files[1]) EXA",
      "\(files[1]) FIL 0",
      "\(files[1]) FIL -3",
    ]
    let rehearsed = try dawit.rehearse(request(bad))
    #expect(
      rehearsed.refusals.map { String($0.message.prefix { $0 != ":" }) } == [
        "Line 2, \(files[1])", "Line 3, \(files[0])", "Line 4, 402099000000001", "Line 5, \(files[1])",
        "Line 6, \(files[1])", "Line 7, \(files[1])",
      ])
    #expect(refusal { try dawit.record(request(bad)) }.hasPrefix("Line 2, \(files[1]): Of “FIL” 100 are due"))
    #expect(refusal { try dawit.record(request([files[0], files[0]])) }.contains("stands in the list already"))
    #expect(
      refusal { try dawit.record(request(files, ["amount": [.number(19_999)]])) }.contains(
        "the lines come to 200 XTS, the payment is 199.99 XTS"))
    #expect(refusal { try dawit.record(request([])) } != "")
    #expect(try files.allSatisfy { try bench.dossier($0).payments.isEmpty })
    _ = try dawit.record(request(files, ["amount": [.number(20_000)]]))
    #expect(refusal { try dawit.record(request(files)) }.contains("Nothing is due"))
  }

  @Test("A list is paid from a deposit account that holds the sum, and annulled only while nothing is credited")
  func drawn() throws {
    let bench = try Bench()
    let files = try ["LUMEN", "NOVA"].map { try bench.file("T", .mark($0)) }
    let dawit = try bench.acting("dawit")
    let payer: Values = ["payer": [.text("Lumen Ltd")]]
    _ = try dawit.record(ActRequest("open_account", values: payer))
    func payIn(_ crowns: Int) throws {
      var values = payer
      values["amount"] = [.number(crowns * 100)]
      values["method"] = [.text("cash")]
      _ = try dawit.record(ActRequest("pay_into_account", values: values))
    }
    try payIn(199)
    let draw = request(files, ["method": [.text("deposit")]])
    #expect(refusal { try dawit.record(draw) }.contains("are 199 XTS; 200 XTS cannot be drawn"))
    try payIn(1)
    let taken = try dawit.record(request(files, ["method": [.text("deposit")]])).events
    #expect(try dawit.ask(ReadAccount(of: "Lumen Ltd")).balance == 0)
    let day = try dawit.ask(ReadDay(CalendarDate("2026-03-02")!))
    #expect(day.total == 20_000 && day.accounts == ["4101": 20_000])
    let sequence = try #require(taken.first { $0.act == "take_payments" }?.sequence)
    #expect(
      refusal {
        try bench.office.record(
          ActRequest(
            "annul", values: ["related_event": [.number(sequence)], "reason": [.text("Wrong")]],
            second: Bench.second("sione")))
      }.contains("are credited to files"))
    #expect(try bench.findings() == [])
  }

  @Test("What no file keeps goes back to the payer or to his account, once, and counts on the day it leaves")
  func returned() throws {
    let bench = try Bench()
    let dawit = try bench.acting("dawit")
    func office(_ act: String, _ values: Values, second: String? = nil) throws -> Recorded {
      try dawit.record(ActRequest(act, values: values, second: second.map(Bench.second)))
    }
    let taken = try office(
      "take_unmatched_payment", ["payer": [.text("Silva")], "amount": [.number(9000)], "method": [.text("bank")]])
    let receipt = try #require(taken.events[0].numbers["receipt"])
    func back(_ amount: Int, _ method: String? = nil, second: String? = "sione") throws -> Int {
      var values: Values = [
        "receipt": [.text(receipt.lowercased())], "amount": [.number(amount)],
        "reason": [.text("Sent to us by mistake")],
      ]
      if let method { values["method"] = [.text(method)] }
      return try office("return_payment", values, second: second).events[0].sequence
    }
    #expect(refusal { try _ = back(9000, second: nil) }.contains("second"))
    #expect(refusal { try _ = back(9001) }.contains("90 are left; 90.01 cannot be paid back"))
    #expect(refusal { try _ = back(0) } != "")
    #expect(refusal { try _ = back(5000, "deposit") }.contains("“silva” has no deposit account"))
    _ = try back(2000, "cash")
    let rest = try back(3000)
    #expect(try dawit.ask(ListSuspense()).map(\.left) == [4000])
    _ = try office("open_account", ["payer": [.text("Silva")]])
    _ = try back(4000, "deposit")
    #expect(try dawit.ask(ListSuspense()).isEmpty)
    #expect(try dawit.ask(ReadAccount(of: "silva")).balance == 4000)
    #expect(try dawit.ask(ReadReceipt(receipt)).returned == 9000)
    let day = try dawit.ask(ReadDay(CalendarDate("2026-03-02")!))
    #expect(day.total == 4000 && day.refunded == 5000 && day.accounts == ["deposits": 4000])
    #expect(day.methods["cash"]?.paidBack == 2000 && day.findings == [])

    func annul(_ sequence: Int) throws {
      let values: Values = ["related_event": [.number(sequence)], "reason": [.text("Came back")]]
      _ = try bench.acting("marguerite").record(ActRequest("annul", values: values, second: Bench.second("sione")))
    }
    #expect(refusal { try annul(taken.events[0].sequence) }.contains("90 are credited to files or were paid back"))
    try annul(rest)
    #expect(try dawit.ask(ListSuspense()).map(\.left) == [3000])
    #expect(refusal { try _ = back(3001) }.contains("30 are left"))
    #expect(try bench.findings() == [])
  }
}

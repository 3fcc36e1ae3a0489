import Standards
import Testing

@testable import Filing
@testable import Office

extension LedgerTests {
  @Test("Money of another currency is taken at the rate in force, with what was given, the rate and its source")
  func foreign() throws {
    let bench = try Bench()
    let number = try bench.file()
    let dawit = try bench.acting("dawit")
    func set(_ currency: String, _ rate: String, from: String, until: String? = nil) throws {
      var values: Values = [
        "currency": [.text(currency)], "rate": [.text(rate)], "rate_source": [.text("Central Bank")],
        "valid_from": [.date(CalendarDate(from)!)],
      ]
      if let until { values["valid_until"] = [.date(CalendarDate(until)!)] }
      _ = try dawit.record(ActRequest("set_rate", values: values, second: Bench.second("sione")))
    }
    #expect(refusal { try set("XTS", "1", from: "2026-03-01") }.contains("no other currency"))
    for rate in ["0", "-1", "1,08", "", "1.0000000001"] {
      #expect(refusal { try set("EUR", rate, from: "2026-03-01") } != "")
    }
    try set("EUR", "1.0850", from: "2026-03-01", until: "2026-03-02")
    try set("JPY", "0.00650", from: "2026-03-01")
    let euros: Values = ["currency": [.text("eur")]]
    try pay(bench, number, "FIL", 5000, euros)
    let event = try #require(try bench.dossier(number).events.last)
    #expect(try bench.dossier(number).payments.map(\.amount) == [5425])
    #expect(
      [event.values.text("tendered"), event.values.text("rate"), event.values.text("rate_source")] == [
        "50 EUR", "1.0850", "Central Bank",
      ])
    #expect(
      refusal { try pay(bench, number, "FIL", 10_050, ["currency": [.text("JPY")]]) }.contains(
        "no sum of that currency"))
    #expect(
      refusal { try pay(bench, number, "FIL", 50, ["currency": [.text("JPY")]]) }.contains("less than the smallest sum")
    )
    try pay(bench, number, "FIL", 10_000, ["currency": [.text("JPY")]])
    #expect(try bench.dossier(number).payments.map(\.amount) == [5425, 65])
    #expect(
      refusal { try pay(bench, number, "FIL", 1, ["rate": [.text("9")]]) }.contains("the register writes it itself"))
    #expect(refusal { try pay(bench, number, "FIL", 1, ["currency": [.text("USD")]]) }.contains("no rate is in force"))
    bench.clock.set("2026-03-03")
    #expect(
      refusal { try pay(bench, number, "FIL", 5000, euros) }.contains(
        "the office takes XTS, not “EUR”, of which no rate is in force on 2026-03-03"))
    #expect(try bench.findings() == [])
  }
}

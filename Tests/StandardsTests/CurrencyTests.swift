import Standards
import TestSupport
import Testing

@Suite("Currency")
struct CurrencyTests {
  @Test(
    "writes minor units with as many decimals as it has, and reads them back",
    arguments: [
      ("XTS", 12_050, "120.50"), ("XTS", 12_000, "120"), ("XTS", -5, "-0.05"), ("JPY", 120, "120"),
      ("KWD", 120_500, "120.500"), ("CLF", 1, "0.0001"),
    ])
  func text(code: String, amount: Int, text: String) {
    #expect(Currency(code).text(amount) == text)
    #expect(Currency(code).amount(text) == (amount < 0 ? nil : amount))
  }

  @Test(
    "refuses what is no amount in it",
    arguments: [
      ("XTS", "120.505"), ("JPY", "120.5"), ("XTS", "120,50"), ("XTS", "-1"), ("XTS", "1."), ("XTS", "1234567890"),
    ])
  func refused(code: String, text: String) {
    #expect(Currency(code).amount(text) == nil)
  }

  @Test("says how an amount is written")
  func example() {
    #expect(["JPY", "XTS", "KWD"].map { Currency($0).example } == ["120", "120 or 120.50", "120 or 120.500"])
    #expect(Currency("XTS").named(12_050) == "120.50 XTS")
  }

  @Test("has the minor units of the code list")
  func codeList() throws {
    let table = try Table(path: TestPaths.root + "/Resources/Codes/currency.tsv", name: "currency.tsv")

    let strange = table.rows.filter { $0["minor_units"] != String(Currency($0["code"]).decimals) }

    #expect(strange.map { $0["code"] } == [])
  }
}

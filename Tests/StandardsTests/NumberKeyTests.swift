import Testing

@testable import Standards

@Suite("Key of a number")
struct NumberKeyTests {
  @Test(
    "is the same for one spelling and another",
    arguments: [
      ("40/2026/4", "４０／２０２６／４"), ("1234", "١٢٣٤"), ("1234", "۱۲۳۴"), ("1234", "१२३४"), ("tm 45", "TM45"),
      ("тм 45", "ТМ45"), ("A–1", "A-1"), ("A−1", "a‐1"), ("1⁄23", "1/23"), ("É1", "E\u{301}1"),
      ("\u{FEFF}7\u{200E}", "7"),
      ("ﾃｽﾄ1", "テスト1"), ("Nº 5", "no5"), ("σς1", "ΣΣ1"), ("12\u{AD}3", "123"),
    ])
  func same(_ one: String, _ other: String) {
    #expect(NumberKey(one) == NumberKey(other))
  }

  @Test(
    "differs by every sign, letter and digit",
    arguments: [
      ("1/23", "12/3"), ("1/23", "123"), ("1/23", "1-23"), ("ТМ 45", "TM 45"), ("ТМ 45", "ПМ 45"), ("A1", "Ä1"),
      ("I1", "ı1"), ("O1", "01"), ("Ο1", "O1"), ("1.2", "1,2"), ("A-1", "A1-"), ("007", "7"), ("特許5", "特许5"),
    ])
  func different(_ one: String, _ other: String) {
    #expect(NumberKey(one) != NumberKey(other))
  }

  @Test("leaves the signs out of what is bare")
  func bare() {
    #expect(["ТМ-45/1998", "—", "", "١/٢"].map { NumberKey($0).bare } == ["ТМ451998", "", "", "12"])
  }

  @Test("may mean a number whose signs were left out or grouped, never one whose signs stand elsewhere")
  func means() {
    func may(_ typed: String, _ number: String) -> Bool { NumberKey(typed).mayMean(NumberKey(number)) }
    #expect(may("123", "1/23") && may("1-23", "1/23") && may("4020 26/4", "4020264") && may("2020/15", "2020/1/5"))
    #expect(!may("12/3", "1/23") && !may("1/2/3", "1/23") && !may("124", "1/23"))
    #expect(may("2020/15", "2020/15") && may("202015", "2020/1/5") && may("2020/15", "2020/15-"))
  }
}

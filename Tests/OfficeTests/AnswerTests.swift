import Filing
import Standards
import Testing

@testable import Office

@Suite("Rules that an officer answers", .bothDoors)
struct AnswerTests {
  private let bench: Bench
  private let number: String

  init() throws {
    bench = try Bench()
    number = try bench.file()
    try bench.record("accord_filing_date", on: number)
  }

  private func answers(_ text: String) -> Values { ["check_answers": [.text(text)]] }
  private func toAsk() throws -> [String] { try bench.dossier(number).questions.map(\.id) }

  @Test("Only what was filed is asked about, and an answer in the act settles it")
  func settles() throws {
    #expect(try toAsk() == ["ask_mark_kind", "ask_terms_clear"])

    try bench.record("pass_formalities", on: number, answers("ask_mark_kind=y\nask_terms_clear = ?"))

    #expect(try toAsk() == ["ask_terms_clear"])
    #expect(try bench.findings() == [])
  }

  @Test("A no keeps the checklist open and stands in the letter; a later yes meets it, a change of the item asks anew")
  func refused() throws {
    #expect(
      refusal { try bench.record("pass_formalities", on: number, answers("ask_terms_clear=n")) }
        .contains("Terms of the list of goods and services are not clear enough to be classified."))
    #expect(try toAsk().count == 2)

    try bench.record("invite_correction", on: number, answers("ask_mark_kind=y\nask_terms_clear=n"))
    #expect(try bench.dossier(number).findings(of: "formality").map(\.formality).contains("ask_terms_clear"))
    #expect(try toAsk() == [])
    #expect(refusal { try bench.record("pass_formalities", on: number) }.contains("not clear enough"))

    try bench.record("pass_formalities", on: number, answers("ask_terms_clear=y"))
    #expect(try bench.dossier(number).findings(of: "formality").map(\.formality) == [])
    try bench.record(
      "classify", on: number, ["goods": [.goods(GoodsClass(number: 11, edition: "13-2026", terms: ["lamps"]))]])
    #expect(try toAsk() == ["ask_terms_clear"])
  }

  @Test(
    "An answer that is none, to no question or given twice is refused",
    arguments: [
      ("ask_terms_clear", "is no answer"), ("ask_terms_clear=maybe", "is no answer"), ("=y", "is no answer"),
      ("for_signature=y", "nobody is asked “for_signature”"), ("ask_views_same=y", "nobody is asked"),
      ("ask_mark_kind=y\nask_mark_kind=n", "answered twice"),
    ])
  func refusals(_ line: String, _ told: String) throws {
    #expect(refusal { try bench.record("pass_formalities", on: number, answers(line)) }.contains(told))
    #expect(try bench.dossier(number).events.count == 2)
  }
}

import Filing
import Foundation
import Standards
import Testing

@testable import Office

@Suite("Asking", .bothDoors)
struct AskingTests {
  private func hits(_ office: Office, _ text: String, limit: Int = 50, after: String? = nil) throws -> HitPage {
    try office.ask(FindDossiers(text, limit: limit, after: after))
  }

  @Test(
    "Dossiers are found by number, title, name in any script and class",
    arguments: [
      ("402026000000001", "number"), ("40/2026/000000001", "number"), ("lumen", "title"), ("LÜMEN", "title"),
      ("電灯", "owner"),
      ("電", "owner"), ("電 x", "owner"), ("Kabushiki 電", "owner"), ("株式会社", "owner"), ("Ёлкина", "owner"),
      ("class:9", "class"), ("ume", "title"),
    ])
  func finds(text: String, matched: String) throws {
    let bench = try Bench()
    var values = Values.mark("Lumén")
    values["applicant"] = [.party(Party(names: [Name("Kabushiki"), Name("電灯株式会社"), Name("Елкина")]))]
    let number = try bench.file("T", values)

    let page = try hits(bench.office, text)

    #expect(page.hits.map(\.number) == [number])
    #expect(page.hits.first?.matched == matched)
  }

  @Test("Wrong check digits and strange patterns are answered in words")
  func wrongDigits() throws {
    let bench = try Bench()
    let number = try bench.file()
    let check = CheckCharacters.of(number)

    #expect(try hits(bench.office, number + check).hits.count == 1)
    #expect(
      refusal { try hits(bench.office, number + (check == "11" ? "12" : "11")) }.contains("check digits do not match"))
    for text in ["\" OR NEAR(* ^", "%_\\", "'; DROP TABLE event;--", "x", "1"] {
      #expect(try hits(bench.office, text).hits.isEmpty)
    }
  }

  @Test("Pages follow one another")
  func pages() throws {
    let bench = try Bench()
    let numbers = try (1...5).map { try bench.file("T", .mark("LUMEN \($0)")) }

    let first = try hits(bench.office, "lumen", limit: 3)
    let second = try hits(bench.office, "lumen", limit: 3, after: first.next)

    #expect((first.hits + second.hits).map(\.number) == numbers)
    #expect(second.next == nil)
  }

  @Test("Who may not read secret files sees neither title nor dossier before publication")
  func secrecy() throws {
    let bench = try Bench()
    let number = try bench.file("P", .invention("Lamp"))
    let accountant = try bench.acting("dawit")

    #expect(try hits(accountant, number).hits.map(\.title) == ["unpublished"])
    #expect(try hits(accountant, "lamp").hits == [])
    let masked = try accountant.ask(ReadDossier(number))
    #expect(masked.isMasked)
    #expect(masked.events[0].values.text("title") == "•")
    #expect(masked.events[0].values.parties("applicant").map(\.name) == ["•"])
    #expect(try bench.dossier(number).fees.map(\.amount) == bench.folded(masked).fees.map(\.amount))
    #expect(refusal { try bench.acting("hyejin").ask(ReadDossier(number)) }.contains("has not been published"))
    #expect(try bench.office.ask(ReadDossier(number)).events.count == 1)
  }

  @Test("The docket proposes what the calendar has brought about")
  func docket() throws {
    let bench = try Bench()
    let number = try bench.file()
    try bench.record("invite_filing", on: number)
    bench.clock.set("2026-06-01")

    let answer = try bench.office.ask(ReadDocket())

    #expect(answer.lines.contains { $0.number == number && $0.proposal.act == "filing_date_refused" })
  }

  @Test("A party has one entry, a history, a portfolio, and may be merged")
  func parties() throws {
    let bench = try Bench()
    _ = try bench.file("T", .mark("ONE"))
    _ = try bench.file("T", .mark("TWO"))
    _ = try bench.file("T", .mark("THREE", owner: "Lumen Limited"))
    #expect(try bench.office.ask(FindParties("lumen", limit: 10)).parties.map(\.dossiers) == [2, 1])

    _ = try bench.office.record(
      ActRequest(
        "merge_party",
        values: [
          "party": [.party(Party(id: 1, names: [Name("Lumen Ltd")]))],
          "merged_party": [.party(Party(id: 2, names: [Name("Lumen Limited")]))], "reason": [.text("same firm")],
        ], second: Bench.second("kofi")))

    #expect(try bench.office.ask(ReadPortfolio(of: 1, limit: 10)).hits.map(\.title) == ["ONE", "TWO", "THREE"])
    #expect(try bench.findings() == [])
  }
}

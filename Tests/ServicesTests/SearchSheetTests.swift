import Filing
import Foundation
import Standards
import TestSupport
import Testing

@testable import Office
@testable import Services

@Suite("Search sheets")
struct SearchSheetTests {
  private static let night = Meanings(
    ["night": [Meanings.Word(word: "noche", likeness: 0.9, source: "eng-spa 1, spa-eng 1")]],
    dictionaries: ["eng-spa 1", "spa-eng 1"])

  private func hit(_ number: String, _ mark: String, goods: String? = nil) -> MarkHit {
    MarkHit(
      number: number, registration: nil, right: "trademark", mark: mark, owner: "Nova", state: .active, classes: [25],
      bucket: .sound, reason: "/fiS/ english 1", goods: goods, score: 71.5)
  }

  private var found: MarkSearch {
    MarkSearch(
      query: "NIGHT | FISH", upTo: 12, packs: ["english 1"], dictionaries: ["eng-spa 1"], leftOut: ["U+202E"],
      compared: 2, hits: [hit("A1", "PHISH", goods: "class 25: shoes"), hit("A2", "FI|SH\nX", goods: "")])
  }

  private var sheet: SearchSheet {
    let goods = [GoodsClass(number: 25, edition: "13-2026", terms: ["shoes", "boots"])]
    return SearchSheet(SearchQuery("NIGHT | FISH", for: "A9", goods: goods, isNear: true, meanings: Self.night), found)
  }

  @Test("A sheet says what was asked, by what means, and each hit with its verdict; its digest is its last line")
  func written() {
    var sheet = sheet
    sheet.lines[0].verdict = .cite

    let lines = sheet.text.split(separator: "\n")

    #expect(
      lines.dropLast() == [
        "query: NIGHT   FISH", "for: A9", "goods: 25 shoes; boots", "narrowed: the same and related classes",
        "limit: 50",
        "register: event 12", "meaning: night = noche 90 [eng-spa 1, spa-eng 1]", "dictionaries: eng-spa 1, spa-eng 1",
        "packs: english 1", "not searched: U+202E", "compared: 2", "hits: 2",
        "1 | cite | A1 | 71.5 | same sound | /fiS/ english 1 | class 25: shoes | PHISH",
        "2 | none | A2 | 71.5 | same sound | /fiS/ english 1 | other goods | FI SH X",
      ])
    #expect(lines.last?.hasPrefix("digest: ") == true)
    #expect(sheet.citations == "A1 PHISH (same sound: /fiS/ english 1: class 25: shoes)")
  }

  @Test("Read again it is the same value, and asks the same of the register as it stood then")
  func read() throws {
    let sheet = sheet

    let again = try SearchSheet(sheet.text)

    #expect(again == sheet)
    #expect(again.asked.upTo == 12)
    #expect(again.differences(from: found) == [])
    var other = found
    other.hits.removeLast()
    #expect(again.differences(from: other).count == 1)
  }

  @Test(
    "What is no sheet, was changed, or is cut off is refused",
    arguments: [
      { (text: String) in "" }, { _ in "6ter: emblem of a State" },
      { $0.replacingOccurrences(of: "PHISH", with: "FISH") },
      { String($0.dropLast()) }, { String($0.dropFirst(7)) }, { $0 + "\n" },
    ] as [@Sendable (String) -> String])
  func refused(change: @Sendable (String) -> String) {
    #expect(throws: Refusal.self) { try SearchSheet(change(sheet.text)) }
  }
}

import Foundation
import Standards
import TestSupport
import Testing

@testable import Services

@Suite("Suggesting classes")
struct TermIndexTests {
  private let index = TermIndex([
    (9, "computer software, recorded"), (11, "street lamps"), (11, "lamps"), (14, "watches"), (25, "clothing"),
    (25, "shoes"), (35, "retail services for clothing"), (42, "software as a service"),
  ])

  @Test("The nearest terms speak for their class, in the singular and as a part of a word")
  func near() {
    #expect(index.suggest("street lamp").first?.number == 11)
    #expect(index.suggest("street lamp").first?.terms.first == "street lamps")
    #expect(index.suggest("clothings, sportswear").map(\.number).prefix(2).sorted() == [25, 35])
    #expect(index.suggest("wristwatches").first?.number == 14)
  }

  @Test(
    "What no word is known of has no suggestion, whatever it is", arguments: ["", " ;,", "xqz", "的", "\u{202E}", "🚀"])
  func unknown(text: String) { #expect(index.suggest(text) == []) }

  @Test("Classes in which the very term stood here before come first, and own terms speak for their classes")
  func usedHere() {
    let own = [(number: 11, text: "Clothing"), (number: 7, text: "robots for harvesting")]

    let clothing = index.suggest("clothing", most: 3, accepted: own)
    let robots = index.suggest("harvesting robot", most: 1, accepted: own)

    #expect(clothing.map(\.number) == [11, 25, 35])
    #expect(clothing.map(\.isUsedHere) == [true, false, false])
    #expect(robots.map(\.number) == [7] && robots.first?.isUsedHere == false)
    #expect(index.suggest("lamps", accepted: []) == index.suggest("lamps"))
  }

  @Test("Nothing is suggested from nothing, and the same always from the same")
  func empty() {
    #expect(TermIndex([]).suggest("lamps") == [])
    #expect(index.suggest("service", most: 45) == index.suggest("service", most: 45))
  }

  @Test(
    "Of held-out terms of the alphabetical list the class is among the first three in at least 84 of 100",
    .enabled(if: FileManager.default.fileExists(atPath: list), "the list of Nice is not beside the checkout"))
  func heldOut() throws {
    let lines = try String(contentsOfFile: Self.list, encoding: .utf8).split(separator: "\n").filter { $0.first != "#" }
    let terms = lines.dropFirst().compactMap { line -> (number: Int, text: String)? in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      return cells.count >= 5 ? Int(cells[0]).map { ($0, String(cells[4])) } : nil
    }
    let held = terms.indices.filter { $0 % 37 == 5 }
    let index = TermIndex(terms.indices.filter { $0 % 37 != 5 }.map { terms[$0] })
    let right = held.count { place in index.suggest(terms[place].text).contains { $0.number == terms[place].number } }
    #expect(Double(right) >= 0.84 * Double(held.count), "\(right) of \(held.count)")
  }

  private static let list = "\(TestPaths.root)/../shared/reference/nice_alphabetical_en_12-2025.tsv"
}

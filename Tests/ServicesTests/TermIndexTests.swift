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

  /// Entries of the alphabetical list are held out with all their wordings, by their basic numbers; nothing was tuned on them.
  @Test(
    "Of held-out entries of the alphabetical list the class is among the first three in at least 83 of 100",
    .enabled(if: FileManager.default.fileExists(atPath: list), "the list of Nice is not beside the checkout"))
  func heldOut() throws {
    let lines = try String(contentsOfFile: Self.list, encoding: .utf8).split(separator: "\n").filter { $0.first != "#" }
    let terms = lines.dropFirst().compactMap { line -> (entry: Int, number: Int, text: String)? in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count >= 5, let number = Int(cells[0]), let entry = Int(cells[1]) else { return nil }
      return (entry, number, String(cells[4]))
    }
    let held = terms.filter { $0.entry % 10 == 7 }
    let index = TermIndex(terms.filter { $0.entry % 10 != 7 }.map { ($0.number, $0.text) })
    let places = held.compactMap { term in
      index.suggest(term.text).firstIndex { $0.number == term.number }
    }
    let (first, three) = (places.count { $0 == 0 }, places.count)
    print("Nice: \(held.count) held-out terms, \(first) in the first place, \(three) among the first three")
    #expect(Double(three) >= 0.83 * Double(held.count), "\(three) of \(held.count)")
  }

  private static let list = "\(TestPaths.root)/../shared/reference/nice_alphabetical_en_12-2025.tsv"
}

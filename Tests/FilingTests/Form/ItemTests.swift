import Filing
import Foundation
import Testing

@Suite("Items that the program knows")
struct ItemTests {
  @Test("stand in the README of the tables with their kinds, and nothing else does")
  func listed() throws {
    let readme = try String(contentsOfFile: Meridia.root + "/Seed/README.md", encoding: .utf8)
    let section = try #require(readme.components(separatedBy: "reads some items by their names").last)
    let rows = try #require(section.components(separatedBy: "## ").first).split(separator: "\n").dropFirst(3)

    let listed = rows.flatMap { row in
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      return zip(["acts", "form"], cells[1...2]).flatMap { place, names in
        names.split(separator: " ").map { name in "\(name.filter { $0 != "`" }) \(cells[0]) \(place)" }
      }
    }

    #expect(
      listed.sorted()
        == Item.allCases.map { "\($0.rawValue) \($0.kind.rawValue) \($0.isOfActs ? "acts" : "form")" }.sorted())
  }
}

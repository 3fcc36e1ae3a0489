import Foundation
import Services
import Standards
import TestSupport
import Testing

@Suite("Lists of symbols")
struct SymbolListTests {
  private func terms(_ tables: [(name: String, lines: [String])], _ body: (InstalledTerms) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for table in tables {
      let place = "\(folder)/\(table.name)/9"
      try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
      try (table.lines.joined(separator: "\n") + "\n").write(
        toFile: "\(place)/symbols.tsv", atomically: true, encoding: .utf8)
    }
    try body(InstalledTerms(folder: folder))
  }

  private let lines = [
    "code\tlevel\tparent\ttitle_en", "01\tcategory\t\tHEAVENLY BODIES", "01.01\tdivision\t01\tSTARS",
    "01.01.02\tsection\t01.01\tOne star", "02.01.01\tsection\t02.01\tHeads of men",
  ]

  @Test("are found by the beginning of a symbol, by words of its title and of the titles above it, and browsed whole")
  func vienna() throws {
    try terms([("Vienna", lines)]) { terms in
      #expect(terms.symbols("Vienna").map(\.symbol) == ["01", "01.01", "01.01.02", "02.01.01"])
      #expect(terms.symbols("Vienna", "01.01").map(\.symbol) == ["01.01", "01.01.02"])
      #expect(terms.symbols("Vienna", "heavenly one").map(\.symbol) == ["01.01.02"])
      #expect(terms.symbols("Vienna", "one star").first?.above == ["STARS", "HEAVENLY BODIES"])
      #expect(terms.symbols("Vienna", "zebra") == [])
      #expect(terms.symbols("Vienna", most: 2).map(\.symbol) == ["01", "01.01"])
      #expect(terms.symbols("Locarno") == [])
    }
  }

  @Test("The titles above a symbol of the IPC are those of group, subclass, class and section")
  func ipc() throws {
    let lines = [
      "symbol\tlevel\tdots\ttitle", "A\tsection\t\tHUMAN NECESSITIES", "A01\tclass\t\tAGRICULTURE",
      "A01B\tsubclass\t\tSOIL WORKING", "A01B 1/00\tmain group\t0\tHand tools", "A01B 1/02\tsubgroup\t1\tSpades",
    ]
    try terms([("IPC", lines)]) { terms in
      #expect(
        terms.symbols("IPC", "spades").first?.above == [
          "Hand tools", "SOIL WORKING", "AGRICULTURE", "HUMAN NECESSITIES",
        ])
      #expect(terms.symbols("IPC", "A01B").map(\.symbol) == ["A01B", "A01B 1/00", "A01B 1/02"])
    }
  }

  @Test("The official lists are browsed and searched", arguments: [("Vienna", "stars"), ("Locarno", "lamps")])
  func official(_ scheme: String, _ word: String) throws {
    let path = "\(TestPaths.root)/../shared/reference/\(scheme.lowercased()).tsv"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      print("\(path) is absent: the official list of \(scheme) was not searched")
      return
    }
    try terms([(scheme, text.split(separator: "\n").map(String.init))]) { terms in
      #expect(terms.symbols(scheme).count > 200)
      let found = terms.symbols(scheme, word)
      #expect(!found.isEmpty)
      #expect(found.allSatisfy { ([$0.title] + $0.above).joined(separator: " ").lowercased().contains(word) })
    }
  }

  @Test("The code of a cover is found in the name of a file, and reads back")
  func cover() throws {
    let code = CoverCode(number: "402026000000003", act: "receive_letter")
    #expect(code.text == "COVER+40202600000000390+receive_letter+")
    #expect(CoverCode("scan-\(code.text)_0001.pdf") == code)
    #expect(CoverCode(number: "P184387", act: "receive_letter").text == "COVER+P184387+receive_letter+")
    for text in ["", "COVER+", "COVER+1+", "COVER++receive_letter+", "COVER+1+../x+", "COVER+1+é+"] {
      #expect(CoverCode(text) == nil)
    }
  }
}

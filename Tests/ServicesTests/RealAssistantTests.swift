import Filing
import Foundation
import Office
import Publishing
import Standards
import TestSupport
import Testing

@testable import Services

@Suite("The assistants of Meridia")
struct RealAssistantTests {
  /// The row of the law of Meridia, as the bench takes rows.
  private func row(_ id: String) throws -> String {
    let path = "\(TestPaths.root)/Seed/Meridia/Law/2026-01-01/assistants.tsv"
    let table = try Table(path: path, name: "assistants.tsv")
    let row = try #require(table.rows.first { $0["id"] == id })
    let columns = AssistantBench.columns.split(separator: "\t").dropLast(3).map(String.init)
    return columns.map { row[$0] }.joined(separator: "\t")
  }

  @Test(
    "Apertium translates the terms of goods, one by one",
    .enabled(if: ConfinedProgram.find("apertium") != nil, "the package apertium-eng-spa is not installed"))
  func translation() throws {
    try withFolder { folder in
      let bench = try AssistantBench([try row("goods_es")], in: folder)
      try bench.approve("goods_es")

      let found = try #require(try bench.ask("goods_es"))

      #expect(found.lines.map(\.id) == ["goods.9.1", "goods.9.2"])
      #expect(found.lines[0].text.lowercased().contains("lámparas"), "\(found.lines)")
      #expect(found.program.contains("apertium"))
    }
  }

  @Test(
    "Tesseract reads a page",
    .enabled(if: ConfinedProgram.find("tesseract") != nil, "the package tesseract-ocr is not installed"))
  func page() throws {
    try withFolder { folder in
      let page = Data(try #require(Self.page))
      let bench = try AssistantBench([try row("page_text")], in: folder, page: page)
      try bench.approve("page_text")

      let found = try #require(try bench.ask("page_text", files: ["page.png"]))

      #expect(found.lines.map(\.id) == ["file.1"])
      #expect(found.lines[0].text.contains("LAMP"), "\(found.lines)")
      #expect(found.program.contains("tesseract"))
      #expect(#expect(throws: Refusal.self) { try bench.ask("page_text") }?.code == .optionMissing)
      #expect(#expect(throws: Refusal.self) { try bench.ask("page_text", files: ["9"]) }?.code == .notFound)
    }
  }

  /// A picture of the words LAMP TEST, drawn from a small face of points.
  private static let page: [UInt8]? = {
    let face: [Character: [String]] = [
      "L": ["#....", "#....", "#....", "#....", "#....", "#....", "#####"],
      "A": [".###.", "#...#", "#...#", "#####", "#...#", "#...#", "#...#"],
      "M": ["#...#", "##.##", "#.#.#", "#.#.#", "#...#", "#...#", "#...#"],
      "P": ["####.", "#...#", "#...#", "####.", "#....", "#....", "#...."],
      "T": ["#####", "..#..", "..#..", "..#..", "..#..", "..#..", "..#.."],
      "E": ["#####", "#....", "#....", "####.", "#....", "#....", "#####"],
      "S": [".####", "#....", "#....", ".###.", "....#", "....#", "####."],
      " ": [".....", ".....", ".....", ".....", ".....", ".....", "....."],
    ]
    let scale = 8
    let text = Array("LAMP TEST")
    return TestPicture.drawn(width: (text.count * 7 + 10) * scale, height: 24 * scale) { x, y in
      let (column, row) = (x / scale - 5, y / scale - 8)
      guard column >= 0, row >= 0, row < 7, column / 7 < text.count, column % 7 < 5 else { return false }
      return Array(face[text[column / 7]]?[row] ?? "")[column % 7] == "#"
    }
  }()
}

@Suite("The program as an assistant")
struct OwnClassesTests {
  @Test("Classes are suggested for the terms of a file, and it is told which were taken")
  func classes() throws {
    try withFolder { folder in
      let row = "classes\tClasses\tclass\tgoods\t\tgoods\tipdesk\t\town\t\t60\t512"
      let bench = try AssistantBench([row], in: folder)
      try bench.approve("classes")
      #expect(#expect(throws: Refusal.self) { try bench.ask("classes") }?.code == .notFound)
      let list = folder + "/reference/Nice/12-2025"
      try FileManager.default.createDirectory(atPath: list, withIntermediateDirectories: true)
      let terms = ["11\t110001\tstreet lamps", "11\t110002\tlamps", "9\t090001\tcables", "25\t250001\tred shoes"]
      try (["class\tbasic_number\tindication"] + terms).joined(separator: "\n")
        .write(toFile: list + "/terms.tsv", atomically: true, encoding: .utf8)

      let found = try #require(try bench.ask("classes"))
      #expect(found.lines.first?.text.hasPrefix("11") == true && found.lines.first?.text.hasSuffix("| Lamps") == true)
      #expect(found.lines.map(\.answer) == [.open, .open] && found.program.contains("Nice 12-2025"))
      let goods: [Entry] = [
        .goods(GoodsClass(number: 11, edition: "13-2026", terms: ["Lamps"])),
        .goods(GoodsClass(number: 9, edition: "13-2026", terms: ["Street lamps; red"])),
      ]
      _ = try bench.office.record(ActRequest("accord_filing_date", on: [bench.number]))
      _ = try bench.office.record(ActRequest("classify", on: [bench.number], values: ["goods": goods]))

      let line = try #require(try bench.office.ask(ListSuggestions(of: "classes")).first)
      #expect(line.suggested.lines.first?.answer == .taken && line.suggested.lines.first?.standsIn == 4)
      #expect(SuggestionRate.all([line]).first?.suggested == 2)
    }
  }
}

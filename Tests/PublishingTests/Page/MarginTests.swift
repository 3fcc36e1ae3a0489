import Foundation
import Testing

@testable import Publishing

@Suite("The margin of a page")
struct MarginTests {
  /// The words of a page with the places where they begin and end, in points from the left.
  private func words(_ pdf: Data) throws -> [(word: String, from: Double, to: Double)] {
    let scratch = try Scratch()
    try pdf.write(to: URL(filePath: scratch.path + "/m.pdf"))
    let text = try run("pdftotext", ["-bbox", scratch.path + "/m.pdf", "-"])
    return text.matches(of: /<word xMin="([\d.]+)"[^>]*xMax="([\d.]+)"[^>]*>([^<]*)</).compactMap { match in
      guard let from = Double(match.1), let to = Double(match.2) else { return nil }
      return (String(match.3), from, to)
    }
  }

  @Test(
    "no text of the head meets another, however long they are; what has no room ends in […]",
    arguments: [
      Running(start: "Annex to Certificate No. 402026000000001", end: long("LUMEN")),
      Running(start: long("Gazette"), end: long("LUMEN")), Running(start: long("Gazette"), end: "7"),
      Running(start: long("Gazette"), middle: "7 / 9", end: long("LUMEN")),
      Running(middle: long("Gazette")), Running(start: "one\ntwo", end: "three"),
      Running(start: long("حلويات"), end: long("东方甜品")), Running(),
    ])
  func neverMeets(_ running: Running) throws {
    let paper = PageDocument(
      PaperMetadata(title: "t", author: "a", created: "2026-03-02T09:00:00Z"), fonts: try .noto(),
      header: { _, _ in running }, footer: nil, blocks: [])
    let body = paper.sheet.body
    let isLatin = running.start.unicodeScalars.allSatisfy { $0.value < 0x600 }

    let words = try words(paper.pdf())

    #expect(words.allSatisfy { $0.from >= body.x - 1 && $0.to <= body.x + body.width + 1 })
    if isLatin { #expect(zip(words, words.dropFirst()).allSatisfy { $0.to <= $1.from + 0.1 }) }
    let texts = [running.start, running.middle, running.end]
    #expect(words.count { $0.word == "[…]" } >= (isLatin ? texts.count { $0.count > 200 } : 0))
    for text in texts where text.count < 60 {
      for word in text.split(whereSeparator: \.isWhitespace) { #expect(words.contains { $0.word == word }) }
    }
  }

  private static func long(_ word: String) -> String { Array(repeating: word, count: 60).joined(separator: " ") }
}

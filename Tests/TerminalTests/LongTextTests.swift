import Testing

@testable import Terminal

@Suite("Long texts")
struct LongTextTests {
  private struct Chance: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
  }

  @Test("say what a plain array of characters says after edits by chance", arguments: 1...8)
  func edits(seed: UInt64) {
    var chance = Chance(state: seed)
    var text = LongText(String(repeating: "clothing; 鞋 é ", count: 300))
    var plain = Array(text.string)
    let pieces = ["", "x", "局局", "e\u{301}", "\u{301}", " \n", String(repeating: "lorem ", count: 200)]

    for _ in 0..<200 {
      let low = Int(chance.next() % UInt64(plain.count + 1))
      let high = min(plain.count, low + Int(chance.next() % 40))
      let piece = pieces[Int(chance.next() % UInt64(pieces.count))]
      let old = text
      text.replace(low..<high, with: piece)
      plain = Array(String(plain[..<low]) + piece + String(plain[high...]))
      #expect(text.count == plain.count)
      #expect(text.string.unicodeScalars.elementsEqual(String(plain).unicodeScalars))
      if let change = text.difference(from: old) {
        var back = text
        back.replace(change.place..<change.place + change.inserted.count, with: change.removed)
        #expect(back == old)
      }
      let part = low..<min(plain.count, low + 300)
      if part.lowerBound < part.upperBound { #expect(text.characters(in: part) == Array(plain[part])) }
    }
  }

  @Test("wrap after a change as they would from the beginning", arguments: 1...8)
  func wraps(seed: UInt64) {
    var chance = Chance(state: seed)
    var text = LongText(String(repeating: "lorem ipsum  dolor sit amet 专利局\n\nconsectetur ", count: 30))
    var wrapping = Wrapping(text, width: 23)
    let pieces = ["", " ", "\n", "x", "局", "averyveryverylongwordthatfillsmorethanaline", "a b"]

    for _ in 0..<300 {
      let low = Int(chance.next() % UInt64(text.count + 1))
      let high = min(text.count, low + Int(chance.next() % 9))
      text.replace(low..<high, with: pieces[Int(chance.next() % UInt64(pieces.count))])
      wrapping = Wrapping(text, after: wrapping)
      #expect(wrapping.lines == Wrapping(text, width: 23).lines)
    }
  }
}

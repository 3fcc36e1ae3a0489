import Foundation
import Standards
import Testing

@Suite("JSON that leaves the program")
struct SafeJSONTests {
  @Test("holds no character that drives a terminal or misleads, and says what it said")
  func escaped() throws {
    let scalars = (0...0x10FFFF).compactMap { Unicode.Scalar($0 as UInt32) }
    let texts = stride(from: 0, to: scalars.count, by: 4096).map { start in
      var text = ""
      text.unicodeScalars.append(contentsOf: scalars[start..<min(start + 4096, scalars.count)])
      return text
    }
    let json = SafeJSON.escaped(try JSONEncoder().encode(texts))

    let bad: [ClosedRange<UInt32>] = [
      0...0x1F, 0x7F...0x9F, 0x61C...0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF...0xFEFF,
      0xE0000...0xE007F,
    ]
    let raw = String(decoding: json, as: UTF8.self).unicodeScalars.filter { scalar in
      bad.contains { $0.contains(scalar.value) }
    }
    #expect(raw.count == 0)
    let read = try JSONDecoder().decode([String].self, from: json)
    #expect(zip(read, texts).allSatisfy { $0.unicodeScalars.elementsEqual($1.unicodeScalars) })
    #expect(read.count == texts.count)
  }

  @Test(
    "Escapes have four small digits, others stay as they are",
    arguments: [
      ("a\u{9B}2J", "[\"a\\u009b2J\"]"), ("\u{7F}\u{202E}", "[\"\\u007f\\u202e\"]"),
      ("\u{E0041}", "[\"\\udb40\\udc41\"]"), ("é 电 💡", "[\"é 电 💡\"]"),
    ])
  func spelled(_ text: String, _ json: String) throws {
    #expect(String(decoding: SafeJSON.escaped(try JSONEncoder().encode([text])), as: UTF8.self) == json)
  }
}

import Filing
import Standards
import TestSupport
import Testing

@testable import Services

@Suite("Signs without a font are told at the reception")
struct UnshownTests {
  private let right: Right
  init() throws { right = try Dossiers().trademark.right }

  private func findings(_ mark: String, item: String = "mark_text") -> [String] {
    var values = Values()
    values[item] = [.text(mark)]
    return UnshownSigns.findings(in: values, of: right).map(\.message)
  }

  @Test("A sign that no font has is a caution with its code point; every script of Noto is none")
  func signs() throws {
    // A code point that Unicode keeps for private use: no font of Noto has it.
    #expect(
      findings("LUMEN \u{F8FF}") == [
        "mark_text: No font is installed for U+F8FF: papers and the gazette show the code point. Compare with the paper, or install fonts-noto-extra."
      ])
    for mark in ["LUMEN", "Ёлка", "东方甜品", "نخلة", "ไทย", "हिन्दी", "", "\u{202E}abc"] {
      #expect(findings(mark) == [], "\(mark)")
    }
  }

  @Test("Each sign of a long text is set once, in whatever place it stands")
  func long() throws {
    let text = String(repeating: "东方甜品有限公司", count: 100_000) + "\u{F8FF}"
    #expect(findings(text).count == 1)
  }

  @Test("What is not published is not judged")
  func unpublished() throws {
    #expect(right.item("remark")?.published != true)
    #expect(findings("\u{F8FF}", item: "remark") == [])
  }
}

import Foundation
import Testing

@testable import Publishing

@Suite("A paper")
struct PaperTests {
  @Test("is the same bytes when it is made twice")
  func deterministic() throws {
    let first = try certificate().pdf()

    #expect(first.starts(with: Data("%PDF-1.7".utf8)))
    #expect(try certificate().pdf() == first)
  }

  @Test("shows codes, names and values as text, and the number of its pages")
  func text() throws {
    let lines = try textLines(certificate().pdf())

    #expect(lines.contains("(111)  Number  TM/2026/000001"))
    #expect(lines.contains("(732)  Holder  东方甜品有限公司"))
    #expect(lines.contains("(732)  Holder  Общество «Ёлка»"))
    // pdftotext leaves out spaces between figures of this size.
    #expect(lines.last?.filter { $0 != " " } == "1/1")
  }

  @Test("leads from contents and index to the page of a mark, whatever its length")
  func contents() throws {
    let pdf = try gazette(entries: 40).pdf()

    let scratch = try Scratch()
    try pdf.write(to: URL(filePath: scratch.path + "/g.pdf"))
    let check = try run("qpdf", ["--check", scratch.path + "/g.pdf"])
    let lines = try textLines(pdf)
    #expect(check.contains("No syntax or stream encoding errors found"))
    #expect(lines.contains { $0.hasPrefix("Registered marks") && $0.hasSuffix("1") })
    #expect(lines.contains { $0.hasPrefix("Index of holders") && !$0.hasSuffix("0") && $0 != "Index of holders" })
    #expect(lines.filter { $0.contains("(111)") }.joined().matches(of: /\(111\)/).count == 40)
  }

  @Test("names one picture once in the resources of each page")
  func resources() throws {
    let text = String(decoding: try gazette(entries: 12).pdf(), as: Unicode.ASCII.self)

    let lists = text.matches(of: /\/XObject\s*<<([^>]*)>>/).map { $0.1.matches(of: /\/(x\d+)/).map { String($0.1) } }
    #expect(!lists.isEmpty)
    #expect(lists.allSatisfy { Set($0).count == $0.count })
    #expect(!text.contains("/Interpolate true"))
  }

  @Test("shows a sign for which there is no font, and a control character, by its code point and says so")
  func missingGlyph() throws {
    let paper = PageDocument(metadata, fonts: try .noto(), footer: nil, blocks: [.text("name \u{10FFFD} a\u{1B}")])

    #expect(try paper.rehearse() == ["U+001B", "U+10FFFD"])
    #expect(
      try textLines(paper.pdf()) == [
        "name [U+10FFFD] a[U+001B]",
        "Signs for which there is no font are shown by their code points of Unicode: U+001B, U+10FFFD.",
      ])
  }

  @Test(
    "finds every script of Noto a font",
    arguments: [
      "ગુજરાતી", "ਪੰਜਾਬੀ", "සිංහල", "తెలుగు", "မြန်မာ", "བོད་ཡིག", "ދިވެހި", "ߒߞߏ", "ⵜⵉⴼⵉⵏⴰⵖ", "ᠮᠣᠩᠭᠣᠯ", "ᏣᎳᎩ", "ಕನ್ನಡ", "മലയാളം",
    ])
  func scripts(text: String) throws {
    let styles = [TextStyle(.sans), TextStyle(.serif, bold: true, italic: true)]
    let paper = PageDocument(metadata, fonts: try .noto(), blocks: styles.map { .text(text, $0) })

    #expect(try paper.rehearse() == [])
  }

  @Test("draws Han characters as the language has them; kana and Hangul tell it themselves")
  func hanForms() {
    #expect(HanForm("直", language: "ja").family("Noto Sans CJK SC") == "Noto Sans CJK JP")
    #expect(HanForm("直", language: "zh-Hant") == .traditional)
    #expect(HanForm("直", language: "zh-hk") == .hongKong)
    #expect(HanForm("直", language: "") == .simplified)
    #expect(HanForm("直す", language: "zh-cn") == .japanese)
    #expect(HanForm("김 直", language: "") == .korean)
    #expect(HanForm("直", language: "en").family("Noto Sans") == "Noto Sans")
  }

  @Test("stops at unknown marks, malformed dates and parts higher than a page")
  func refusals() throws {
    let fonts = try FontSet.noto()
    func paper(_ block: Block, created: String = "2026-03-02T09:00:00Z") -> PageDocument {
      PageDocument(PaperMetadata(title: "", author: "", created: created), fonts: fonts, blocks: [block])
    }

    #expect(throws: PaperFault.unknownMark("x")) { try paper(.entry("X", page: "x", .body)).pdf() }
    #expect(throws: PaperFault.date("yesterday")) { try paper(.text("a"), created: "yesterday").pdf() }
    #expect(throws: PaperFault.tooTall(part: "QR code", height: 900, room: 717.89)) {
      try paper(.code("x", side: 900, .start)).pdf()
    }
  }

  @Test("refuses a font set whose family is not installed and names the package")
  func missingFont() {
    let family = FontFamily("Noto Sans Atlantean", package: "fonts-atlantis")

    #expect(throws: PaperFault.missingFont(family: "Noto Sans Atlantean", package: "fonts-atlantis")) {
      try FontSet(sans: [family], serif: [family])
    }
  }
}

@Suite("An untrusted picture")
struct PictureTests {
  @Test("tells its kind, size and content hash")
  func inspected() throws {
    let picture = try Picture(png(width: 6, height: 4), name: "a.png")

    #expect((picture.width, picture.height, picture.sha256.count) == (6, 4, 64))
    #expect(picture.kind == .png)
    try picture.proveDecodable()
  }

  static let hostile: [(name: String, bytes: Data, reason: String)] = [
    ("empty", Data(), "the file is empty"),
    ("svg", Data("<svg/>".utf8), "it is neither PNG, JPEG nor TIFF"),
    (
      "bomb", png(width: 1, height: 1, claiming: (65_535, 65_535)),
      "it has 65535 × 65535 pixels and 50000000 are allowed"
    ),
    ("animation", png(width: 1, height: 1, extra: ("acTL", [0, 0, 0, 1, 0, 0, 0, 0])), "it is an animation"),
    ("polyglot", png(width: 1, height: 1) + Data("PK".utf8), "2 bytes follow its end"),
    ("truncated", png(width: 9, height: 9).dropLast(20), "it is truncated"),
    ("no pixels", png(width: 1, height: 1, claiming: (0, 1)), "it has no pixels"),
    ("jpeg stub", Data([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 1]), "it is truncated"),
  ]

  @Test("is refused with the reason", arguments: hostile.indices)
  func refused(_ index: Int) {
    let item = Self.hostile[index]

    #expect(throws: PaperFault.picture(name: item.name, reason: item.reason)) {
      try Picture(item.bytes, name: item.name)
    }
  }

  @Test("whose pixels are fewer than its header says is refused when it is drawn")
  func shortPixels() throws {
    let picture = try Picture(png(width: 4, height: 4, claiming: (400, 400)), name: "short")

    #expect(throws: PaperFault.self) { try picture.proveDecodable() }
  }

  @Test("in JPEG goes into the PDF without being packed anew, also twice on a page")
  func jpeg() throws {
    let scratch = try Scratch()
    try certificate().pdf().write(to: URL(filePath: scratch.path + "/a.pdf"))
    _ = try run("pdftoppm", ["-r", "40", "-jpeg", "-singlefile", scratch.path + "/a.pdf", scratch.path + "/a"])
    let bytes = try Data(contentsOf: URL(filePath: scratch.path + "/a.jpg"))
    let picture = try Picture(bytes, name: "a.jpg")
    let shown = Block.picture(picture, width: 200, height: 200, .center)

    let pdf = try PageDocument(metadata, fonts: try .noto(), blocks: [shown, shown, .pageBreak, shown]).pdf()

    #expect(picture.kind == .jpeg)
    #expect(String(decoding: pdf, as: Unicode.ASCII.self).matches(of: /DCTDecode/).count == 2)
    #expect(pdf.range(of: Data(bytes.suffix(bytes.count / 2))) != nil)
    #expect(throws: PaperFault.picture(name: "cut", reason: "it is truncated")) {
      try Picture(bytes.dropLast(2), name: "cut")
    }
  }
}

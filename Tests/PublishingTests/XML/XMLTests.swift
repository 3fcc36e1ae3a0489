import Foundation
import Testing

@testable import Publishing

@Suite("XML")
struct XMLTests {
  let mark = XMLNode(
    "tmk:Mark", ["com:id": "a\"<\n"],
    [XMLNode("tmk:Word", text: "Müller & Söhne <东方>"), .optional("tmk:None", nil), XMLNode("tmk:Empty")])
  let spaces: KeyValuePairs = ["tmk": "urn:tmk", "com": "urn:com"]

  @Test("is written with declared namespaces, escaped, two spaces a level")
  func golden() throws {
    let bytes = try mark.document(namespaces: spaces)

    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <tmk:Mark xmlns:tmk="urn:tmk" xmlns:com="urn:com" com:id="a&quot;&lt;&#10;">
          <tmk:Word>Müller &amp; Söhne &lt;东方&gt;</tmk:Word>
          <tmk:Empty/>
        </tmk:Mark>

        """)
  }

  @Test("is read back as it was written, whatever prefixes the file uses")
  func roundTrip() throws {
    let text = String(decoding: try mark.document(namespaces: spaces), as: UTF8.self).replacing("tmk", with: "x")
      .replacing("urn:x", with: "urn:tmk")

    let read = try XMLReader(Data(text.utf8), prefixes: ["urn:tmk": "tmk", "urn:com": "com"]).tree()

    #expect(read == mark)
  }

  @Test("streams records and yields them one by one")
  func records() throws {
    var bytes = Data()
    let stream = XMLStream { bytes.append(contentsOf: $0) }
    try stream.open("bag")
    for number in 1...2000 { try stream.write(XMLNode("item", ["n": "\(number)"], [XMLNode("v", text: "x")])) }
    try stream.finish()

    var lines: [Int] = []
    try XMLReader(bytes).records("item") { node, line in lines.append(Int(node.attribute("n") ?? "")! - line) }

    #expect(lines.count == 2000)
    #expect(String(decoding: bytes.suffix(7), as: UTF8.self) == "</bag>\n")
  }

  @Test("refuses control characters and undeclared prefixes with the path of the element")
  func writeRefusals() {
    let bell = XMLNode("a", [:], [XMLNode("b", text: "\u{7}")])

    #expect(throws: XMLFault.value(path: "/a/b", reason: "it holds the character U+0007, which XML does not allow")) {
      try bell.document()
    }
    #expect(throws: XMLFault.value(path: "/x:a", reason: "the prefix “x” is not declared")) {
      try XMLNode("x:a").document()
    }
  }

  static let hostile: [(name: String, bytes: [UInt8])] = [
    ("X1 entities", Array("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>".utf8)),
    ("X5 external entity", Array("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>".utf8)),
    ("X6 external DTD", Array("<!DOCTYPE a SYSTEM \"a.dtd\"><a/>".utf8)),
    ("entity undeclared", Array("<a>&b;</a>".utf8)),
    ("X11 depth", Array(String(repeating: "<a>", count: 100_000).utf8)),
    ("X12 attributes", Array("<a \((0..<100_000).map { "a\($0)=''" }.joined(separator: " "))/>".utf8)),
    ("X13 namespaces", Array("<a \((0..<5_000).map { "xmlns:a\($0)='u\($0)'" }.joined(separator: " "))/>".utf8)),
    ("X14 text", Array("<a>".utf8) + [UInt8](repeating: 0x61, count: 11_000_000)),
    ("X15 attribute", Array("<a b='".utf8) + [UInt8](repeating: 0x61, count: 70_000)),
    ("X16 attribute twice", Array("<a b='' b=''/>".utf8)),
    ("X17 truncated", Array("<a><b>".utf8)),
    ("X18 two roots", Array("<a/><b/>".utf8)),
    ("X19 junk", Array("<a/>junk".utf8)),
    ("X20 empty", []),
    ("X20 spaces", Array("  \n ".utf8)),
    ("X21 UTF-7", Array("<?xml version='1.0' encoding='UTF-7'?><a>+ADw-b+AD4-</a>".utf8)),
    ("X22 UTF-16 declared", Array("<?xml version='1.0' encoding='UTF-16'?><a/>".utf8)),
    ("X23 overlong", [0x3C, 0x61, 0x3E, 0xC0, 0xBC, 0x3C, 0x2F, 0x61, 0x3E]),
    ("X23 in a name", [0x3C, 0x61, 0xFF, 0x3E]),
    ("X24 NUL", Array("<a>\0</a>".utf8)),
    ("X24 number 0", Array("<a>&#0;</a>".utf8)),
    ("X24 number 27", Array("<a>&#27;</a>".utf8)),
    ("X24 XML 1.1", Array("<?xml version='1.1'?><a>&#27;</a>".utf8)),
    ("prefix undeclared", Array("<x:a/>".utf8)),
  ]

  @Test("from a stranger is refused when it is hostile", arguments: hostile.indices)
  func refused(_ index: Int) {
    #expect(throws: XMLFault.self, "\(Self.hostile[index].name)") {
      _ = try XMLReader(Data(Self.hostile[index].bytes)).tree()
    }
  }

  @Test("names the line of a refusal, and passes instructions, comments, sections and UTF-16")
  func accepted() throws {
    let text = "<?xml version='1.0' encoding='utf-16'?>\n<?xml-stylesheet href='x'?><!-- <b> --><a>é<![CDATA[<]]></a>"
    let utf16: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }

    #expect(try XMLReader(Data(utf16)).tree().text == "é<")
    #expect(throws: XMLFault.refused(.malformed, line: 3, reason: "it holds a NUL byte")) {
      try XMLReader(Data("<a>\n\n\0</a>".utf8)).tree()
    }
  }

  @Test("is read the same however the pieces are cut, in UTF-8 and in UTF-16", arguments: [1, 257, 65_537])
  func cut(_ size: Int) throws {
    let text = "<a>" + String(repeating: "é𝄞<b>x</b>\n", count: 30_000) + "</a>"
    let utf16: [UInt8] = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    let whole = try XMLReader(Data(text.utf8)).tree()

    for bytes in [Array(text.utf8), utf16] {
      #expect(try XMLReader { Self.pieces(bytes, size) }.tree() == whole)
      #expect(throws: XMLFault.self) { try XMLReader { Self.pieces(bytes.dropLast(), size) }.tree() }
    }
  }

  private static func pieces(_ bytes: some Collection<UInt8>, _ size: Int) -> Pieces {
    let all = Array(bytes)
    var at = 0
    return Pieces(size: all.count) {
      defer { at = min(all.count, at + size) }
      return Array(all[at..<min(all.count, at + size)])
    }
  }
}

@Suite("A file that appears whole or not at all")
struct AtomicFileTests {
  @Test("takes what a killed process left of it, and stands beside what a living one writes")
  func leftBehind() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/a.xml"
    try Data("half of an older file".utf8).write(to: URL(filePath: path + ".part"))

    let first = try AtomicFile(path)
    let second = try AtomicFile(path)
    try second.write("second")
    try second.commit()
    try first.write("first")
    try first.commit()

    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["a.xml"])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "first")
  }

  @Test("replaces the older one on commit and leaves nothing behind without")
  func atomic() throws {
    let scratch = try Scratch()
    let path = scratch.path + "/a.xml"
    try AtomicFile.write(Data("old".utf8), to: path)

    do {
      let file = try AtomicFile(path)
      try Data("new".utf8).withUnsafeBytes { try file.write($0) }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["a.xml"])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")

    try AtomicFile.write(Data("new".utf8), to: path)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "new")
  }
}

import FoundationEssentials
import Publishing
import Testing

/// A hostile file, and the refusal it must get.
struct HostileXML: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let code: XMLRefusal
  let line: Int
  /// Whether a document type that only names its files is passed over.
  let doctype: Doctype
  var testDescription: String { name }

  init(_ name: String, _ code: XMLRefusal, line: Int = 1, doctype: Doctype = .refused, _ bytes: [UInt8]) {
    (self.name, self.code, self.line, self.doctype, self.bytes) = (name, code, line, doctype, bytes)
  }

  init(_ name: String, _ code: XMLRefusal, line: Int = 1, doctype: Doctype = .refused, _ text: String) {
    self.init(name, code, line: line, doctype: doctype, Array(text.utf8))
  }

  private static func laughs(_ levels: Int) -> String {
    (1...levels).reduce("<!ENTITY l0 \"ha\">\n") { text, level in
      text + "<!ENTITY l\(level) \"\(String(repeating: "&l\(level - 1);", count: 10))\">\n"
    }
  }

  private static func bytes(_ count: Int) -> [UInt8] { [UInt8](repeating: UInt8(ascii: "a"), count: count) }

  /// The list of XML of the trust note, numbers kept; contents (X25) are judged where forms are read.
  static let all: [HostileXML] = [
    HostileXML("X1 ten levels of laughs", .doctype, "<!DOCTYPE a [\n\(laughs(10))]>\n<a>&l10;</a>"),
    HostileXML("X1 where a type may stand", .doctype, doctype: .passed, "<!DOCTYPE a [\n\(laughs(10))]>\n<a>&l10;</a>"),
    HostileXML(
      "X2 one long entity 20,000 times", .doctype, line: 2, doctype: .passed,
      "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b '\(String(repeating: "x", count: 50_000))'>]>\n<a>"
        + String(repeating: "&b;", count: 20_000) + "</a>"),
    HostileXML("X3 entity in an attribute", .doctype, doctype: .passed, "<!DOCTYPE a [<!ENTITY b 'c'>]><a d='&b;'/>"),
    HostileXML(
      "X4 entities in a ring", .doctype, doctype: .passed,
      "<!DOCTYPE a [<!ENTITY b '&c;'><!ENTITY c '&b;'>]><a>&b;</a>"),
    HostileXML(
      "X5 entity that is a file", .doctype, doctype: .passed,
      "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>"),
    HostileXML("X6 type in another file", .doctype, "<!DOCTYPE a SYSTEM 'a.dtd'>\n<a/>"),
    HostileXML(
      "X6 its entity is unknown", .malformed, line: 2, doctype: .passed, "<!DOCTYPE a SYSTEM 'a.dtd'>\n<a>&b;</a>"),
    HostileXML("X7 type over the network", .doctype, "<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'><a/>"),
    HostileXML(
      "X8 parameter entity", .doctype, doctype: .passed,
      "<!DOCTYPE a [<!ENTITY % b SYSTEM 'file:///etc/hostname'>%b;]><a/>"),
    HostileXML(
      "X9 inclusion of a file", .inclusion, line: 2,
      "<a>\n<i:include xmlns:i='http://www.w3.org/2001/XInclude' href='file:///etc/hostname' parse='text'/></a>"),
    HostileXML("X11 depth 100,000", .depth, String(repeating: "<a>", count: 100_000)),
    HostileXML(
      "X12 attributes 100,000", .attributes, "<a \((0..<100_000).map { "a\($0)=''" }.joined(separator: " "))/>"),
    HostileXML(
      "X13 namespaces 5,000", .attributes, "<a \((0..<5_000).map { "xmlns:a\($0)='u'" }.joined(separator: " "))/>"),
    HostileXML("X14 text of 30 MB", .text, line: 2, Array("<a>\n".utf8) + bytes(30_000_000) + Array("</a>".utf8)),
    HostileXML("X15 attribute of 20 MB", .attributes, Array("<a b='".utf8) + bytes(20_000_000) + Array("'/>".utf8)),
    HostileXML("X16 attribute twice", .malformed, line: 2, "<a>\n<b c='' c=''/></a>"),
    HostileXML("X17 cut short", .malformed, line: 3, "<a>\n<b>\n<c"),
    HostileXML("X17 cut short after a tag", .malformed, line: 2, "<a>\n<b>"),
    HostileXML("X18 two roots", .malformed, line: 2, "<a/>\n<b/>"),
    HostileXML("X19 junk behind the root", .malformed, line: 2, "<a/>\njunk"),
    HostileXML("X20 empty", .empty, ""),
    HostileXML("X20 only blanks", .empty, "  \n "),
    HostileXML("X21 UTF-7", .encoding, "<?xml version='1.0' encoding='UTF-7'?><a>+ADw-b+AD4-</a>"),
    HostileXML("X22 UTF-16 declared, UTF-8 sent", .encoding, "<?xml version='1.0' encoding='UTF-16'?><a/>"),
    HostileXML(
      "X22 UTF-8 declared, UTF-16 sent", .encoding,
      [0xFF, 0xFE] + "<?xml version='1.0' encoding='UTF-8'?><a/>".utf8.flatMap { [$0, 0] }),
    HostileXML("X23 overlong UTF-8", .encoding, line: 2, Array("<a>\n".utf8) + [0xC0, 0xBC] + Array("</a>".utf8)),
    HostileXML("X23 no UTF-8 in a name", .encoding, [0x3C, 0x61, 0xFF, 0x3E]),
    HostileXML("X23 half of a pair", .encoding, Array("<a>".utf8) + [0xED, 0xA0, 0x80] + Array("</a>".utf8)),
    HostileXML("X24 NUL", .malformed, line: 2, "<a>\n\0</a>"),
    HostileXML("X24 number 0", .malformed, "<a>&#0;</a>"),
    HostileXML("X24 number 27", .malformed, "<a>&#27;</a>"),
    HostileXML("X24 XML 1.1", .version, "<?xml version='1.1'?><a>&#27;</a>"),
    HostileXML(
      "X26 declarations behind the right name", .doctype, doctype: .passed,
      "<!DOCTYPE ST26SequenceListing PUBLIC '-//WIPO//DTD Sequence Listing 1.3//EN' '../../x.dtd' [<!ENTITY a ''>]><a/>"
    ),
  ]
}

@Suite("A hostile XML file")
struct HostileXMLTests {
  @Test("is refused with its code and line in less than two seconds", arguments: HostileXML.all)
  func refused(_ file: HostileXML) throws {
    var found: (XMLRefusal, Int)?
    let time = ContinuousClock().measure {
      do {
        _ = try XMLReader(Data(file.bytes), doctype: file.doctype).tree()
      } catch XMLFault.refused(let code, let line, _) {
        found = (code, line)
      } catch {}
    }

    #expect(found?.0 == file.code)
    #expect(found?.1 == file.line)
    #expect(time < .seconds(2))
  }

  @Test("X10 and X26: what a file names besides itself is never opened")
  func namesOnly() throws {
    let style = "<?xml-stylesheet href='file:///etc/hostname'?><a>b</a>"
    let listing =
      "<?xml version='1.0' encoding='UTF-8'?>\n<!-- made by hand -->\n<!DOCTYPE ST26SequenceListing PUBLIC "
      + "'-//WIPO//DTD Sequence Listing 1.3//EN' '../../etc/hostname'>\n<ST26SequenceListing/>"

    #expect(try XMLReader(Data(style.utf8)).tree() == XMLNode("a", text: "b"))
    #expect(try XMLReader(Data(listing.utf8), doctype: .passed).tree() == XMLNode("ST26SequenceListing"))
  }
}

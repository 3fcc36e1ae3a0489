import FoundationEssentials
import Publishing
import Standards
import Testing

@Suite("A table of a spreadsheet, piece by piece")
struct DelimitedTests {
  /// Everything in it, or what is refused; the bytes are handed over so many at a time.
  private func read(_ bytes: [UInt8], by size: Int) -> [String] {
    var rest = bytes[...]
    var told: [String] = []
    do {
      var table = try Delimited(name: "t.csv") {
        defer { rest = rest.dropFirst(size) }
        return Array(rest.prefix(size))
      }
      told.append(table.columns.joined(separator: "|"))
      while let row = try table.next() { told.append("\(row.line): " + row.cells.joined(separator: "|")) }
      told.append("\(table.offset) bytes")
    } catch {
      told.append("\(error)")
    }
    return told
  }

  private static let sizes = [1, 2, 3, 5, 16, 1 << 18]

  @Test("is the same wherever a piece ends", arguments: sizes)
  func pieces(_ size: Int) {
    let text =
      "\u{FEFF}NR;MARK;LAND\r\n1;\"L’ÉTÉ; \"\"bright\"\"\r\nand 東\";FR\r\n\n2;;\r\n3;plain €\u{1F600};\n4;last;"

    #expect(
      read(Array(text.utf8), by: size) == [
        "NR|MARK|LAND", "2: 1|L’ÉTÉ; \"bright\"\r\nand 東|FR", "5: 2||", "6: 3|plain €\u{1F600}|", "7: 4|last|",
        "\(text.utf8.count) bytes",
      ])
  }

  @Test("is refused with its line wherever a piece ends", arguments: sizes)
  func refused(_ size: Int) {
    func told(_ bytes: [UInt8]) -> String { read(bytes, by: size).last ?? "" }
    let head = Array("A;B\n1;2\n".utf8)

    #expect(told(head + [0x33, 0x3B, 0xE2, 0x82]) == "t.csv:3: the text is not UTF-8")
    #expect(told(head + [0x33, 0x3B, 0xE2, 0x28, 0xA1, 0x0A]) == "t.csv:3: the text is not UTF-8")
    #expect(told(head + Array("3;\"open\n\n".utf8)) == "t.csv:3: a quotation mark does not end")
    #expect(told(head + Array("3;\"a\"b\n".utf8)) == "t.csv:3: a text follows a closing quotation mark")
    #expect(told(head + Array("3;\u{1}\n".utf8)) == "t.csv:3: control character U+1 in a cell")
    #expect(told(head + Array("3;4;5\n".utf8)) == "t.csv:3: 3 cells where the header has 2 columns")
    #expect(told([0xFF, 0xFE, 0x41, 0x00]) == "t.csv:1: the file is UTF-16; save it as UTF-8")
    #expect(told([]) == "t.csv:1: the file is empty")
  }

  @Test("takes a cell of 1,000,000 bytes and refuses a longer one", arguments: ["", "\""])
  func long(_ quote: String) {
    func told(_ count: Int) -> String {
      let text = "A;B\n1;\(quote)\(String(repeating: "x", count: count))\(quote)\n"
      return read(Array(text.utf8), by: 1 << 16).last ?? ""
    }

    #expect(told(1_000_000) == "\(1_000_000 + 7 + 2 * quote.count) bytes")
    #expect(told(1_000_001) == "t.csv:2: a cell has more than 1000000 bytes")
  }
}

@Suite("A table in a package")
struct PackedTableTests {
  private func pieces(_ change: (inout HandmadeZip.Entry) -> Void) throws -> [UInt8] {
    var entry = HandmadeZip.Entry("marks.csv", String(repeating: "1998/0012;LUMEN\n", count: 40_000))
    change(&entry)
    let path = FileManager.default.temporaryDirectory.path + "/ipdesk-\(UUID().uuidString).zip"
    try Data(HandmadeZip(entry).bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let pieces = try IntakePackage(path: path).pieces("marks.csv")
    var bytes: [UInt8] = []
    while case let piece = try pieces.next(), !piece.isEmpty { bytes += piece }
    #expect(bytes.count == pieces.size)
    return bytes
  }

  @Test("comes piece by piece as it was packed")
  func whole() throws {
    #expect(try pieces { _ in } == Array(String(repeating: "1998/0012;LUMEN\n", count: 40_000).utf8))
  }

  @Test("with a wrong check sum is refused before its first piece")
  func wrong() {
    #expect(
      throws: ZipFault.refused(.content, entry: "marks.csv", reason: "its content or check sum is wrong")
    ) { try pieces { $0.check = 1 } }
  }
}

import Standards
import Testing

@Suite("Table")
struct TableTests {
  private func read(_ text: String) throws -> Table { try Table(bytes: Array(text.utf8), name: "t.tsv") }

  @Test("Remarks and empty lines are passed over, lines are counted as in the file")
  func lines() throws {
    let table = try read("\u{FEFF}# remark\nid\tlabel\r\n\na\t Alpha \n# more\nb\t\n")

    #expect(table.rows.map { "\($0.line) \($0["id"]) \($0["label"])" } == ["4 a Alpha", "6 b "])
    #expect(table.rows.first?["nothing"] == "")
    #expect(table.rows.first?.columnNames == ["id", "label"])
  }

  @Test(
    "A hostile table is refused with file, line and reason",
    arguments: [
      ("", "t.tsv: the table has no header line"), ("# only a remark\n", "t.tsv: the table has no header line"),
      ("id\tid\n", "t.tsv:1: the column “id” stands twice"),
      ("id\tlabel\na\n", "t.tsv:2: 1 cells where the header has 2 columns"),
      ("id\tlabel\na\tb\tc\n", "t.tsv:2: 3 cells where the header has 2 columns"),
      ("id\na\u{1B}[2J\n", "t.tsv:2: control character U+1B in the line"),
      ("id\na\u{0}b\n", "t.tsv:2: control character U+0 in the line"),
      ("id\na\rb\n", "t.tsv:2: control character U+D in the line"),
      ("id\na\u{9B}b\n", "t.tsv:2: control character U+9B in the line"),
    ])
  func refuses(text: String, fault: String) {
    #expect(performing: { try read(text) }, throws: { ($0 as? TableFault)?.description == fault })
  }

  @Test(
    "Broken UTF-8, UTF-16 and lone surrogates are not text",
    arguments: [[0x69, 0x0A, 0xFF], [0xFF, 0xFE, 0x69, 0x00], [0x69, 0x0A, 0xED, 0xA0, 0x80]] as [[UInt8]])
  func bytes(bytes: [UInt8]) {
    #expect(throws: TableFault.self) { try Table(bytes: bytes, name: "t.tsv") }
  }

  @Test("A key that stands twice is refused, a missing column is named")
  func keys() throws {
    #expect(
      performing: { try read("key\tvalue\na\t1\na\t2\n").dictionary() },
      throws: { "\($0)" == "t.tsv:3: the key “a” stands twice" })
    #expect(
      performing: { try read("key\n").dictionary() }, throws: { "\($0)" == "t.tsv:1: the column “value” is missing" })
  }

  @Test("A file that is not there is said to be unreadable")
  func missing() {
    #expect(
      performing: { try Table(path: "/nowhere/t.tsv", name: "t.tsv") },
      throws: { "\($0)" == "t.tsv: the file cannot be read" })
  }
}

import Filing
import Foundation
import Standards
import Testing

@Suite("Form reader")
struct FormReaderTests {
  let reader = FormReader(law: Meridia.law, codes: Meridia.codes, today: day("2026-03-02"), home: "XX", currency: "XTS")

  @Test("A natural form becomes values, and its files become slots")
  func natural() throws {
    var form = reader.read(
      Array(
        """
        {"right": "trademark",
         "applicant": [{"name": "Lumen Ltd", "country": "FR", "address": "1 Rue X", "city": "Lyon"}],
         "mark_kind": "combined", "mark_text": "LUME\u{301}N",
         "goods": [{"class": 25, "terms": ["Clothing", "Shoes"]}, "9: lamps; cables"],
         "priority": [{"number": "12345", "date": "2025-09-02", "office": "FR"}],
         "signature": "A. Okoye", "picture": "lumen.png"}
        """.utf8))

    #expect(form.findings == [])
    #expect(form.right?.id == "trademark")
    #expect(form.values.text("mark_text")?.unicodeScalars.count == 5)
    #expect(form.values.goods.map(\.number) == [25, 9])
    #expect(form.values.goods.last?.terms == ["lamps", "cables"])
    #expect(form.values.priorities == [PriorityClaim(number: "12345", date: day("2025-09-02"), office: "FR")])
    #expect(form.values.parties("applicant").first?.address()?.oneLine == "1 Rue X, Lyon, FR")
    #expect(form.slots.map(\.file) == ["lumen.png"])

    let slot = try #require(form.slots.first)
    form.fill(
      slot, with: Attachment(sha256: "ab", mediaType: "image/png", name: "lumen.png", size: 4, width: 1, height: 1))
    #expect(form.values.attachments.map(\.name) == ["lumen.png"])
  }

  @Test("Views of designs find their design, in the order of the form")
  func designs() throws {
    var form = reader.read(
      Array(
        """
        {"right": "design", "applicant": "Lumen Ltd", "signature": "x", "product": "Lamps", "creators": "Ada",
         "designs": [{"product": "Lamp", "class": "26-5", "views": ["a.png", "b.png"]}, {"product": "Torch", "class": "26-02", "views": ["c.png"]}]}
        """.utf8))
    for slot in form.slots.reversed() {
      form.fill(slot, with: Attachment(sha256: "", mediaType: "image/png", name: slot.file, size: 1))
    }

    #expect(form.findings == [])
    #expect(form.slots.map(\.item) == ["designs[1].views[1]", "designs[1].views[2]", "designs[2].views[1]"])
    #expect(form.values.designs.map { $0.views.map(\.name) } == [["a.png", "b.png"], ["c.png"]])
    #expect(form.values.designs.first?.symbol?.symbol == "26-05")
  }

  @Test("A table of items and values says the same as JSON")
  func table() {
    let form = reader.read(
      Array(
        """
        item\tvalue
        right\ttrademark
        applicant.name\tLumen Ltd
        applicant.address\t1 Rue X
        applicant.country\tFR
        applicant.name\tLux SA
        applicant.country\tXX
        mark_kind\tword
        mark_text\tLUMEN
        goods\t25: clothing; shoes
        goods\t9: lamps
        priority\tFR 2025-09-02 25/123
        signature\tA. Okoye
        """.utf8))

    #expect(form.findings == [])
    #expect(form.values.parties("applicant").map(\.name) == ["Lumen Ltd", "Lux SA"])
    #expect(form.values.parties("applicant").map { $0.address()?.country } == ["FR", nil])
    #expect(form.values.goods.map(\.terms) == [["clothing", "shoes"], ["lamps"]])
  }

  @Test("What is missing is said, and keeps nothing from being received")
  func missing() {
    let form = reader.read(Array(#"{"right": "trademark", "mark_text": "LUMEN"}"#.utf8))

    #expect(form.refusals == [])
    #expect(
      form.findings.filter { $0.kind == .missing }.map(\.item) == ["applicant", "signature", "mark_kind", "goods"])
  }

  @Test("A wrong value is named by path and line", arguments: WrongValue.all)
  func wrong(value: WrongValue) throws {
    let text = "{\"right\": \"\(value.right)\",\n \(value.json)}"

    let form = reader.read(Array(text.utf8))

    let finding = try #require(form.refusals.first, "nothing found in \(value.json)")
    #expect(finding.item == value.item)
    #expect(finding.line == 2)
    #expect(finding.reason.contains(value.words), "\(finding.reason)")
  }

  @Test("Hostile files are refused in words", arguments: HostileForm.all)
  func hostile(form: HostileForm) throws {
    let result = reader.read(form.bytes, right: form.right.map { Meridia.right($0) })

    let finding = try #require(result.refusals.first)
    #expect(finding.reason.contains(form.words), "\(finding.reason)")
  }

  @Test("A value of exactly the longest length is taken, one more character is not")
  func length() {
    func read(_ count: Int) -> FormFile {
      reader.read(Array("{\"right\": \"trademark\", \"mark_text\": \"\(String(repeating: "é", count: count))\"}".utf8))
    }

    #expect(read(500).refusals == [])
    #expect(read(501).refusals.map(\.message) == ["mark_text (line 1): The text has 501 characters; at most 500."])
  }

  @Test("Characters that nobody sees are pointed out in names and refused in numbers")
  func invisible() {
    let form = reader.read(
      Array(
        #"{"right": "trademark", "mark_text": "LU\u200BMEN", "priority": [{"number": "1\u202E2", "date": "2025-09-02", "office": "FR"}]}"#
          .utf8))

    #expect(form.findings.first { $0.item == "mark_text" }?.kind == .caution)
    #expect(form.refusals.map(\.item) == ["priority[1].number"])
  }
}

/// A member of a form and what is found wrong with it.
struct WrongValue: CustomTestStringConvertible, Sendable {
  let right: String
  let json: String
  let item: String
  let words: String
  var testDescription: String { json }

  static func mark(_ json: String, _ item: String, _ words: String) -> WrongValue {
    WrongValue(right: "trademark", json: json, item: item, words: words)
  }

  static func date(_ text: String, _ words: String) -> WrongValue {
    mark(#""priority": [{"number": "1", "date": "\#(text)", "office": "FR"}]"#, "priority[1].date", words)
  }

  static let all: [WrongValue] = [
    date("2026-02-30", "no day 2026-02-30"), date("2025-02-29", "no day 2025-02-29"),
    date("0000-01-01", "is not a date"),
    date("10000-01-01", "is not a date"), date("-001-01-01", "is not a date"),
    date("١٢/٠٣/٢٠٢٦", "digits of another script"),
    date("03/04/2026", "ambiguous: 2026-04-03 or 2026-03-04"), date("13/04/2025", "write 2025-04-13"),
    date("2025/4/3", "write 2025-04-03"),
    date("2569-03-02", "Gregorian"), date("1447-09-01", "is not a date"), date("2026-03-03", "has not come yet"),
    date("2026-03-02T00:00", "is not a date"),
    mark(
      #""priority": [{"number": "1", "date": "2025-09-02", "office": "France"}]"#, "priority[1].office",
      "two capital letters: FR"),
    mark(#""priority": ["FR 2025-09-02"]"#, "priority[1]", "office, date, number"),
    mark(
      #""applicant": [{"name": "X", "country": "QQ"}]"#, "applicant[1].country", "“QQ” is not the code of a country"),
    mark(#""applicant": [{"nam": "X"}]"#, "applicant[1].nam", "Did you mean “name”?"),
    mark(#""applicant": [{"country": "FR"}]"#, "applicant[1].name", "missing"),
    mark(#""language": "English""#, "language", "small letters: en"),
    mark(#""goods": [{"class": 46, "terms": ["x"]}]"#, "goods[1].class", "Class 46 is unknown"),
    mark(#""goods": [{"class": "1e3", "terms": ["x"]}]"#, "goods[1].class", "digits only"),
    mark(#""goods": [{"class": -5, "terms": ["x"]}]"#, "goods[1].class", "digits only"),
    mark(#""goods": [{"class": 25, "terms": []}]"#, "goods[1].terms", "lists no goods"),
    mark(#""goods": ["clothing"]"#, "goods[1]", "class, colon, terms"),
    mark(#""mark_kind": "wrod""#, "mark_kind", "Did you mean “word”?"),
    mark(#""mark_text": "A\u0007B""#, "mark_text", "control character U+0007"),
    mark(#""mark_text": "A\nB""#, "mark_text", "line break"), mark(#""mark_text": "A\u009BB""#, "mark_text", "U+009B"),
    mark(#""mark_text": "A\uFFFFB""#, "mark_text", "U+FFFF is not a character"),
    mark(#""mark_text": "A\ufdd0B""#, "mark_text", "U+FDD0 is not a character"),
    mark(#""mark_text": " \u00a0 ""#, "mark_text", "only blanks"),
    mark(#""mark_texts": "LUMEN""#, "mark_texts", "Did you mean “mark_text”?"),
    mark(#""mark_text": ["A", "B"]"#, "mark_text", "2 values where one is allowed"),
    mark(#""small_entity": "perhaps""#, "small_entity", "not yes or no"),
    mark(#""picture": "../../etc/passwd""#, "picture[1]", "leads out of the folder"),
    mark(#""picture": "/etc/passwd""#, "picture[1]", "leads out of the folder"),
    WrongValue(right: "patent", json: #""number_of_claims": "+5""#, item: "number_of_claims", words: "digits only"),
    WrongValue(right: "patent", json: #""number_of_claims": "0x10""#, item: "number_of_claims", words: "digits only"),
    WrongValue(
      right: "patent", json: #""number_of_claims": 100000000000000000000"#, item: "number_of_claims",
      words: "digits only"),
    WrongValue(right: "patent", json: #""number_of_claims": 1.5"#, item: "number_of_claims", words: "digits only"),
    WrongValue(right: "patent", json: #""ipc": ["Z01B 1/00"]"#, item: "ipc[1]", words: "write A01B 1/00"),
    WrongValue(
      right: "design", json: #""designs": [{"product": "Lamp", "class": "77-01"}]"#, item: "designs[1].class",
      words: "Class 77 is unknown"),
    WrongValue(
      right: "design", json: #""designs": [{"class": "26-05"}]"#, item: "designs[1].product", words: "missing"),
  ]
}

/// A file that is no form.
struct HostileForm: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let bytes: [UInt8]
  var right: String?
  let words: String

  static let all: [HostileForm] = [
    .init(testDescription: "empty", bytes: [], words: "no header line"),
    .init(
      testDescription: "broken UTF-8",
      bytes: Array(#"{"right": "trademark", "mark_text": ""#.utf8) + [0xC3, 0x28, 0x22, 0x7D], words: "not valid UTF-8"),
    .init(
      testDescription: "WTF-8",
      bytes: Array(#"{"right": "trademark", "mark_text": ""#.utf8) + [0xED, 0xA0, 0x80, 0x22, 0x7D],
      words: "not valid UTF-8"),
    .init(
      testDescription: "lone surrogate", bytes: Array(#"{"right": "trademark", "mark_text": "\ud800"}"#.utf8),
      words: "half of a surrogate pair"),
    .init(
      testDescription: "reversed surrogates",
      bytes: Array(#"{"right": "trademark", "mark_text": "\udc00\ud800"}"#.utf8), words: "half of a surrogate pair"),
    .init(
      testDescription: "key twice", bytes: Array(#"{"right": "trademark", "right": "patent"}"#.utf8),
      words: "stands twice"),
    .init(
      testDescription: "truncated", bytes: Array(#"{"right": "trademark", "mark_text": "#.utf8), words: "ends too early"
    ),
    .init(testDescription: "two values", bytes: Array(#"{"right": "trademark"} {}"#.utf8), words: "behind the end"),
    .init(
      testDescription: "deep", bytes: Array(String(repeating: "[", count: 100_000).utf8),
      words: "nested more than 24 deep"),
    .init(testDescription: "a list", bytes: Array("[1]".utf8), words: "one object"),
    .init(
      testDescription: "unknown right", bytes: Array(#"{"right": "trademrak"}"#.utf8),
      words: "Did you mean “trademark”?"),
    .init(testDescription: "no right", bytes: Array("{}".utf8), words: "does not name its right"),
    .init(
      testDescription: "another right", bytes: Array(#"{"right": "patent"}"#.utf8), right: "trademark",
      words: "is for patent"),
    .init(testDescription: "too large", bytes: Array(repeating: 0x20, count: 8_000_001), words: "at most 8000000"),
    .init(
      testDescription: "a name of a megabyte",
      bytes: Array("{\"right\": \"trademark\", \"mark_text\": \"\(String(repeating: "x", count: 1_000_000))\"}".utf8),
      words: "too long"),
    .init(
      testDescription: "10,000 applicants",
      bytes: Array(
        "{\"right\": \"trademark\", \"applicant\": [\(String(repeating: "\"A\",", count: 9_999))\"A\"]}".utf8),
      words: "10000 values"),
    .init(
      testDescription: "200,000 terms",
      bytes: Array(
        "{\"right\": \"trademark\", \"goods\": [{\"class\": 25, \"terms\": [\(String(repeating: "\"A\",", count: 199_999))\"A\"]}]}"
          .utf8), words: "200000 terms"),
    .init(
      testDescription: "table with a cell too many", bytes: Array("item\tvalue\nright\ttrademark\tx\n".utf8),
      words: "3 cells where the header has 2"),
    .init(
      testDescription: "table with a control character", bytes: Array("item\tvalue\nmark_text\tA\u{1B}[2J\n".utf8),
      words: "control character U+1B"),
  ]
}

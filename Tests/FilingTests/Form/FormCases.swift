import Testing

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

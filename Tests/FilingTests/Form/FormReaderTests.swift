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

  @Test("An act is read from a file with its own items, of a right or of the office, and nothing is missed in it")
  func acts() throws {
    let right = try #require(Meridia.law.right("trademark"))
    var reader = reader
    reader.items = right.form + right.actItems
    let action = reader.read(
      Array(#"{"grounds": "Article 21", "subject": "The mark describes the goods.", "mark_text": "LUMEN"}"#.utf8),
      right: right)
    let unknown = reader.read(Array(#"{"grnds": "Article 21"}"#.utf8), right: right)
    reader.items = Meridia.law.officeItems
    let office = reader.read(Array(#"{"issue_date": "2026-03-04"}"#.utf8))

    #expect(action.findings == [])
    #expect(action.values.text("grounds") == "Article 21" && action.values.text("mark_text") == "LUMEN")
    #expect(unknown.findings.map(\.message) == ["grnds (line 1): The act has no such item. Did you mean “goods”?"])
    #expect(office.findings == [] && office.values.date("issue_date") == day("2026-03-04"))
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

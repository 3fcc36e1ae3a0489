import Filing
import Standards
import Testing

@Suite("Field")
struct FieldTextTests {
  private func read(_ right: String, _ item: String, _ text: String) throws -> Result<[Entry], ItemFinding> {
    try #require(Meridia.right(right).item(item)).read(text, codes: Meridia.codes, today: day("2026-03-02"), home: "XX")
  }

  @Test("Goods are typed as class, colon, terms")
  func goods() throws {
    let goods = try read("trademark", "goods", "25: clothing; shoes\n9: lamps").get()

    #expect(
      goods == [
        .goods(GoodsClass(number: 25, edition: "", terms: ["clothing", "shoes"])),
        .goods(GoodsClass(number: 9, edition: "", terms: ["lamps"])),
      ])
    #expect(Meridia.right("trademark").item("goods")?.typed(goods) == "25: clothing; shoes\n9: lamps")
  }

  @Test("A priority is typed as office, date, number")
  func priority() throws {
    #expect(
      try read("trademark", "priority", "FR 2025-09-02 12345").get()
        == [.priority(PriorityClaim(number: "12345", date: day("2025-09-02"), office: "FR"))])
  }

  @Test("A party is typed by name or as number")
  func party() throws {
    #expect(try read("trademark", "applicant", "Lumen Ltd").get() == [.party(Party(names: [Name("Lumen Ltd")]))])
    #expect(try read("trademark", "applicant", "#12").get() == [.party(Party(id: 12, names: []))])
    #expect(
      try read("trademark", "applicant", "Lumen Ltd | 1 Rue X | Lyon | FR").get()
        == [
          .party(
            Party(names: [Name("Lumen Ltd")], addresses: [Address(lines: ["1 Rue X"], city: "Lyon", country: "FR")]))
        ])
  }

  @Test("An ambiguous date is refused with both readings")
  func ambiguous() throws {
    let result = try read("trademark", "received_on", "03/04/2026")

    #expect(
      result
        == .failure(
          ItemFinding(
            item: "received_on", reason: "“03/04/2026” is ambiguous: 2026-04-03 or 2026-03-04? Write YYYY-MM-DD.")))
  }

  @Test(
    "An amount takes point and currency, never sign, comma or another currency",
    arguments: [("120", 12_000), ("120.5", 12_050), ("120.50 XTS", 12_050), ("0.1", 10)])
  func amount(text: String, minorUnits: Int) throws {
    #expect(try read("trademark", "amount", text).get() == [.number(minorUnits)])
  }

  @Test(
    "What is no amount is refused",
    arguments: ["-1", "0,1", "1e3", "1000000000000000000", "1.234", "12 QQQ", "1,000.00", ".5", "5."])
  func noAmount(text: String) throws {
    #expect(throws: ItemFinding.self) { try read("trademark", "amount", text).get() }
  }

  @Test("An empty field has no entries; a picture is not typed")
  func empty() throws {
    #expect(try read("trademark", "mark_text", "").get() == [])
    #expect(throws: ItemFinding.self) { try read("trademark", "picture", "a.png").get() }
  }
}

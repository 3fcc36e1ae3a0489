import Standards
import Testing

@testable import Filing

@Suite("Earlier filing")
struct EarlierFilingTests {
  private func claim(_ number: String, _ office: String = "FR", _ date: String = "2025-10-02") -> PriorityClaim {
    PriorityClaim(number: number, date: CalendarDate(date)!, office: office)
  }

  @Test("is kept without the code of its office, and without signs when it has digits alone")
  func spelling() {
    let numbers = [
      "2509871", "FR 2509871", "FR2509871", "fr-25/09871", "25/09871", "２５０９８７１", "٢٥٠٩٨٧١", "PCT/FR2025/000123",
      "FRX 12", ApplicationNumber("402026000000017")?.display ?? "", "FR", "FR-",
    ]
    #expect(
      numbers.map { claim($0).plainNumber } == [
        "2509871", "2509871", "2509871", "2509871", "2509871", "2509871", "2509871", "PCT/FR2025/000123", "FRX12",
        "402026000000017", "FR", "FR-",
      ])
  }

  @Test("counts once however its number was written; another office, day or number is another filing")
  func once() {
    let values: Values = [
      "priority": [
        claim("FR 2509871"), claim("FR2509871"), claim("25/09871"), claim("2509871", "DE"),
        claim("2509871", "FR", "2025-10-03"), claim("2509872"),
      ].map(Entry.priority)
    ]

    #expect(values.distinctPriorities.map(\.number) == ["FR 2509871", "2509871", "2509871", "2509872"])
    #expect(values.doubles("priority") == ["FR 2025-10-02 FR2509871"])
  }

  @Test("stands beside other values that are told when they stand twice")
  func doubles() {
    let values: Values = [
      "applicant": ["Nova Ltd", "NOVA LTD", "Lumen"].map { .party(Party(names: [Name($0)])) },
      "goods": [
        .goods(GoodsClass(number: 9, edition: "", terms: ["lamps", "Lamps", "torches", "LAMPS"])),
        .goods(GoodsClass(number: 11, edition: "", terms: ["lamps"])),
      ],
      "claims": [.text("1. A lamp."), .text("1. A lamp.")],
    ]

    #expect(["applicant", "goods", "claims"].map(values.doubles) == [["NOVA LTD"], ["9: Lamps"], []])
  }
}

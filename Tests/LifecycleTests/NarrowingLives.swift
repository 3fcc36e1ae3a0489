import Filing
import FoundationEssentials
import Office
import Standards
import TestSupport
import Testing

@Suite("Acts that narrow")
struct NarrowingLives {
  @Test("Goods are narrowed to what stands: compared without case and blanks, in the words that stand, never widened")
  func goodsNarrow() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try life.filed(novaMark())
    try life.act("2026-03-04", "start_examination", on: [number])
    @discardableResult
    func limit(_ classes: [Int: [String]]) throws -> Recorded {
      try life.act("2026-03-05", "limit_application", on: [number], ["goods": goods(classes)])
    }

    #expect(refusal { try limit([9: ["lamps", "rockets"]]) }.contains("“rockets” does not stand there"))
    #expect(refusal { try limit([3: ["soap"]]) }.contains("“class 3” does not stand there; what stands: class 9, 25"))
    #expect(refusal { try limit([25: ["shoes"]]) }.contains("what stands: 25: clothing"))
    try limit([9: ["ＬＡＭＰＳ", " Tor ches"]])
    #expect(try life.dossier(number).values.goods.map { "\($0.number) \($0.terms)" } == ["9 [\"lamps\", \"torches\"]"])
    #expect(refusal { try limit([25: ["clothing"]]) }.contains("does not stand there"))
  }

  @Test("A classification changes classes and no terms, and keeps the views of designs")
  func classified() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try life.filed(novaMark())
    let design = try life.filed(
      ["applicant": party("Kova"), "product": text("Lamp"), "designs": designs(1...2), "signature": text("x")],
      "D", documents: [Papers.picture])
    @discardableResult
    func classify(_ classes: [Int: [String]]) throws -> Recorded {
      try life.act("2026-03-05", "classify", on: [number], ["goods": goods(classes)])
    }

    #expect(
      refusal { try classify([1: ["chemicals"], 9: ["lamps", "torches"]]) }.contains("“chemicals” does not stand"))
    #expect(refusal { try classify([9: ["lamps"], 25: ["clothing"]]) }.contains("“torches” would be lost"))
    try classify([9: ["torches"], 11: ["Lamps"], 25: ["clothing"]])
    #expect(
      try life.dossier(number).values.goods.map { "\($0.number) \($0.terms)" }
        == ["9 [\"torches\"]", "11 [\"lamps\"]", "25 [\"clothing\"]"])

    let symbol = ClassSymbol(scheme: "Locarno", symbol: "26-03", edition: "15")
    let named: [Entry] = [.design(DesignItem(number: 2, product: "Lamp 2", symbol: symbol, views: []))]
    try life.act("2026-03-06", "classify", on: [design], ["designs": named])
    #expect(
      try life.dossier(design).values.designs.map { "\($0.number) \($0.symbol?.symbol ?? "") \($0.views.count)" }
        == ["1 26-05 1", "2 26-03 1"])
  }

  @Test("What is divided out leaves the parent, in whatever case it is named, and cannot be named again")
  func divided() throws {
    let life = try OfficeLife("2026-03-02")
    let number = try life.filed(novaMark())
    @discardableResult
    func divide(_ classes: [Int: [String]]) throws -> Recorded {
      try life.act(
        "2026-03-05", "divide", on: [number], ["scope": text("what stays"), "goods": goods(classes)])
    }
    let child = try #require(try divide([9: ["Lamps"]]).numbers.first { !$0.isEmpty && $0 != number })

    #expect(try life.dossier(number).values.goods.map { "\($0.number) \($0.terms)" } == ["9 [\"lamps\"]"])
    #expect(
      try life.dossier(child).values.goods.map { "\($0.number) \($0.terms)" }
        == ["9 [\"torches\"]", "25 [\"clothing\"]"])
    #expect(refusal { try divide([9: ["lamps", "torches"]]) }.contains("“torches” does not stand there"))
    #expect(try life.dossier(child).date("filing") == life.dossier(number).date("filing"))
  }

  @Test("Designs are divided by their numbers with their views, named by number or by a product that is theirs alone")
  func designsDivided() throws {
    let life = try OfficeLife("2026-03-02")
    let values: Values = [
      "applicant": party("Kova"), "product": text("Lamp"), "designs": designs(1...3), "signature": text("x"),
    ]
    let number = try life.filed(values, "D", documents: [Papers.picture])
    @discardableResult
    func divide(_ product: String) throws -> Recorded {
      let named: [Entry] = [.design(DesignItem(number: 1, product: product, views: []))]
      return try life.act("2026-03-05", "divide", on: [number], ["scope": text("stays"), "designs": named])
    }

    #expect(
      refusal { try divide("Stool") }.contains(
        "“Stool” does not stand there; what stands: 1 Lamp 1; 2 Lamp 2; 3 Lamp 3"))
    let child = try #require(try divide("lamp 3").numbers.first { !$0.isEmpty && $0 != number })
    func shown(_ number: String) throws -> [String] {
      try life.dossier(number).values.designs.map { "\($0.number) \($0.product) \($0.views.count)" }
    }
    #expect(try shown(number) == ["3 Lamp 3 1"])
    #expect(try shown(child) == ["1 Lamp 1 1", "2 Lamp 2 1"])
    #expect(try life.findings() == [])
  }

  @Test("Claims are kept by their numbers; what is not among them is refused, and nothing is worded anew by a division")
  func claimsDivided() throws {
    let life = try OfficeLife("2026-03-02")
    let claims: [Entry] = ["1. A hinge.", "2. A hinge as in 1.", "3. A door."].map { .text($0) }
    let number = try life.filed(
      ["applicant": party("Kova"), "title": text("Hinge"), "description": text("A description."), "claims": claims], "P"
    )
    @discardableResult
    func divide(_ named: [Entry]) throws -> Recorded {
      try life.act("2026-03-05", "divide", on: [number], ["scope": text("stays"), "claims": named])
    }

    #expect(
      refusal { try divide(text("1, 4")) }.contains("“Claim 4” does not stand there; what stands: claims 1, 2, 3"))
    #expect(refusal { try divide(text("1. A hinge, or anything.")) }.contains("name it by its number alone"))
    let child = try #require(try divide(text("1-2")).numbers.first { !$0.isEmpty && $0 != number })
    #expect(try life.dossier(number).values["claims"] == Array(claims.prefix(2)))
    #expect(try life.dossier(child).values["claims"] == Array(claims.suffix(1)))
  }
}

import Standards
import Testing

@testable import Filing

@Suite("Queries of texts")
struct TextQueryTests {
  private func read(_ text: String) throws -> TextQuery { try TextQuery(text, items: ["claims", "title"]) }

  private func refusal(_ text: String) -> String {
    do {
      _ = try read(text)
      return ""
    } catch {
      return (error as? Refusal)?.message ?? "\(error)"
    }
  }

  private func leaf(_ text: String, item: String? = nil, isBeginning: Bool = false, isQuoted: Bool = false) -> TextQuery
  {
    .leaf(
      TextLeaf(item: item, terms: [.init(text: text, isBeginning: isBeginning, isQuoted: isQuoted)], distance: nil))
  }

  @Test("Words side by side all stand; OR binds less; NOT takes away; brackets go first; quotation marks hold together")
  func read() throws {
    #expect(try read("lamp hinge") == .all([leaf("lamp"), leaf("hinge")]))
    #expect(try read("lamp AND hinge") == .all([leaf("lamp"), leaf("hinge")]))
    #expect(try read("lamp hinge OR arm") == .any([.all([leaf("lamp"), leaf("hinge")]), leaf("arm")]))
    #expect(
      try read("(lamp OR arm) NOT clamp") == .all([.any([leaf("lamp"), leaf("arm")]), .not(leaf("clamp"))]))
    #expect(try read("\"folding arm\"") == leaf("folding arm", isQuoted: true))
    #expect(try read("«bras pliant»*") == leaf("bras pliant", isBeginning: true, isQuoted: true))
    #expect(try read("hing*") == leaf("hing", isBeginning: true))
    #expect(try read("\"AND (\"") == leaf("AND (", isQuoted: true))
  }

  @Test("What stands near is one leaf, in one item where that is named; another word before a colon is a word")
  func near() throws {
    let terms = ["arm", "hinge"].map { TextLeaf.Term(text: $0, isBeginning: false, isQuoted: false) }
    #expect(try read("arm NEAR/5 hinge") == .leaf(TextLeaf(item: nil, terms: terms, distance: 5)))
    #expect(try read("arm near hinge") == .leaf(TextLeaf(item: nil, terms: terms, distance: 10)))
    #expect(try read("claims:arm near/3 hinge") == .leaf(TextLeaf(item: "claims", terms: terms, distance: 3)))
    #expect(try read("Claims:\"arm\"") == leaf("arm", item: "claims", isQuoted: true))
    #expect(try read("IEEE:802") == leaf("IEEE:802"))
  }

  @Test(
    "What cannot be read says what is wrong where",
    arguments: [
      ("", "it has no word"), ("AND OR", "it has no word"), ("\"lamp", "a quotation mark is not closed"),
      ("(lamp", "a bracket is not closed"), ("lamp)", "a bracket is closed that was not opened"),
      ("NOT lamp", "NOT takes away from nothing"), ("lamp OR NOT arm", "NOT takes away from nothing"),
      ("l*mp", "a star stands before its end"), ("*", "begins with too little"), ("a*", "begins with too little"),
      ("lamp NEAR/0 arm", "“NEAR/0” is no distance"), ("lamp NEAR/99999999999999999999 arm", "is no distance"),
      ("lamp NEAR/5", "a word is missing"), ("lamp AND", "a word is missing"), ("lamp OR", "has nothing behind it"),
      ("claims:", "it has no word"), ("claims:(a b)", "a word is missing"), ("AND lamp", "AND has no two sides"),
      ("lamp AND AND arm", "AND has no two sides"), ("()", "it has no word"),
    ])
  func refused(_ query: String, _ reason: String) {
    #expect(refusal(query).contains(reason), "\(refusal(query))")
  }

  @Test("Too long, too many, too deep: refused, never a crash")
  func large() {
    #expect(refusal(String(repeating: "a", count: 2_001)).contains("longer than 2000 signs"))
    #expect(refusal(String(repeating: "a ", count: 61)).contains("61 words and phrases, 60 at most"))
    #expect(refusal(String(repeating: "(", count: 500) + "a").contains("too many words"))
    #expect(refusal(String(repeating: "(", count: 30) + "a").contains("twenty deep"))
  }

  @Test("Databases are told the query as they read it, and it is said what they cannot be told")
  func elsewhere() throws {
    let query = try read("claims:\"folding arm\" (lamp OR luminaire) hing* NEAR/5 arm NOT clamp")

    let told = Elsewhere.all(query, classes: ["F21V", "26-05"])

    #expect(
      told.map { "\($0.database): \($0.query)" } == [
        "Espacenet: claims=\"folding arm\" AND (ftxt=lamp OR ftxt=luminaire) AND (ftxt=hing* prox/distance<6 ftxt=arm) NOT ftxt=clamp AND ipc=\"F21V\"",
        "PATENTSCOPE: EN_CL:\"folding arm\" AND (EN_ALLTXT:lamp OR EN_ALLTXT:luminaire) AND EN_ALLTXT:(hing* NEAR5 arm) NOT EN_ALLTXT:clamp AND IC:F21V",
        "Google Patents: CL=\"folding arm\" (lamp OR luminaire) (hing* NEAR/5 arm) -clamp cpc:F21V",
        "DesignView: \"folding arm\" (lamp OR luminaire) hing* arm",
        "Global Design Database: \"folding arm\" AND (lamp OR luminaire) AND hing* AND arm NOT clamp AND LCS:26-05",
        "TMview: \"folding arm\" (lamp OR luminaire) hing* arm",
      ])
    #expect(told[0].lost == [])
    #expect(told[3].lost == ["NEAR/5", "NOT clamp", "claims:"])
  }
}

import Filing
import Standards
import Testing

@Suite("Grounds of the library")
struct GroundLineTests {
  private let mark = Meridia.right("trademark")

  @Test("A line names a ground and its facts, and is written again as it was read")
  func read() throws {
    let line = try #require(try GroundLine("@similar_mark mark=LU=MEN | number= 40/2026/17 | likeness=same sound"))
    let ground = try #require(mark.ground("similar_mark", in: "grounds"))

    #expect(line.facts == ["mark": "LU=MEN", "number": "40/2026/17", "likeness": "same sound"])
    #expect(line.text(ground) == "@similar_mark mark=LU=MEN | number=40/2026/17 | likeness=same sound")
    #expect(try GroundLine("The mark is descriptive.") == nil)
    #expect(
      GroundLine(id: "similar_mark", facts: ["mark": "A|B\nC"]).text(ground)
        == "@similar_mark mark=A B C | number= | likeness=")
  }

  @Test("Each half of a letter has the paragraph in its language; what the officer wrote himself stands once")
  func paragraphs() {
    let text = "@unclear sign=X\n@deceptive what=the origin | goods=wine\nMy own words.\nAnd more."

    #expect(
      mark.paragraphs(of: text, in: "grounds", second: false)
        == "@unclear sign=X\nThe sign may deceive the public about the origin of the goods wine. (IPA 6(1)(d))\nMy own words.\nAnd more."
    )
    #expect(
      mark.paragraphs(of: text, in: "grounds", second: true, written: "voir ci-dessus")
        == "voir ci-dessus\nLe signe est de nature à tromper le public sur the origin des produits wine. (IPA 6(1)(d))")
    #expect(mark.paragraphs(of: text, in: "text", second: false) == text)
    #expect(mark.paragraphs(of: "", in: "grounds", second: true, written: "voir ci-dessus") == "")
  }

  @Test("A fact that bears the name of another slot is not filled again")
  func once() {
    let text = "@deceptive what={{goods}} | goods=wine"

    #expect(
      mark.paragraphs(of: text, in: "grounds", second: false)
        == "The sign may deceive the public about {{goods}} of the goods wine. (IPA 6(1)(d))")
  }

  @Test(
    "Unknown grounds, missing facts and strange slots are refused, each by name",
    arguments: [
      ("@moon", "the library has no ground “moon”"), ("@", "the library has no ground “”"),
      ("@not_new claims=1 | document=D1 | facts=x", "the library has no ground “not_new”"),
      ("@deceptive what=the origin", "the ground “deceptive” needs the fact “goods”; write goods=…"),
      ("@deceptive what= | goods=wine", "needs the fact “what”"),
      ("@deceptive what=a | goods=b | colour=red", "has no slot “colour”"),
      ("@deceptive what=a | what=b | goods=c", "stands twice"), ("@deceptive nonsense", "is no fact"),
    ])
  func refused(text: String, words: String) throws {
    let act = try #require(mark.act("office_action"))

    let refusal = mark.refusal(ofGrounds: act, values: ["grounds": [.text("First.\n" + text)]])

    #expect(refusal?.message.contains(words) == true, "\(refusal?.message ?? "taken")")
  }

  @Test("Free words and well-filled grounds are taken, and acts that take no grounds are not asked")
  func taken() throws {
    let act = try #require(mark.act("office_action"))
    let good: Values = ["grounds": [.text("Own words.\n@deceptive what=a | goods=b")]]

    #expect(mark.refusal(ofGrounds: act, values: good) == nil)
    #expect(mark.refusal(ofGrounds: try #require(mark.act("reply")), values: ["text": [.text("@moon")]]) == nil)
  }
}

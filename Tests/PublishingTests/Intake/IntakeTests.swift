import Filing
import FoundationEssentials
import Publishing
import Standards
import TestSupport
import Testing

@Suite("A stranger's record")
struct IntakeTests {
  private func mark(_ inner: String, extra: String = "") -> String {
    """
    <t:TrademarkApplication xmlns:t="http://www.wipo.int/standards/XMLSchema/ST96/Trademark"
      xmlns:c="http://www.wipo.int/standards/XMLSchema/ST96/Common" c:st96Version="V5_0">
    \(extra)<t:TrademarkBag><t:Trademark>
    \(inner)
    </t:Trademark></t:TrademarkBag></t:TrademarkApplication>
    """
  }

  private let goods46 = """
    <t:GoodsServicesBag><t:GoodsServices><t:ClassDescriptionBag><t:ClassDescription>
    <t:ClassNumber>46</t:ClassNumber><t:GoodsServicesDescriptionText>lamps; lights.</t:GoodsServicesDescriptionText>
    </t:ClassDescription></t:ClassDescriptionBag></t:GoodsServices></t:GoodsServicesBag>
    """

  @Test("of another edition is read by the names it shares, and keeps what it does not know with path and line")
  func unknownElements() throws {
    let intake = try #require(
      try IntakeBench().read(
        mark(
          """
          <c:ApplicationNumber><c:ApplicationNumberText>87/1</c:ApplicationNumberText></c:ApplicationNumber>
          <c:ApplicationDate>2026-05-12+02:00</c:ApplicationDate>
          <x:Scent xmlns:x="urn:office"><x:Note>of roses</x:Note></x:Scent>
          """)
      ).first)

    #expect(intake.right?.id == "trademark")
    #expect(intake.numbers == ["application": "87/1"])
    #expect(intake.dates.mapValues(\.description) == ["filing": "2026-05-12"])
    #expect(intake.unknown == [UnknownElement(path: "/Trademark/Scent/Note", line: 6, text: "of roses")])
  }

  @Test("X25: class 46 and a priority after the filing are found with their lines")
  func wrongContent() throws {
    let priority = """
      <t:PriorityBag><t:Priority><c:PriorityCountryCode>FR</c:PriorityCountryCode>
      <c:ApplicationNumber><c:ApplicationNumberText>1</c:ApplicationNumberText></c:ApplicationNumber>
      <c:PriorityApplicationFilingDate>2026-06-01</c:PriorityApplicationFilingDate></t:Priority></t:PriorityBag>
      """
    let intake = try #require(
      try IntakeBench().read(mark("<c:ApplicationDate>2026-05-12</c:ApplicationDate>\n" + goods46 + "\n" + priority))
        .first)

    #expect(
      intake.form.findings.filter { $0.kind == .wrong }.map(\.message) == [
        "goods[1].class (line 6): Class 46 is unknown; classes are 1 to 45.",
        "priority (line 3): The priority of 2026-06-01 lies after the filing on 2026-05-12.",
      ])
    #expect(intake.marks["goods"] == "Class 46 is unknown; classes are 1 to 45.")
    #expect(intake.fields { $0 } == ["goods": "46: lamps; lights", "priority": "FR 2026-06-01 1"])
  }

  @Test("outside of records is told when it is not of the envelope")
  func outside() throws {
    var records = 0
    let (found, outside) = try IntakeBench().reader.read(
      Data(mark("", extra: "<t:ApplicationFormName>TEAS</t:ApplicationFormName>").utf8)
    ) { _ in records += 1 }

    #expect(found.words == "ST.96 V5_0 TrademarkApplication")
    #expect(records == 1)
    #expect(outside == [UnknownElement(path: "/TrademarkApplication/ApplicationFormName", line: 3, text: "TEAS")])
  }

  @Test("of no standard gives no record")
  func strange() throws {
    let (found, _) = try IntakeBench().reader.read(Data("<recipe><egg/></recipe>".utf8)) { _ in }
    #expect(found == Identification(standard: "", edition: "", root: "recipe"))
  }
}

@Suite("Official examples read as forms", .enabled(if: TestPaths.schemas != nil))
struct OfficialIntakeTests {
  @Test(
    "of ST.96",
    arguments: ["TrademarkApplication_Example", "DesignApplication_Example", "PatentPublication_Example"])
  func standard96(_ name: String) throws {
    #expect(
      try Golden.difference("Intake/\(name).txt", IntakeBench().report(IntakeBench.example(name + ".xml"))) == nil)
  }

  @Test("of ST.36", arguments: ["a", "b"])
  func standard36(_ letter: String) throws {
    let bytes = try IntakeBench.standard("ST36/wipo-examples/st36\(letter)example/DOC00001.xml")
    #expect(try Golden.difference("Intake/ST36-\(letter).txt", IntakeBench().report(bytes)) == nil)
  }
}

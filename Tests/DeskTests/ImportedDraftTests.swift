import Filing
import Foundation
import Office
import Publishing
import Standards
import Terminal
import Testing

@testable import Desk

@MainActor @Suite("A filing that came electronically")
struct ImportedDraftTests {
  /// A filing without applicant and signature, with a class that is none and a priority after the day of filing.
  private let filing = """
    <t:TrademarkApplication xmlns:t="http://www.wipo.int/standards/XMLSchema/ST96/Trademark"
      xmlns:c="http://www.wipo.int/standards/XMLSchema/ST96/Common">
    <t:TrademarkBag><t:Trademark>
    <c:ApplicationDate>2026-02-12</c:ApplicationDate>
    <t:MarkRepresentation><t:MarkFeatureCategory>Word</t:MarkFeatureCategory>
    <t:MarkReproduction><t:WordMarkSpecification><t:MarkVerbalElementText>LUMEN</t:MarkVerbalElementText>
    </t:WordMarkSpecification></t:MarkReproduction></t:MarkRepresentation>
    <t:GoodsServicesBag><t:GoodsServices><t:ClassDescriptionBag><t:ClassDescription>
    <t:ClassNumber>46</t:ClassNumber><t:GoodsServicesDescriptionText>lamps; lights.</t:GoodsServicesDescriptionText>
    </t:ClassDescription></t:ClassDescriptionBag></t:GoodsServices></t:GoodsServicesBag>
    <t:PriorityBag><t:Priority><c:PriorityCountryCode>FR</c:PriorityCountryCode>
    <c:ApplicationNumber><c:ApplicationNumberText>1</c:ApplicationNumberText></c:ApplicationNumber>
    <c:PriorityApplicationFilingDate>2026-03-01</c:PriorityApplicationFilingDate></t:Priority></t:PriorityBag>
    </t:Trademark></t:TrademarkBag></t:TrademarkApplication>
    """

  @Test("is a prefilled form with every finding marked")
  func marked() throws {
    let office = try RehearsedDesk.office("abena")
    var reading = try Reading(office)
    let law = try reading.law()
    let reader = IntakeReader(
      FormReader(
        law: law, codes: try CodeLists(folder: "\(RehearsedDesk.root)/Resources/Codes"), today: reading.info.today,
        home: reading.info.settings["code"], currency: reading.info.settings["currency"]))
    var drafts: [Draft] = []
    _ = try reader.read(Data(filing.utf8)) { intake in
      let right = try #require(intake.right)
      let act = try #require(right.acts.first { $0.from == [.none] })
      drafts.append(
        Draft(
          id: "intake", kind: .filing(right: right.id, act: act.id), title: "Trademark LUMEN, received electronically",
          field: right.form[0].item, texts: intake.fields { $0 }, findings: intake.marks))
    }
    let draft = try #require(drafts.first)
    try office.keep(draft: draft)

    let desk = try RehearsedDesk(office: office, size: Size(rows: 40, columns: 120))
    try desk.desk.offerDrafts()
    try expectScreen(desk, "drafts-imported")
    desk.press(.enter)

    try expectScreen(desk, "filing-imported")
    let form = try #require(desk.desk.stack.last as? FilingScreen).form
    for (field, reason) in draft.findings ?? [:] where form.view[field] != nil {
      #expect(form.view[field]?.problem?.isEmpty == false, "\(field): \(reason)")
    }
    #expect(Set((draft.findings ?? [:]).keys).isSuperset(of: ["goods", "priority"]))
  }
}

import Filing
import Foundation
import Office
import Services
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
    let folder = "\(NSTemporaryDirectory())ipdesk-import-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data(filing.utf8).write(to: URL(filePath: "\(folder)/filing.xml"))
    var reading = try Reading(office)
    let importer = Importer(
      office: office, reader: try reading.intake(RehearsedDesk.codes.get()),
      folder: folder, isDryRun: false)
    try importer.run("\(folder)/filing.xml") { _ in }
    let draft = try #require(try office.ask(ListDrafts()).first)

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

import Filing
import Foundation
import Standards
import TestSupport
import Testing

@testable import Publishing

@Suite("JSON tree")
struct JSONTreeTests {
  @Test(
    "Names become lowerCamelCase",
    arguments: [
      ("com:ApplicationNumber", "applicationNumber"), ("com:IPOfficeCode", "ipOfficeCode"),
      ("pat:URI", "uri"), ("com:ST13ApplicationNumber", "st13ApplicationNumber"), ("tmk:Trademark", "trademark"),
    ])
  func names(_ element: String, _ member: String) {
    #expect(JSONValue.member(element) == member)
  }

  @Test("Bags become arrays, quantities numbers, empty elements nothing")
  func shapes() {
    let node = XMLNode(
      "tmk:Trademark", [:],
      [
        XMLNode("tmk:ClassBag", [:], [XMLNode("tmk:Class", text: "9"), XMLNode("tmk:ClassTotalQuantity", text: "1")]),
        XMLNode("com:PageTotalQuantity", text: "3"), XMLNode("com:Empty", text: ""),
        XMLNode("com:Text", ["com:languageCode": "en"], text: "lamp"),
      ])

    #expect(
      JSONValue(node)
        == .object([
          "classBag": .array([.string("9"), .object(["classTotalQuantity": .number(1)])]),
          "pageTotalQuantity": .number(3),
          "text": .object(["languageCode": .string("en"), "$": .string("lamp")]),
        ]))
  }

  @Test("Every dossier stands under its number, its registration, its right and its year")
  func tree() throws {
    let dossiers = try Dossiers()
    let folder = NSTemporaryDirectory() + "ipdesk-tree-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var tree = JSONTree(
      Submission(
        office: OfficeProfile(settings: dossiers.office), dossiers: dossiers.all, date: CalendarDate("2026-12-30")!),
      to: folder)

    #expect(try tree.write() == dossiers.all.count)

    for dossier in dossiers.all {
      let collection = "/v1/\(dossier.right.id)s"
      let number = dossier.applicationNumber
      let record = try object(folder + "\(collection)/\(number)/index.json")
      #expect(record["applicationNumber"] as? String == number)
      let line = try object(folder + "/v1/numbers/\(dossier.registrationNumber ?? number)/index.json")
      #expect(line["href"] as? String == "\(collection)/\(number)")
      let year = try object(folder + "\(collection)/years/2026/index.json")
      #expect((year["items"] as? [[String: Any]])?.contains { $0["applicationNumber"] as? String == number } == true)
    }
    let mark = try object(folder + "/v1/trademarks/\(dossiers.trademark.applicationNumber)/index.json")
    let trademark = try #require(mark["trademark"] as? [String: Any])
    #expect(trademark["registrationOfficeCode"] as? String == "XX")
    #expect(trademark["goodsServicesBag"] is [Any])
    let service = try object(folder + "/v1/openapi.json")
    #expect((service["paths"] as? [String: Any])?["/v1/trademarks/{number}"] != nil)
  }

  private func object(_ path: String) throws -> [String: Any] {
    let bytes = try Data(contentsOf: URL(filePath: path))
    return try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
  }
}

import Foundation
import Testing

@testable import Publishing

private let standard = URL(filePath: #filePath).deletingLastPathComponent()
  .appending(path: "../../../../shared/standards/ST96/V6_0").standardizedFileURL.path

@Suite("A schema of ST.96", .enabled(if: FileManager.default.fileExists(atPath: standard), "the schemas are not here"))
struct SchemaTests {
  private func schema(_ name: String) throws -> Schema {
    let mathematics = try Data(contentsOf: URL(filePath: standard + "/stub-mathml/FlattenedMathML3.xsd"))
    return try Schema(standard + "/flattened/\(name)_V6_0.xsd", standIns: ["FlattenedMathML3.xsd": mathematics])
  }

  @Test(
    "accepts its instances",
    arguments: [
      ("TrademarkTransaction", "minimal-instances/TrademarkTransaction-gazette"),
      ("DesignTransaction", "minimal-instances/DesignTransaction-gazette"),
      ("PatentPublication", "minimal-instances/PatentPublication"),
      ("PatentLegalStatusData", "minimal-instances/PatentLegalStatusData"),
      ("DesignApplication", "example-instances/DesignApplication_Example"),
    ])
  func accepts(_ name: String, _ instance: String) throws {
    let bytes = try Data(contentsOf: URL(filePath: standard + "/\(instance).xml"))

    let findings = try schema(name).findings(in: bytes)

    #expect(findings == [])
  }

  @Test("names the line and path of what it does not allow")
  func refuses() throws {
    let path = standard + "/minimal-instances/TrademarkTransaction-gazette.xml"
    let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
      .replacing("<com:ApplicationDate>2026-01-02<", with: "<com:ApplicationDate>yesterday<")

    let findings = try schema("TrademarkTransaction").findings(in: Data(text.utf8))

    let line =
      text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("yesterday") }! + 1
    #expect(findings.first?.line == line)
    #expect(
      findings.first?.path
        == "/tmk:TrademarkTransaction/tmk:TrademarkTransactionBody/tmk:TransactionContentBag/tmk:TransactionData"
        + "/tmk:TrademarkBag/tmk:Trademark/com:ApplicationDate")
    #expect(findings.first?.message.contains("'yesterday' is not a valid value") == true)
  }

  @Test("names the element that lacks another one, at its end")
  func lacks() throws {
    let text = """
      <t:ApplicationNumber xmlns:t="http://www.wipo.int/standards/XMLSchema/ST96/Common">
        <t:IPOfficeCode>XX</t:IPOfficeCode>
        <!-- no number -->
      </t:ApplicationNumber>
      """

    let findings = try schema("TrademarkTransaction").findings(in: Data(text.utf8))

    #expect(findings.map(\.line) == [4])
    #expect(findings.map(\.path) == ["/t:ApplicationNumber"])
  }

  @Test("that is not there is refused")
  func missing() {
    #expect(throws: XMLFault.schema(path: "/nowhere.xsd", reason: "the file is not there")) {
      try Schema("/nowhere.xsd")
    }
  }
}

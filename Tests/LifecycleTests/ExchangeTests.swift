import Foundation
import Publishing
import TestSupport
import Testing

/// Every dossier of the demonstration leaves by command in every format.
@Suite("The demonstration leaves the office", .enabled(if: Program.built != nil))
struct ExchangeTests {
  struct Summary: Decodable, Equatable {
    struct File: Decodable, Equatable {
      let name: String
      let isJudged: Bool
    }
    let dossiers: Int
    let unpublished: Int
    let files: [File]
  }

  private func exported(_ format: String, _ program: Program, _ more: [String] = []) throws -> Summary {
    let process = try program.start(
      ["export", format, "--all", "--out", "\(program.folder)/\(format)", "--json"] + more, tag: format)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(program.told(format, "err"))")
    return try JSONDecoder().decode(Summary.self, from: Data(program.told(format).utf8))
  }

  @Test("All eight dossiers go out as ST.96, each document valid for libxml2 and Xerces-C where they are at hand")
  func st96() throws {
    try withProgram { program in
      let schemas = TestPaths.schemas.map { ["--schemas", "\($0)/flattened"] } ?? []
      var names: [String] = []
      for format in ["ST96-V6_0", "ST96-V6_0-filing"] {
        let summary = try exported(format, program, ["--unpublished"] + schemas)
        #expect(summary.dossiers == 8)
        #expect(summary.files.allSatisfy { $0.isJudged == !schemas.isEmpty })
        names += summary.files.map { "\(program.folder)/\(format)/\($0.name)" }
      }
      let documents = Set(names.map { URL(filePath: $0).lastPathComponent.prefix { $0.isLetter } })
      #expect(
        documents == [
          "TrademarkTransaction", "DesignTransaction", "PatentPublication", "PatentLegalStatusData",
          "TrademarkApplication", "DesignApplication", "BibliographicData", "ApplicationBody",
        ])
      guard Xerces.isThere else { return print("SAX2Count or the schemas are not there: Xerces-C was not asked") }
      #expect(try Xerces.complaints(names) == [])
    }
  }

  @Test("What has not been published stays unless it is asked for; older formats take their rights only")
  func others() throws {
    try withProgram { program in
      let published = try exported("ST96-V6_0", program)
      #expect(published.dossiers == 6)
      #expect(published.unpublished == 2)

      #expect(try exported("ST66-V1_1", program).files.map(\.name) == ["ST66-Transaction.xml"])
      #expect(try exported("ST86-V1_0", program).files.map(\.name) == ["ST86-Transaction.xml"])
      #expect(
        try exported("ST36", program).files.map(\.name) == [
          "ST36-bibliographic-data-102026000000001.xml", "ST36-bibliographic-data-202026000000001.xml",
          "ST36-application-body-102026000000001.xml", "ST36-application-body-202026000000001.xml",
        ])
    }
  }
}

import Filing
import FoundationEssentials
import TestSupport
import Testing

@testable import Publishing

@Suite("Coverage of the forms")
struct CoverageTests {
  private func coverage(_ formats: [Format]) throws -> [Coverage] {
    let dossiers = try Dossiers()
    let office = OfficeProfile(settings: dossiers.office)
    return try dossiers.law.rights.flatMap { try Format.coverage(formats, of: $0, office: office) }
  }

  @Test("Every item of every form has a place or a reason why not", arguments: ["ST96", "ST66", "ST86", "ST36"])
  func nothingDropped(standard: String) throws {
    let formats = Format.all.filter { $0.id.hasPrefix(standard) }
    let dropped = try coverage(formats).filter(\.isDropped).map { "\($0.right) \($0.item)" }

    #expect(dropped == [])
  }

  @Test("No reason speaks of an item that has a place, but for these that are carried in part")
  func noStaleReason() throws {
    let partly = try Format.all.flatMap { format in
      try coverage([format]).filter { !$0.paths.isEmpty && $0.reason != nil }.map {
        "\(format.id) \($0.right) \($0.item)"
      }
    }

    #expect(
      partly == [
        "ST96-V6_0 design deferment_until", "ST96-V6_0 patent exhibition", "ST96-V6_0 utility-model exhibition",
        "ST96-V6_0-filing design deferment_until", "ST96-V6_0-filing patent exhibition",
        "ST96-V6_0-filing utility-model exhibition", "ST36-bib2_3-body1_6 patent exhibition",
        "ST36-bib2_3-body1_6 utility-model exhibition",
      ])
  }

  @Test("ST.96: the items without any place are these")
  func without() throws {
    let without = try coverage([.st96, .st96Filing]).filter(\.paths.isEmpty).map { "\($0.right) \($0.item)" }

    #expect(
      without == [
        "design intention", "design international_date", "design pages", "design number_of_designs", "patent intention",
        "patent power_of_attorney", "patent entitlement", "patent international_date", "patent reference_filing",
        "patent pages",
        "patent small_entity", "patent signature", "patent signatory", "trademark intention",
        "trademark international_date", "trademark small_entity", "utility-model intention",
        "utility-model power_of_attorney",
        "utility-model entitlement", "utility-model international_date", "utility-model reference_filing",
        "utility-model pages",
        "utility-model small_entity", "utility-model signature", "utility-model signatory",
      ])
  }

  @Test("A dossier with every item filled is valid in every document of ST.96", .enabled(if: TestPaths.schemas != nil))
  func filledIsValid() throws {
    let dossiers = try Dossiers()
    let shelf = SchemaShelf("\(try #require(TestPaths.schemas))/flattened")
    let filled = dossiers.law.rights.map { SampleDossier(right: $0).dossier(changing: nil) }
    let submission = Submission(
      office: OfficeProfile(settings: dossiers.office), dossiers: filled, date: filled[0].today)

    for file in try Format.st96.files(submission) + Format.st96Filing.files(submission) {
      let findings = try shelf.schema(try #require(file.schema)).findings(in: file.data())
      #expect(findings.map { "\(file.name):\($0.line) \($0.path) \($0.message)" } == [])
    }
  }

  @Test("ST.96: items and element paths are those of the golden table")
  func golden() throws {
    let lines = try coverage([.st96, .st96Filing]).map { row in
      "\(row.right) \(row.item)\n" + (row.paths + (row.reason.map { ["– \($0)"] } ?? [])).map { "  \($0)\n" }.joined()
    }

    #expect(try Golden.difference("ST96-coverage.txt", lines.joined()) == nil)
  }
}

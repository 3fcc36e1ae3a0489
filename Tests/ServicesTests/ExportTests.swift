import Filing
import FoundationEssentials
import Office
import Publishing
import Standards
import Synchronization
import TestSupport
import Testing

@testable import Services

@Suite("An export")
struct ExportTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let dossier: String
    let format: String
    let files: [String]
    var testDescription: String { "\(dossier) as \(format)" }
  }

  static let cases = [
    Case(dossier: "lumen", format: "ST96-V6_0", files: ["TrademarkTransaction.xml"]),
    Case(
      dossier: "pump", format: "ST96-V6_0",
      files: ["PatentPublication-P318456.xml", "PatentLegalStatusData.xml"]),
    Case(
      dossier: "pump", format: "ST96-V6_0-filing",
      files: ["BibliographicData-102026000000001.xml", "ApplicationBody-102026000000001.xml"]),
    Case(
      dossier: "pump", format: "ST36",
      files: ["ST36-bibliographic-data-102026000000001.xml", "ST36-application-body-102026000000001.xml"]),
  ]

  @Test("of one dossier loads it once, for all its files and its pictures", arguments: cases)
  func once(_ one: Case) throws {
    let (office, numbers) = try Demonstration.played.get()
    let door = CountingDoor(office)
    try withFolder { folder in
      var exporting = try Exporting(door.office, unpublished: true)
      try exporting.take([try #require(numbers[one.dossier])])

      let summary = try exporting.write(try #require(Format.named(one.format)), to: folder, nil)

      #expect(summary.files.map(\.name) == one.files)
      #expect(summary.dossiers == 1)
      #expect(door.dossiers == 1)
    }
  }

  /// An office of Meridia with so many marks.
  private func office(marks count: Int) throws -> Office {
    let office = try Office.rehearsal(
      seed: Demonstration.seed, codes: Demonstration.codes.get(), officer: "abena",
      now: { Moment("2026-03-02T09:14:00")! })
    let values: Values = [
      "applicant": [
        .party(Party(names: [Name("Lumen Ltd")], addresses: [Address(lines: ["1 Quay"], city: "Port Lumen")]))
      ],
      "intention": [.flag(true)], "mark_kind": [.text("word")], "mark_text": [.text("LUMEN")],
      "goods": [.goods(GoodsClass(number: 25, edition: "13-2026", terms: ["clothing"]))],
      "signature": [.text("A. Lumen")],
    ]
    for _ in 0..<count { _ = try office.record(ActRequest("receive", right: "T", values: values)) }
    return office
  }

  @Test("of many dossiers keeps the first of them only and loads the others for each reading")
  func flat() throws {
    let (count, kept) = (DossierSource.room + 4, DossierSource.room)
    let door = CountingDoor(try office(marks: count))
    try withFolder { folder in
      var exporting = try Exporting(door.office, unpublished: true)
      try exporting.takeAll()

      let summary = try exporting.write(.st96, to: folder, nil)

      #expect(summary.dossiers == count)
      // Once for the transaction and once for the pictures.
      #expect(door.dossiers == kept + 2 * (count - kept))
    }
  }

  @Test("tells each dossier that it reads, and leaves no file that is not finished when it is ended")
  func ended() throws {
    struct Enough: Error {}
    let office = try office(marks: 5)
    let total = Mutex<Int?>(nil)
    let done = Mutex(0)
    let progress = ProgressHandler(
      begin: { steps in total.withLock { $0 = steps } },
      advance: { steps in
        let count = done.withLock { count in
          count += steps
          return count
        }
        if count == 4 { throw Enough() }
      })
    try withFolder { folder in
      var exporting = try Exporting(office, unpublished: true, progress: progress)
      try exporting.takeAll()

      #expect(throws: Enough.self) { try exporting.write(.st96, to: folder, nil) }

      #expect(total.withLock { $0 } == 10)
      #expect(done.withLock { $0 } == 4)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
    }
  }
}

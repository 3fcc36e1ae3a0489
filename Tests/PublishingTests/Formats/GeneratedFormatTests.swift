import Filing
import Foundation
import Standards
import TestSupport
import Testing

@testable import Publishing

/// Dossiers from a seed in every root that is for them; `IPDESK_LONG=1` takes 10,000 of them.
@Suite("Generated dossiers of all rights")
struct GeneratedFormatTests {
  private static let each = ProcessInfo.processInfo.environment["IPDESK_LONG"] == "1" ? 2_500 : 25

  private func submissions() throws -> [Submission] {
    let bench = try Dossiers()
    var generator = GeneratedDossiers(law: bench.law, seed: 10_000)
    return ["T", "D", "P", "U"].map { letter in
      Submission(
        office: OfficeProfile(settings: bench.office),
        dossiers: generator.dossiers(letter, count: Self.each, today: Dossiers.today),
        date: CalendarDate(Dossiers.today)!, sections: bench.law.sections)
    }
  }

  @Test(
    "are valid in ST.96 for libxml2 and for Xerces-C",
    .enabled(if: TestPaths.schemas != nil, "the official schemas must be at hand"))
  func standard96() throws {
    let shelf = SchemaShelf("\(TestPaths.schemas ?? "")/flattened")
    var findings: [String: Int] = [:]
    var pieces: [String: [Data]] = [:]
    for submission in try submissions() {
      for format in [Format.st96, .st96Filing] {
        try format.forEachFile(submission) { file in
          let schema = try #require(file.schema)
          var bytes = Data()
          let stream = try SchemaStream(shelf.schema(schema))
          try file.write { piece in
            stream.pass(piece)
            bytes.append(contentsOf: piece)
          }
          for finding in stream.finish() { findings["\(schema): \(finding.message)", default: 0] += 1 }
          pieces[String(schema.prefix { $0 != "_" }), default: []].append(bytes)
        }
      }
    }

    #expect(findings == [:])
    let each = Self.each
    #expect(
      pieces.mapValues(\.count) == [
        "TrademarkTransaction": 1, "TrademarkApplication": each, "DesignTransaction": 1, "DesignApplication": each,
        "PatentPublication": 2 * each, "PatentLegalStatusData": 2, "BibliographicData": 2 * each,
        "ApplicationBody": 2 * each,
      ])
    guard Xerces.isThere else { return print("SAX2Count is not there: Xerces-C was not asked") }
    for (document, list) in pieces.sorted(by: { $0.key < $1.key }) {
      let space = ["Trademark", "Design"].first { document.hasPrefix($0) } ?? "Patent"
      let complaints = try Xerces.complaints(document, space, list)
      #expect(complaints == [], "\(document)")
      print("\(document): \(list.count) documents, \(list.reduce(0) { $0 + $1.count }) bytes judged by both")
    }
  }

  @Test("are valid in ST.36 by the EPO's DTD")
  func standard36() throws {
    let dtd = "\(TestPaths.root)/../shared/standards/ST36/EPO/ep-patent-document-v1-5.dtd"
    guard FileManager.default.fileExists(atPath: dtd), FileManager.default.fileExists(atPath: "/usr/bin/xmllint") else {
      return print("the DTD or xmllint is not there: not validated")
    }
    // The EPO's DTD knows the parts of a body, not the body itself.
    var all = Data(
      """
      <!DOCTYPE all [<!ENTITY % epo SYSTEM "file://\(dtd)"> %epo;
      <!ELEMENT all (bibliographic-data|application-body)*>
      <!ELEMENT application-body (description?, claims?, abstract?, drawings?)>
      <!ATTLIST application-body lang CDATA #IMPLIED country CDATA #IMPLIED>]><all>
      """.utf8)
    var count = 0
    for submission in try submissions() {
      try Format.st36.forEachFile(submission) { file in
        let bytes = try file.data()
        let start = bytes.starts(with: Data("<?xml".utf8)) ? (bytes.firstIndex(of: UInt8(ascii: ">")) ?? 0) + 1 : 0
        all += bytes.dropFirst(start)
        count += 1
      }
    }
    all += Data("</all>".utf8)
    let path = FileManager.default.temporaryDirectory.appending(path: "st36-\(UUID().uuidString).xml").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try all.write(to: URL(filePath: path))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/xmllint")
    process.arguments = ["--nonet", "--noout", "--huge", "--valid", path]
    let pipe = Pipe()
    process.standardError = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()

    #expect(text.split(separator: "\n").prefix(5).map(String.init) == [])
    #expect(process.terminationStatus == 0)
    #expect(count == 4 * Self.each)
    print("ST.36: \(count) documents, \(all.count) bytes judged by the DTD")
  }
}

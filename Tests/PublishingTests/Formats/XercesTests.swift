import Filing
import Foundation
import Standards
import TestSupport
import Testing

@testable import Publishing

@Suite("ST.96 judged by Xerces-C", .enabled(if: Xerces.isThere, "SAX2Count and the official schemas must be at hand"))
struct XercesTests {
  @Test("Every document of every right, filled and empty, is valid")
  func valid() throws {
    let dossiers = try Dossiers()
    let folder = FileManager.default.temporaryDirectory.appending(path: "xerces-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let submissions = [
      Submission(
        office: OfficeProfile(settings: dossiers.office), dossiers: dossiers.all, issue: dossiers.issue,
        date: CalendarDate("2026-09-09")!, sections: dossiers.law.sections),
      Submission(
        office: OfficeProfile(settings: dossiers.office),
        dossiers: dossiers.law.rights.map { SampleDossier(right: $0).dossier(changing: nil) },
        date: CalendarDate("2026-09-09")!),
    ]
    for submission in submissions {
      for file in try Format.st96.files(submission) + Format.st96Filing.files(submission) {
        let path = "\(folder)/\(file.name)"
        try file.data().write(to: URL(filePath: path))
        #expect(try Xerces.complaints([path]) == [])
      }
    }
  }
}

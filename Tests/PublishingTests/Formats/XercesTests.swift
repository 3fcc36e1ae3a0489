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
      let files = try Format.st96.files(submission) + Format.st96Filing.files(submission)
      #expect(try Xerces.complaints(files) == [])
    }
  }
}

/// The sample programme SAX2Count of Xerces-C, an XML Schema validator that shares nothing with libxml2.
enum Xerces {
  private static let program = "/usr/bin/SAX2Count"

  static var isThere: Bool { FileManager.default.fileExists(atPath: program) && TestPaths.schemas != nil }

  /// What Xerces says against the files; empty when all are valid.
  static func complaints(_ files: [FormatFile]) throws -> [String] {
    guard let folder = TestPaths.schemas else { return [] }
    let place = FileManager.default.temporaryDirectory.appending(path: "xerces-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: place) }
    var complaints: [String] = []
    for file in files {
      let schema = try #require(file.schema)
      let bytes = String(decoding: try file.data(), as: UTF8.self)
      // The program finds a schema by the hint in the root only.
      let space = try #require(bytes.split(separator: "\"").first { $0.contains("/ST96/") })
      let end = try #require(bytes.range(of: " com:st96Version"))
      let hint =
        " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"\(space) \(folder)/flattened/\(schema)\""
      let path = "\(place)/\(file.name)"
      try bytes.replacingCharacters(in: end.lowerBound..<end.lowerBound, with: hint)
        .write(toFile: path, atomically: false, encoding: .utf8)
      complaints += try run(["-v=always", "-f", path]).split(separator: "\n").map(String.init)
        .filter { $0.contains("Error") || $0.contains("Message") || $0.contains("Warning") }
    }
    return complaints
  }

  private static func run(_ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text)")
    return text
  }
}

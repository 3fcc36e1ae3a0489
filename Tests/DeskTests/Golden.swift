import Foundation
import Terminal
import TestSupport
import Testing

/// Expects the screen to be the golden one of that name. Seals count as zeros.
@MainActor func expectScreen(_ desk: RehearsedDesk, _ name: String, at place: SourceLocation = #_sourceLocation) throws
{
  let size = desk.driver.size
  let cursor = desk.cursor.map { "row \($0.row) column \($0.column)" } ?? "none"
  let lines = desk.lines.map { $0.replacing(/[0-9a-f]{64}/, with: String(repeating: "0", count: 64)) }
  let text = ([" \(size.columns) x \(size.rows), cursor \(cursor)"] + lines).joined(separator: "\n") + "\n"
  try expectGolden(text, "\(name).screen", at: place)
}

/// Expects a text to be the golden file of that name; with IPDESK_GOLDEN=write it becomes the golden one.
@MainActor func expectGolden(_ text: String, _ file: String, at place: SourceLocation = #_sourceLocation) throws {
  let folder = "\(RehearsedDesk.root)/Tests/DeskTests/Golden"
  if ProcessInfo.processInfo.environment["IPDESK_GOLDEN"] == "write" {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try text.write(toFile: "\(folder)/\(file)", atomically: true, encoding: .utf8)
  }
  let golden = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
  #expect(text == golden, sourceLocation: place)
}

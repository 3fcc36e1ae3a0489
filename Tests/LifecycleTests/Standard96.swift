import FoundationEssentials
import Publishing
import TestSupport
import Testing

/// What the official schema says against the files; empty when all are valid.
func schemaFindings(_ files: [FormatFile]) throws -> [String] {
  guard let folder = TestPaths.schemas else { return [] }
  let stub = try Data(contentsOf: URL(filePath: "\(folder)/stub-mathml/FlattenedMathML3.xsd"))
  return try files.flatMap { file in
    let schema = try Schema("\(folder)/flattened/\(file.schema ?? "")", standIns: ["FlattenedMathML3.xsd": stub])
    return try schema.findings(in: file.data()).map { "\(file.name):\($0.line) \($0.path) \($0.message)" }
  }
}

extension OfficeLife {
  /// Compares what is exchanged with golden files and lets the official schemas judge it where they are at hand.
  func expectExchange(_ name: String, _ numbers: [String]) throws {
    let files = try exchanged(numbers)
    for file in files {
      try expectGolden("\(name)-\(file.name)", String(decoding: try file.data(), as: UTF8.self))
    }
    let findings = try schemaFindings(files)
    #expect(findings == [])
  }
}

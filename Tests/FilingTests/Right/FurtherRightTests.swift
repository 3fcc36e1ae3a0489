import Filing
import Foundation
import Standards
import Testing

@Suite("A further right")
struct FurtherRightTests {
  /// The files of Meridia with the folder of the example copied into `Rights/`.
  private func files() throws -> [String: [UInt8]] {
    let example = try LawFiles.read(folder: Meridia.root + "/Seed/Examples/geographical-indication")
    var files = Meridia.files
    for (name, bytes) in example { files["Rights/geographical-indication/\(name)"] = bytes }
    return files
  }

  @Test("A geographical indication needs a folder of tables and nothing else")
  func complete() throws {
    let files = try files()
    let law = try #require(Law.read(files: files).law)
    let right = try #require(law.right("geographical-indication"))

    let report = law.simulate(right: right, calendar: Meridia.calendar)

    #expect(law.check(codes: Meridia.codes).map(\.description) == [])
    #expect(report.problems == [])
    #expect(report.isComplete)
    #expect(law.rights.count == Meridia.law.rights.count + 1)
  }
}

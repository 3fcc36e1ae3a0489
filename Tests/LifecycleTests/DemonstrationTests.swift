import Foundation
import TestSupport
import Testing

/// The folder of a demonstration: played again, and with what another hand has laid there.
@Suite("The folder of a demonstration", .enabled(if: Program.built != nil, "the program is not built"))
struct DemonstrationTests {
  private func files(_ folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
  }

  @Test("It is played again over what it wrote, and refuses before it removes anything that is not its own")
  func again() throws {
    try withProgram(plant: []) { program in
      let out = "\(program.folder)/out"
      let first = try program.run("demo", "--out", out)
      #expect(first.code == 0, "\(first.error)")
      let written = try files(out)
      #expect(written.contains("demonstration.files") && written.contains { $0.hasPrefix("gazette/2026-01/") })
      try FileManager.default.createDirectory(atPath: "\(out)/mine", withIntermediateDirectories: true)
      try "mine\n".write(toFile: "\(out)/mine/list.txt", atomically: true, encoding: .utf8)

      let second = try program.run("demo", "--out", out)
      #expect(second.code == 0, "\(second.error)")
      #expect(second.output == first.output)
      #expect(try files(out) == (written + ["mine", "mine/list.txt"]).sorted())

      for place in ["gazette/2026-01/note.txt", "papers/note.txt"] {
        try "A note of the registrar\n".write(toFile: "\(out)/\(place)", atomically: true, encoding: .utf8)
        let before = try files(out)
        let refused = try program.run("demo", "--out", out)
        #expect(refused.code == 1)
        #expect(refused.error.contains("“\(place)” was not written by a demonstration. Name another folder."))
        #expect(try files(out) == before)
        try FileManager.default.removeItem(atPath: "\(out)/\(place)")
      }
    }
  }
}

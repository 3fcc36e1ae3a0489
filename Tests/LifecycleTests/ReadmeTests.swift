import Foundation
import TestSupport
import Testing

/// The commands that README and CONTRIBUTING show, run as they stand.
@Suite("README")
struct ReadmeTests {
  private func blocks(_ file: String) throws -> [String] {
    let text = try String(contentsOfFile: "\(TestPaths.root)/\(file)", encoding: .utf8)
    let parts = text.components(separatedBy: "```")
    return parts.indices.filter { !$0.isMultiple(of: 2) }.map { parts[$0] }
  }

  @Test("The first filing works as it is written", .enabled(if: Program.built != nil, "the program was not built"))
  func firstFiling() throws {
    let script = try #require(blocks("README.md").first { $0.contains("ipdesk receive nova.json") })
    try withProgram(plant: []) { program in
      let bin = "\(program.folder)/bin"
      try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(atPath: "\(bin)/ipdesk", withDestinationPath: program.path)
      // A desk needs a terminal, which the end-to-end tests of the desk give it.
      let commands = script.replacing("\nipdesk desk\n", with: "\n")
      let file = try program.write("first.sh", "set -eu\n" + commands)
      let process = Process()
      process.executableURL = URL(filePath: "/bin/bash")
      process.arguments = [file]
      process.currentDirectoryURL = URL(filePath: program.folder)
      process.environment = [
        "HOME": program.folder, "XDG_RUNTIME_DIR": program.folder, "PATH": "\(bin):/usr/bin:/bin", "LANG": "C.UTF-8",
        "IPDESK_SEED": "\(TestPaths.root)/Seed", "IPDESK_RESOURCES": "\(TestPaths.root)/Resources",
        "IPDESK_TODAY": Program.today,
      ]
      let output = Pipe()
      (process.standardOutput, process.standardError) = (output, output)
      process.standardInput = FileHandle.nullDevice
      try process.run()
      let told = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()

      #expect(process.terminationStatus == 0, "\(told)")
      #expect(told.contains("40/2026/000000004-87: Application received, 2026-10-20, by abena"), "\(told)")
      #expect(told.contains("Filing date accorded, 2026-10-20, by kofi"), "\(told)")
    }
  }

  @Test("Every option, suite and product that the texts show is there", arguments: ["README.md", "CONTRIBUTING.md"])
  func shown(file: String) throws {
    let lines = try blocks(file).flatMap { $0.split(separator: "\n").map(String.init) }
    let install = try String(contentsOfFile: "\(TestPaths.root)/install.sh", encoding: .utf8)
    for line in lines where line.contains("./install.sh") {
      let options = line.split(separator: " ").filter { $0.hasPrefix("--") }.map(String.init)
      #expect(options.allSatisfy { install.contains("    \($0))") }, "\(line)")
    }
    let tests = try FileManager.default.subpathsOfDirectory(atPath: "\(TestPaths.root)/Tests").joined(separator: "\n")
    for line in lines where line.contains("--filter ") {
      let name = line.components(separatedBy: "--filter ")[1].prefix { $0.isLetter || $0 == "\"" }.filter { $0 != "\"" }
      #expect(tests.contains("/\(name).swift"), "\(line)")
    }
    for line in lines where line.hasPrefix("Tests/") {
      let path = line.split(separator: " ")[0]
      #expect(FileManager.default.isExecutableFile(atPath: "\(TestPaths.root)/\(path)"), "\(line)")
    }
  }
}

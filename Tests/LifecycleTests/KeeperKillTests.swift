import Foundation
import Testing

/// The program beside the test bundle, when it speaks the words that this test needs.
enum BuiltProgram {
  static let path = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "ipdesk").path

  static func run(_ arguments: [String], _ variables: [String: String] = [:]) throws -> (status: Int32, text: String) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }

  static var speaks: Bool {
    guard FileManager.default.isExecutableFile(atPath: path), let help = try? run(["--help"]) else { return false }
    return ["plant", "keep", "receive"].allSatisfy(help.text.contains)
  }
}

@Suite("Kill of a keeper")
struct KeeperKillTests {
  /// Needs IPDESK_KILL_FORM (a form file), IPDESK_OFFICER and IPDESK_PASSWORD of the demonstration.
  @Test(
    "No filing that was acknowledged is lost or doubled when keepers are killed",
    .enabled(if: BuiltProgram.speaks, "The program ipdesk is not built or lacks plant, keep or receive."),
    .enabled(if: ProcessInfo.processInfo.environment["IPDESK_KILL_FORM"] != nil, "IPDESK_KILL_FORM names no form file.")
  )
  func kills() async throws {
    let isLong = ProcessInfo.processInfo.environment["IPDESK_LONG"] == "1"
    let register = NSTemporaryDirectory() + "kill-\(UUID().uuidString).register"
    let form = try #require(ProcessInfo.processInfo.environment["IPDESK_KILL_FORM"])
    try #require(try BuiltProgram.run(["plant", "--demonstration", "--register", register]).status == 0)

    let numbers = try await withThrowingTaskGroup(of: [String].self) { group in
      for desk in 0..<(isLong ? 32 : 8) {
        group.addTask {
          try (0..<(isLong ? 40 : 5)).map { filing in
            let answer = try BuiltProgram.run([
              "receive", form, "--register", register, "--json", "--request", "\(desk)-\(filing)",
            ])
            // Every desk kills the keeper once in the midst of the others' filings.
            if filing == 2 { _ = KeeperProcesses.kill(register) }
            #expect(answer.status == 0)
            return answer.text
          }
        }
      }
      return try await group.reduce(into: [String]()) { $0 += $1 }
    }

    #expect(Set(numbers).count == numbers.count)
    _ = KeeperProcesses.kill(register)
    #expect(try BuiltProgram.run(["check", "--register", register]).status == 0)
  }
}

/// The keepers that serve one register, found by their command line.
enum KeeperProcesses {
  static func kill(_ register: String) -> Int {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    let keepers = all.compactMap { Int32($0) }.filter { id in
      guard let bytes = FileManager.default.contents(atPath: "/proc/\(id)/cmdline") else { return false }
      let words = bytes.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      return words.count > 1 && words[1] == "keep" && words.contains(register)
    }
    for keeper in keepers { Foundation.kill(keeper, SIGKILL) }
    return keepers.count
  }
}

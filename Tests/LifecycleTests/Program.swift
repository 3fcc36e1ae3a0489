import Foundation
import TestSupport
import Testing

/// The built program, run as a person runs it.
struct Program {
  let path: String
  /// Folder of one register, gone after the test.
  let folder: String
  /// Where the register lies when that is not the folder of the test.
  var place: String?

  /// Where the program lies beside the bundle of the tests; nil when it was not built.
  static var built: String? {
    let path = "\(TestPaths.root)/.build/debug/ipdesk"
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }

  /// The day after the last act of the demonstration.
  static let today = "2026-10-20"

  struct Result {
    let code: Int32
    let output: String
    let error: String
  }

  var register: String { "\(place ?? folder)/office.register" }

  func environment(_ officer: String) -> [String: String] {
    [
      "HOME": folder, "XDG_RUNTIME_DIR": folder, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color",
      "IPDESK_REGISTER": register, "IPDESK_OFFICER": officer, "IPDESK_PASSWORD": "meridia",
      "IPDESK_SECOND_PASSWORD": "meridia", "IPDESK_SEED": "\(TestPaths.root)/Seed",
      "IPDESK_RESOURCES": "\(TestPaths.root)/Resources",
    ]
  }

  /// Starts a command without waiting; its output goes to files named after the tag.
  func start(_ arguments: [String], as officer: String = "kofi", tag: String, day: String? = nil) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = environment(officer)
    process.environment?["IPDESK_TODAY"] = day ?? Program.today
    process.currentDirectoryURL = URL(filePath: folder)
    for (suffix, isError) in [("out", false), ("err", true)] {
      let file = "\(folder)/\(tag).\(suffix)"
      _ = FileManager.default.createFile(atPath: file, contents: nil)
      let handle = try #require(FileHandle(forWritingAtPath: file))
      if isError { process.standardError = handle } else { process.standardOutput = handle }
    }
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return process
  }

  func told(_ tag: String, _ suffix: String = "out") -> String {
    FileManager.default.contents(atPath: "\(folder)/\(tag).\(suffix)").map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Runs a command to its end.
  @discardableResult
  func run(_ arguments: String..., as officer: String = "kofi", day: String? = nil) throws -> Result {
    let tag = "run-\(UUID().uuidString)"
    let process = try start(arguments, as: officer, tag: tag, day: day)
    process.waitUntilExit()
    return Result(code: process.terminationStatus, output: told(tag), error: told(tag, "err"))
  }

  /// The seed of the office without its demonstration.
  func emptySeed() throws -> String {
    let seed = folder + "/seed"
    try FileManager.default.createDirectory(atPath: seed, withIntermediateDirectories: true)
    for name in ["Law", "office.tsv", "officers.tsv", "holidays.tsv", "series.tsv"] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(seed)/\(name)", withDestinationPath: "\(TestPaths.root)/Seed/Meridia/\(name)")
    }
    return seed
  }

  /// Writes a file beside the register.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    let path = "\(folder)/\(name)"
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }
}

/// Plants a register in a folder of its own and hands it to the test; the folder is gone afterwards.
func withProgram(plant arguments: [String] = ["--demonstration"], _ body: (Program) throws -> Void) throws {
  let path = try #require(Program.built)
  let folder = "/tmp/ipdesk-life-\(UUID().uuidString.prefix(8))"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let program = Program(path: path, folder: folder)
  if !arguments.isEmpty {
    let process = try program.start(["plant"] + arguments, tag: "plant")
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(program.told("plant", "err"))")
  }
  try body(program)
}

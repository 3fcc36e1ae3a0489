import Foundation
import TestSupport

/// The built program, run as a person runs it.
public struct Program: Sendable {
  public let path: String
  /// Folder of one register, gone after the test.
  public let folder: String
  /// Where the register lies when that is not the folder of the test.
  public var place: String?

  public init(path: String, folder: String, place: String? = nil) {
    (self.path, self.folder, self.place) = (path, folder, place)
  }

  /// Where the program lies beside the bundle of the tests; nil when it was not built.
  public static var built: String? {
    let path = "\(TestPaths.root)/.build/debug/ipdesk"
    return FileManager.default.isExecutableFile(atPath: path) ? path : nil
  }

  /// The day after the last act of the demonstration.
  public static let today = "2026-10-20"

  /// How a command ended and what it said.
  public struct Result: Sendable {
    public let code: Int32
    public let output: String
    public let error: String

    public init(code: Int32, output: String, error: String) {
      (self.code, self.output, self.error) = (code, output, error)
    }
  }

  public var register: String { "\(place ?? folder)/office.register" }

  public func environment(_ officer: String) -> [String: String] {
    [
      "HOME": folder, "XDG_RUNTIME_DIR": folder, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color",
      "IPDESK_REGISTER": register, "IPDESK_OFFICER": officer, "IPDESK_PASSWORD": "meridia",
      "IPDESK_SECOND_PASSWORD": "meridia", "IPDESK_SEED": "\(TestPaths.root)/Seed",
      "IPDESK_RESOURCES": "\(TestPaths.root)/Resources",
    ]
  }

  /// Starts a command without waiting; its output goes to files named after the tag.
  ///
  /// - Parameter changes: variables of the environment that differ from those of every command.
  public func start(
    _ arguments: [String], as officer: String = "kofi", tag: String, day: String? = nil,
    changing changes: [String: String] = [:]
  ) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = environment(officer).merging(["IPDESK_TODAY": day ?? Program.today]) { $1 }
      .merging(changes) { $1 }
    process.currentDirectoryURL = URL(filePath: folder)
    for (suffix, isError) in [("out", false), ("err", true)] {
      let file = "\(folder)/\(tag).\(suffix)"
      _ = FileManager.default.createFile(atPath: file, contents: nil)
      guard let handle = FileHandle(forWritingAtPath: file) else {
        throw LaboratoryFault("“\(file)” cannot be written")
      }
      if isError { process.standardError = handle } else { process.standardOutput = handle }
    }
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return process
  }

  public func told(_ tag: String, _ suffix: String = "out") -> String {
    FileManager.default.contents(atPath: "\(folder)/\(tag).\(suffix)").map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Runs a command to its end.
  @discardableResult
  public func run(_ arguments: String..., as officer: String = "kofi", day: String? = nil) throws -> Result {
    let tag = "run-\(UUID().uuidString)"
    let process = try start(arguments, as: officer, tag: tag, day: day)
    process.waitUntilExit()
    return Result(code: process.terminationStatus, output: told(tag), error: told(tag, "err"))
  }

  /// The seed of the office without its demonstration.
  public func emptySeed() throws -> String {
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
  public func write(_ name: String, _ text: String) throws -> String {
    let path = "\(folder)/\(name)"
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }
}

/// Why an experiment could not go on.
public struct LaboratoryFault: Error, CustomStringConvertible {
  public let description: String
  public init(_ text: String) { description = text }
}

/// Plants a register in a folder of its own and hands it to the test; the folder is gone afterwards.
public func withProgram(plant arguments: [String] = ["--demonstration"], _ body: (Program) throws -> Void) throws {
  guard let path = Program.built else { throw LaboratoryFault("the program ipdesk is not built") }
  let folder = "/tmp/ipdesk-life-\(UUID().uuidString.prefix(8))"
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let program = Program(path: path, folder: folder)
  if !arguments.isEmpty {
    let process = try program.start(["plant"] + arguments, tag: "plant")
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw LaboratoryFault(program.told("plant", "err")) }
  }
  try body(program)
}

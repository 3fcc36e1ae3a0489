import Foundation
import Glibc
import TestSupport
import Testing

/// The demonstration office, planted once; each walk goes through a copy of its register.
enum WalkOffice {
  private static let planted = Result {
    guard let path = Program.built else { throw LaboratoryFault("the program ipdesk is not built") }
    let folder = "/tmp/ipdesk-walks-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let program = Program(path: path, folder: folder)
    let process = try program.start(["plant", "--demonstration"], tag: "plant")
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw LaboratoryFault(program.told("plant", "err")) }
    return program
  }

  /// Hands a copy of the office to a walk; it is gone afterwards.
  static func walk(_ body: (Program) throws -> Void) throws {
    let source = try planted.get()
    let folder = "/tmp/ipdesk-walk-\(UUID().uuidString.prefix(8))"
    let manager = FileManager.default
    try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? manager.removeItem(atPath: folder) }
    for name in try manager.contentsOfDirectory(atPath: source.folder) where name.hasPrefix("office.register") {
      try manager.copyItem(atPath: "\(source.folder)/\(name)", toPath: "\(folder)/\(name)")
    }
    try body(Program(path: source.path, folder: folder))
  }
}

extension Program {
  /// An officer at the desk, line by line, through the program and its keeper; all that was told and asked.
  func desk(_ officer: String, on day: String = Program.today, _ answers: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = ["desk", "--linear"]
    process.environment = environment(officer).merging(["IPDESK_TODAY": day]) { $1 }
    process.currentDirectoryURL = URL(filePath: folder)
    let (input, output) = (Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (input, output, output)
    // The answers are a file for the program: it reads them as it asks.
    signal(SIGPIPE, SIG_IGN)
    try process.run()
    try? input.fileHandleForWriting.write(contentsOf: Data((answers.joined(separator: "\n") + "\n").utf8))
    try? input.fileHandleForWriting.close()
    let told = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw LaboratoryFault("the desk ended with \(process.terminationStatus): \(told)")
    }
    return told
  }
}

import Filing
import Foundation
import GRDB
import Glibc
import LaboratoryKit
import Office
import Standards
import TestSupport

/// One call of the kernel that fails while a clerk files: which, how, how often, and the how manieth.
struct Injection: CustomStringConvertible {
  let call: String
  let error: String
  let isSticky: Bool
  let place: Int

  var expression: String { "inject=\(call):error=\(error):when=\(place)\(isSticky ? "+" : "")" }
  var description: String { "\(error) from \(call) no. \(place)\(isSticky ? " and all after it" : "")" }
}

/// Every write and sync of a keeper fails in turn; what was acknowledged stands, and what is said names cause and remedy.
struct Faults {
  /// Every how many writes one fails; syncs are few, and each of them fails.
  var stride = 1
  /// The one call that fails; all when nil.
  var call: String?
  /// No call beyond it fails.
  var most = 200
  var seed: UInt64 = 1
  private static let filings = 3
  private static let kinds = [
    ("pwrite64", ["EIO", "ENOSPC", "EDQUOT"]), ("fdatasync", ["EIO", "ENOSPC"]), ("write", ["EIO", "ENOSPC"]),
  ]

  func run(_ tally: Tally) throws {
    guard Cutter.traces else { return tally.skip("fault", because: "strace cannot trace here") }
    let began = ContinuousClock.now
    try withPlanted { program in
      let pristine = try program.files()
      var done = 0
      for (call, errors) in Self.kinds where self.call == nil || self.call == call {
        let stride = call == "fdatasync" ? 1 : stride
        for error in errors {
          for isSticky in [false, true] {
            var place = 1 + Int(seed) % stride
            while place <= most {
              let injection = Injection(call: call, error: error, isSticky: isSticky, place: place)
              guard try inject(injection, program, pristine, tally) else { break }
              done += 1
              place += stride
            }
          }
        }
      }
      tally.figure("fault", "\(done) calls failed, \((.now - began).text)")
    }
  }

  /// - Returns: whether the fault came to pass.
  private func inject(
    _ injection: Injection, _ program: Program, _ pristine: [String: [UInt8]], _ tally: Tally
  ) throws -> Bool {
    try program.put(pristine)
    let log = "\(program.folder)/inject.strace"
    let words = [
      "-f", "-qq", "-y", "-e", "signal=none", "-o", log, "-e", "trace=\(injection.call)", "-e", injection.expression,
      program.path, "keep",
    ]
    let traced = Program(path: Cutter.strace, folder: program.folder)
    let keeper = try traced.start(words, tag: "keeper", day: Program.planted)
    Processes(program: program).awaitSocket(of: keeper)
    var run = FaultRun(injection: injection)
    if keeper.isRunning { run.work(program, Self.filings) } else { run.died = program.told("keeper", "err") }
    let deadline = ContinuousClock.now + .seconds(20)
    while run.ends, keeper.isRunning, .now < deadline { usleep(20_000) }
    if !keeper.isRunning { run.exit = keeper.terminationStatus }
    Processes(program: program).cutPower()
    keeper.waitUntilExit()
    let told = FileManager.default.contents(atPath: log).map { String(decoding: $0, as: UTF8.self) } ?? ""
    let hits = told.split(separator: "\n").filter { $0.contains("(INJECTED)") }
    guard !hits.isEmpty else { return false }
    run.hitsFile = hits.contains { $0.contains("office.register") && !$0.contains(".lock>") }
    try run.judge(program, tally)
    return true
  }
}

extension Program {
  /// The folder holds these files and no register of before.
  func put(_ files: [String: [UInt8]]) throws {
    for suffix in ["", "-wal", "-shm", ".sock", ".journal", ".refusals", ".unchecked"] { unlink(register + suffix) }
    for (path, bytes) in files { try Data(bytes).write(to: URL(filePath: path)) }
  }
}

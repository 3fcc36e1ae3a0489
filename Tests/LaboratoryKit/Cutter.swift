import Foundation
import Glibc

/// What kills a keeper at one of its writes: strace at exactly that call, or the clock where strace cannot trace.
public enum Cutter {
  public static let strace = "/usr/bin/strace"

  /// Whether this account may trace.
  public static let traces: Bool = {
    let probe = Process()
    probe.executableURL = URL(filePath: strace)
    probe.arguments = ["-o", "/dev/null", "-e", "trace=fdatasync", "/bin/true"]
    probe.standardError = FileHandle.nullDevice
    guard (try? probe.run()) != nil else { return false }
    probe.waitUntilExit()
    return probe.terminationStatus == 0
  }()

  public static var words: String {
    traces ? "killed by strace at the call" : "strace cannot trace here: killed by the clock"
  }

  public static func keeper(_ program: Program, killedAt step: Int) throws -> Process {
    guard traces else { return try program.start(["keep"], tag: "keeper", day: Program.planted) }
    let calls = "pwrite64,fdatasync"
    let traced = Program(path: strace, folder: program.folder)
    return try traced.start(
      [
        "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(calls)", "-e", "inject=\(calls):signal=KILL:when=\(step)",
        program.path, "keep",
      ], tag: "keeper", day: Program.planted)
  }

  /// Returns when the keeper was killed or the closers have ended.
  public static func wait(for keeper: Process, killedAt step: Int, orEndOf closers: [Process]) {
    var left = traces ? Int.max : step
    while left > 0, keeper.isRunning, closers.contains(where: \.isRunning) {
      _ = Glibc.poll(nil, 0, 1)
      left -= 1
    }
  }
}

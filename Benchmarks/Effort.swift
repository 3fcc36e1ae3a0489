import Foundation
import Glibc

/// Time and processor time of a piece of work.
struct Effort {
  var seconds = 0.0
  var processor = 0.0

  var words: String { "\(figure(seconds)) s, \(figure(processor)) s CPU" }

  static func of(_ work: () throws -> Void) rethrows -> Effort {
    let (start, began) = (ContinuousClock.now, Benchmarks.processorSeconds)
    try work()
    return Effort(
      seconds: (ContinuousClock.now - start) / .seconds(1), processor: Benchmarks.processorSeconds - began)
  }

  static func ofChild(_ program: String, _ arguments: [String]) throws -> Effort {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    let (start, began) = (ContinuousClock.now, Benchmarks.childSeconds)
    try process.run()
    process.waitUntilExit()
    return Effort(seconds: (ContinuousClock.now - start) / .seconds(1), processor: Benchmarks.childSeconds - began)
  }

  static func megabytes(_ path: String, _ effort: Effort) -> String {
    let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    return figure(Double(size) / 1_000_000 / max(0.000_1, effort.processor))
  }
}

/// The most memory of this process since it was last forgotten, in KiB (Linux).
enum Memory {
  static func forgetPeak() { try? "5".write(toFile: "/proc/self/clear_refs", atomically: false, encoding: .utf8) }

  static var peak: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return Int(line.filter(\.isNumber)) ?? 0
  }
}

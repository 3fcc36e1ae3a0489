import Foundation
import Standards

/// What the kernel lets this process do, proc(5).
enum Confinement {
  /// Whether it may gain no rights, holds none and has a filter of calls; nil where that cannot be read.
  static var isWhole: Bool? {
    guard let bytes = FileManager.default.contents(atPath: "/proc/self/status") else { return nil }
    let pairs = String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line -> (String, String)? in
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
    let fields = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    guard let privileges = fields["NoNewPrivs"], let filter = fields["Seccomp"], let rights = fields["CapEff"] else {
      return nil
    }
    return privileges == "1" && filter == "2" && rights.allSatisfy { $0 == "0" }
  }
}

import Foundation
import Synchronization

/// What experiments found: cases that passed and cases that failed, and the figures beside them.
final class Tally: Sendable {
  private struct State {
    var passed = 0
    var failed = 0
    var skipped = 0
    var figures: [(name: String, value: String)] = []
  }

  private let state = Mutex(State())
  /// So many failures of one experiment are printed.
  private static let most = 40

  var counts: (passed: Int, failed: Int) { state.withLock { ($0.passed, $0.failed) } }
  var figures: [(name: String, value: String)] { state.withLock { $0.figures } }

  /// Counts a case; one that failed is named at once, with what is needed to meet it again.
  func expect(_ holds: Bool, _ name: @autoclosure () -> String) {
    guard !holds else { return state.withLock { $0.passed += 1 } }
    let place = state.withLock { state in
      state.failed += 1
      return state.failed
    }
    if place <= Tally.most { Tally.say("FAILED \(name())") }
    if place == Tally.most { Tally.say("… further failures are counted only") }
  }

  func figure(_ name: String, _ value: String) { state.withLock { $0.figures.append((name, value)) } }

  /// What cannot be tried on this machine, and why; seen by who reads the run.
  func skip(_ name: String, because reason: String) {
    state.withLock { $0.skipped += 1 }
    Tally.say("SKIPPED \(name): \(reason)")
  }

  func add(_ other: Tally) {
    let (counts, figures) = (other.counts, other.figures)
    state.withLock { state in
      state.passed += counts.passed
      state.failed += counts.failed
      state.figures += figures
    }
  }

  static func say(_ text: String) {
    FileHandle.standardOutput.write(Data((text + "\n").utf8))
  }
}

extension Duration {
  var milliseconds: Double { Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15 }
  var text: String { String(format: "%.1f s", milliseconds / 1000) }
}

extension [Double] {
  /// The value below which the share lies; 0 for none.
  func quantile(_ share: Double) -> Double {
    guard !isEmpty else { return 0 }
    return sorted()[Swift.min(count - 1, Int(Double(count) * share))]
  }
}

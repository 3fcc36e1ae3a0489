import Synchronization

/// Counts down to the step at which something is to happen.
final class Counter: Sendable {
  private let left: Atomic<Int>

  init(_ steps: Int) { left = Atomic(steps) }

  /// Whether this is the last of the steps.
  var isLast: Bool { left.subtract(1, ordering: .relaxed).newValue == 0 }
}

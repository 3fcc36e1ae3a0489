import Dispatch
import Synchronization

/// The queue of the writers: first come, first served within a uid, and every uid in its turn.
///
/// A connection has one request under way, so a bulk import gets one turn per round like any clerk.
final class WriterQueue: Sendable {
  private struct Line {
    let uid: UInt32
    var waiting: [DispatchSemaphore]
  }

  private struct State {
    var isBusy = false
    /// The uids that wait, the next one first.
    var lines: [Line] = []
  }

  private let state = Mutex(State())

  /// Waits for its turn, then does the work; nobody else works meanwhile.
  func take<Result>(uid: UInt32, _ work: () throws -> Result) rethrows -> Result {
    let turn = state.withLock { state -> DispatchSemaphore? in
      guard state.isBusy else {
        state.isBusy = true
        return nil
      }
      let turn = DispatchSemaphore(value: 0)
      if let line = state.lines.firstIndex(where: { $0.uid == uid }) {
        state.lines[line].waiting.append(turn)
      } else {
        state.lines.append(Line(uid: uid, waiting: [turn]))
      }
      return turn
    }
    turn?.wait()
    defer { pass() }
    return try work()
  }

  /// How many wait.
  var waiting: Int { state.withLock { $0.lines.reduce(0) { $0 + $1.waiting.count } } }

  private func pass() {
    let next = state.withLock { state -> DispatchSemaphore? in
      guard !state.lines.isEmpty else {
        state.isBusy = false
        return nil
      }
      var line = state.lines.removeFirst()
      let next = line.waiting.removeFirst()
      if !line.waiting.isEmpty { state.lines.append(line) }
      return next
    }
    next?.signal()
  }
}

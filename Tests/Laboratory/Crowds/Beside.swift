import Filing
import Foundation
import LaboratoryKit
import Office
import Standards
import Synchronization

/// A clerk who files without pause beside an experiment, and how long each filing takes him.
final class Beside: Sendable {
  private struct State {
    var times: [Double] = []
    var refused: [String] = []
    var isOver = false
  }

  private let state = Mutex(State())
  private let gone = DispatchGroup()

  /// - Parameter pause: milliseconds that he thinks between two filings.
  init(_ program: Program, _ name: String = "kofi", pause: UInt32 = 20) {
    gone.enter()
    Thread.detachNewThread { [self] in
      work(program, name, pause)
      gone.leave()
    }
  }

  private func work(_ program: Program, _ name: String, _ pause: UInt32) {
    do {
      let office = try program.clerk(name)
      while !state.withLock({ $0.isOver }) {
        let request = ActRequest.mark("BESIDE", id: UUID().uuidString)
        let start = ContinuousClock.now
        _ = try office.record(request)
        let time = (ContinuousClock.now - start).milliseconds
        state.withLock { $0.times.append(time) }
        usleep(pause * 1000)
      }
    } catch {
      state.withLock { $0.refused.append(Explanation(of: error).message) }
    }
  }

  var refused: [String] { state.withLock { $0.refused } }

  /// Ends his day; milliseconds of each filing.
  func end() -> [Double] {
    state.withLock { $0.isOver = true }
    gone.wait()
    return state.withLock { $0.times }
  }
}

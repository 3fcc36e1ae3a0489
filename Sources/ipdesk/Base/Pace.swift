import Filing
import Services
import Standards
import Synchronization

/// How far a long work has come and how long it will still take, told on standard error.
final class Pace: Sendable {
  private struct State {
    var done = 0
    var total: Int?
    var begun = ContinuousClock.now
    var told = ContinuousClock.now
  }
  private let what: String
  private let units: String
  private let state = Mutex(State())

  /// - Parameters:
  ///   - what: what is being done: `exporting`.
  ///   - units: what is counted: `dossiers`.
  init(_ what: String, _ units: String) { (self.what, self.units) = (what, units) }

  /// What the services tell of their work.
  var handler: ProgressHandler { ProgressHandler(begin: { self.begin($0) }, advance: { try self.take($0) }) }

  /// Does the work and takes its line away again.
  func shown<Result>(_ work: () throws -> Result) rethrows -> Result {
    defer { Output.endProgress() }
    return try work()
  }

  /// The work begins now; Ctrl-C ends it between two steps.
  ///
  /// - Parameter total: how many steps there are at most; nil when that is not known beforehand.
  func begin(_ total: Int?) {
    Interruption.listen()
    state.withLock { $0 = State(total: total) }
  }

  /// So many more are done; refuses when Ctrl-C asked for the end.
  func take(_ count: Int = 1) throws {
    let (done, total) = state.withLock { state in
      state.done += count
      return (state.done, state.total)
    }
    tell(done, of: total)
    guard Interruption.isAsked else { return }
    Output.endProgress()
    throw Refusal(
      .interrupted,
      "Ended by Ctrl-C after \(done) \(units); what was not finished was not written. Run the command again.")
  }

  /// Tells where the work stands, ten times a second at most.
  func tell(_ done: Int, of total: Int?) {
    let passed = state.withLock { state -> Int? in
      let now = ContinuousClock.now
      guard now - state.told > .milliseconds(100) else { return nil }
      state.told = now
      return Int((now - state.begun).components.seconds)
    }
    guard let passed else { return }
    guard let total else { return Output.progress("\(what): \(done) \(units) in \(passed) s") }
    let left = passed * max(0, total - done) / max(1, done)
    Output.progress("\(what): \(done) of \(total) \(units), about \(left) s left")
  }
}

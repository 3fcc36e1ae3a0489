import Standards
import Synchronization
import Terminal

/// Long work beside the desk: it tells how far it is, can be stopped, and leaves a result to read.
public final class Job: Sendable {
  /// What it is called on the status line.
  public let title: String
  private let progress: Mutex<Progress>
  private let outcome = Mutex<Outcome?>(nil)
  private let stopping = Atomic(false)
  private let work: @Sendable (Job) throws -> String

  public enum Outcome: Sendable, Equatable {
    case done(String)
    case failed(String)
    case stopped
  }

  /// - Parameter work: does it, tells `report`, looks at `isStopping` now and then, returns what is to be read at the end.
  public nonisolated init(_ title: String, work: @escaping @Sendable (Job) throws -> String) {
    self.title = title
    self.work = work
    progress = Mutex(Progress(title))
  }

  /// How far it is.
  public nonisolated var state: Progress { progress.withLock { $0 } }
  /// Nil while it runs.
  public nonisolated var result: Outcome? { outcome.withLock { $0 } }
  /// Whether it was asked to stop.
  public nonisolated var isStopping: Bool { stopping.load(ordering: .relaxed) }

  public nonisolated func report(_ now: Progress) { progress.withLock { $0 = now } }
  public nonisolated func stop() { stopping.store(true, ordering: .relaxed) }

  /// Begins the work on another thread.
  func start() { Task.detached { self.perform() } }

  nonisolated func perform() {
    let end: Outcome
    do {
      let text = try work(self)
      end = isStopping ? .stopped : .done(text)
    } catch {
      end = .failed(Explanation(of: error).message)
    }
    outcome.withLock { $0 = end }
  }
}

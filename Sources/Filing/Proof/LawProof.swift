import Dispatch
import Standards
import Synchronization

extension Law {
  /// Explores every way that a dossier of each right can go, and says of each invariant whether it holds.
  ///
  /// A task an invariant runs on every core; the answers stand in the order of the table, the same in every run.
  /// - Parameters:
  ///   - rights: letters of the rights; all when empty.
  ///   - only: ids of the invariants; all when empty.
  ///   - progress: told at the beginning and after each task how many of how many are done, on any thread; what it throws
  ///     ends the proof as soon as the tasks that run are done.
  /// - Throws: `ProofFaults` of invariants.tsv, and what `progress` throws.
  public func prove(
    rights letters: Set<String> = [], only ids: Set<String> = [],
    progress: @escaping @Sendable (_ done: Int, _ all: Int) throws -> Void = { _, _ in }
  ) throws -> [Proof] {
    let tables = LawTables(files: files)
    var provers: [Prover] = []
    var faults: [TableFault] = []
    for (folder, right) in folders(tables) where letters.isEmpty || letters.contains(right.letter) {
      let (invariants, wrong) = Invariants.read(tables, folder: folder, right: right)
      faults += wrong
      for invariant in invariants.all where ids.isEmpty || ids.contains(invariant.id) {
        provers.append(Prover(law: self, right: right, latches: invariants.latches, invariant: invariant))
      }
    }
    guard faults.isEmpty else { throw ProofFaults(faults: faults) }
    return try Law.run(provers, progress)
  }

  /// The tasks on every core.
  private static func run(
    _ tasks: [Prover], _ progress: @escaping @Sendable (_ done: Int, _ all: Int) throws -> Void
  ) throws -> [Proof] {
    try progress(0, tasks.count)
    let work = Mutex(Work(answers: Array(repeating: nil, count: tasks.count)))
    DispatchQueue.concurrentPerform(iterations: tasks.count) { index in
      guard work.withLock({ $0.end == nil }) else { return }
      let answer = tasks[index].prove()
      let done = work.withLock { work in
        work.answers[index] = answer
        work.done += 1
        return work.done
      }
      do {
        try progress(done, tasks.count)
      } catch {
        work.withLock { $0.end = $0.end ?? error }
      }
    }
    return try work.withLock { work in
      if let end = work.end { throw end }
      return zip(tasks, work.answers).map { task, answer in
        Proof(
          invariant: task.invariant.id, basis: task.invariant.basis, right: task.right.id,
          subject: task.invariant.subject, answer: answer ?? .neverAsked)
      }
    }
  }

  /// How far the tasks are.
  private struct Work {
    var answers: [ProofAnswer?]
    var done = 0
    /// What ends the proof before its time.
    var end: (any Error)?
  }

  /// The rights with the names of their folders.
  func folders(_ tables: LawTables) -> [(folder: String, right: Right)] {
    tables.byRight.keys.sorted().compactMap { folder in
      let letter = try? tables.byRight[folder]?["right"]?.dictionary()["letter"]
      return rights.first { $0.letter == letter }.map { (folder, $0) }
    }
  }
}

/// Faults of invariants.tsv that keep a law from being proved.
public struct ProofFaults: Explained {
  /// In the order of the table.
  public let faults: [TableFault]

  public init(faults: [TableFault]) { self.faults = faults }

  /// Every fault with its file and line.
  public var explanation: Explanation {
    Explanation(.lawFaulty, faults.map(\.explanation.message).joined(separator: "\n"))
  }
}

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
  ///   - progress: told after each task how many of how many are done, on any thread.
  /// - Throws: the faults of invariants.tsv.
  public func prove(
    rights letters: Set<String> = [], only ids: Set<String> = [],
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) throws(ProofFaults) -> [Proof] {
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
    let answers = Mutex<[ProofAnswer?]>(Array(repeating: nil, count: provers.count))
    let tasks = provers
    DispatchQueue.concurrentPerform(iterations: tasks.count) { index in
      let answer = tasks[index].prove()
      let done = answers.withLock { all in
        all[index] = answer
        return all.count { $0 != nil }
      }
      progress(done, tasks.count)
    }
    return answers.withLock { all in
      zip(tasks, all).map { task, answer in
        Proof(
          invariant: task.invariant.id, basis: task.invariant.basis, right: task.right.id,
          subject: task.invariant.subject, answer: answer ?? .neverAsked)
      }
    }
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

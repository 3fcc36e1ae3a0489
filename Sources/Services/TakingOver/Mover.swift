import Filing
import FoundationEssentials
import Office
import Publishing

/// Moves the records of another register into this one, a batch in each transaction.
///
/// While one batch is recorded the next one is read.
public struct Mover {
  private let migration: Migration
  private let rejects: AtomicFile?

  /// - Parameter rejects: where records that are refused, or of which something is to be known, are written as they come;
  ///   nil when nobody asked for them.
  public init(migration: Migration, rejects: AtomicFile? = nil) {
    (self.migration, self.rejects) = (migration, rejects)
  }

  /// So many refused and so many noted records are kept for the answer.
  public static let mostTold = 1_000

  /// Takes every record over.
  ///
  /// - Parameter goesOn: asked between two transactions; the run ends there when it says no.
  public func run(_ records: OldRecords, while goesOn: (Progress) -> Bool = { _ in true }) throws -> Result {
    var result = Result()
    let start = ContinuousClock.now
    try rejects?.write(RecordOutcome.columns)
    let relay = Relay<OldRecords.Batch> { give in try records.read(give) }
    defer { relay.end() }
    while let batch = try relay.next() {
      try move(batch, &result)
      let spent = (ContinuousClock.now - start) / .seconds(1)
      let left = Int(spent * (1 - batch.share) / max(batch.share, 0.000_001))
      result.isInterrupted = !goesOn(Progress(done: result.done, share: batch.share, left: left))
      if result.isInterrupted { break }
    }
    return result
  }

  private func move(_ batch: OldRecords.Batch, _ result: inout Result) throws {
    let given = batch.lines.compactMap(\.record)
    var answers = try migration.take(given)[...]
    for (outcome, record) in batch.lines {
      var outcome = outcome
      guard record != nil else {
        try reject(outcome, &result)
        continue
      }
      switch answers.popFirst() {
      case .known:
        result.known += 1
        continue
      case .rejected(let reason):
        outcome.refuse([reason])
        try reject(outcome, &result)
        continue
      case .taken(_, let differences, let cautions):
        if !differences.isEmpty { result.different += 1 }
        outcome.notes +=
          differences.map { .init(kind: "difference", text: $0) } + cautions.map { .init(kind: "caution", text: $0) }
      case nil: break
      }
      result.taken += 1
      guard !outcome.notes.isEmpty else { continue }
      result.noted += 1
      if result.notes.count < Self.mostTold { result.notes.append(outcome) }
      try rejects?.write(outcome.rows)
    }
  }

  private func reject(_ outcome: RecordOutcome, _ result: inout Result) throws {
    result.refused += 1
    if result.rejects.count < Self.mostTold { result.rejects.append(outcome) }
    try rejects?.write(outcome.rows)
  }
}

import Filing
import FoundationEssentials
import Office
import Publishing

/// Moves the records of another register into this one, a batch in each transaction, and tells how long it will take.
///
/// While one batch is recorded the next one is read.
struct Mover {
  let migration: Migration
  let isDryRun: Bool
  /// Where refused records are written as they come; nil when nobody asked for them.
  let rejects: AtomicFile?

  /// What a run has done.
  struct Result: Codable {
    var taken = 0
    var known = 0
    /// Records whose dates the law of this office reckons otherwise.
    var different = 0
    var refused = 0
    /// The first refused records; all of them stand in the file of `--rejects`.
    var rejects: [Outcome] = []
    /// The first records with something to note, such as columns without a place.
    var notes: [Outcome] = []
    /// Whether Ctrl-C ended the run before the end of the file.
    var isInterrupted = false

    var done: Int { taken + known + refused }
  }

  /// So many refused and so many noted records are kept for the answer.
  static let mostTold = 1_000

  /// Takes every record over.
  func run(_ records: OldRecords) throws -> Result {
    var result = Result()
    let start = ContinuousClock.now
    Interruption.listen()
    try rejects?.write(Outcome.columns)
    let relay = Relay<OldRecords.Batch> { give in try records.read(give) }
    defer { relay.end() }
    while let batch = try relay.next() {
      try move(batch, &result)
      let spent = (ContinuousClock.now - start) / .seconds(1)
      let left = Int(spent * (1 - batch.share) / max(batch.share, 0.000_001))
      Output.progress("\(result.done) records, \(Int(batch.share * 100)) %, about \(left) s left")
      result.isInterrupted = Interruption.isAsked
      if result.isInterrupted { break }
    }
    Output.endProgress()
    return result
  }

  private func move(_ batch: OldRecords.Batch, _ result: inout Result) throws {
    let given = batch.lines.compactMap(\.record)
    var answers = try isDryRun ? nil : migration.take(given)[...]
    for (outcome, record) in batch.lines {
      var outcome = outcome
      guard record != nil else {
        try reject(outcome, &result)
        continue
      }
      switch answers?.popFirst() {
      case .known:
        result.known += 1
        continue
      case .rejected(let reason):
        outcome.refuse([reason])
        try reject(outcome, &result)
        continue
      case .taken(_, let differences):
        if !differences.isEmpty { result.different += 1 }
        outcome.notes += differences.map { .init(kind: "difference", text: $0) }
      case nil: break
      }
      result.taken += 1
      if !outcome.notes.isEmpty, result.notes.count < Self.mostTold { result.notes.append(outcome) }
    }
  }

  private func reject(_ outcome: Outcome, _ result: inout Result) throws {
    result.refused += 1
    if result.rejects.count < Self.mostTold { result.rejects.append(outcome) }
    try rejects?.write(outcome.rows)
  }
}

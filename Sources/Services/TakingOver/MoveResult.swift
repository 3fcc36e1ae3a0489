extension Mover {
  /// What a run has done.
  public struct Result: Codable {
    /// Records that were taken over.
    public internal(set) var taken = 0
    /// Records that were in the register already.
    public internal(set) var known = 0
    /// Records whose dates the law of this office reckons otherwise.
    public internal(set) var different = 0
    /// Records that were taken over and of which something is to be known.
    public internal(set) var noted = 0
    /// Records that cannot be taken over as they are.
    public internal(set) var refused = 0
    /// The first refused records, ``Mover/mostTold`` of them; all of them stand in the file of the rejects.
    public internal(set) var rejects: [RecordOutcome] = []
    /// The first records of which something is to be known: dates that differ, columns without a place, what is missing.
    public internal(set) var notes: [RecordOutcome] = []
    /// Whether the run was ended before the end of the file.
    public internal(set) var isInterrupted = false

    /// Records that were read so far.
    public var done: Int { taken + known + refused }
  }

  /// How far a run is.
  public struct Progress: Sendable {
    /// Records that were read so far.
    public let done: Int
    /// Share of the bytes that were read, 0 to 1.
    public let share: Double
    /// Seconds that the rest takes at the pace so far.
    public let left: Int
  }
}

import Standards

/// Where and when an event was recorded that a branch office handed in, as the value `branch_record` of the event has it:
/// `north 17 2 kofi 2026-03-02T10:00:01`.
public struct BranchRecord: Equatable, Sendable {
  public let branch: String
  /// Place among the events of the branch office.
  public let sequence: Int
  /// Place among the events of the file there.
  public let ordinal: Int
  public let officer: String
  public let recorded: Moment

  public init(branch: String, sequence: Int, ordinal: Int, officer: String, recorded: Moment) {
    (self.branch, self.sequence, self.ordinal) = (branch, sequence, ordinal)
    (self.officer, self.recorded) = (officer, recorded)
  }

  /// Nil for a text that is none.
  public init?(_ text: String) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    guard words.count == 5, let sequence = Int(words[1]), let ordinal = Int(words[2]), let recorded = Moment(words[4])
    else { return nil }
    self.init(branch: words[0], sequence: sequence, ordinal: ordinal, officer: words[3], recorded: recorded)
  }

  public var text: String { "\(branch) \(sequence) \(ordinal) \(officer) \(recorded)" }
}

extension Event {
  /// Where it was recorded first; nil for what was recorded in this register itself.
  public var branchRecord: BranchRecord? { values.text(.branchRecord).flatMap(BranchRecord.init) }

  /// `Recorded on 2026-03-02 by kofi`; of what a branch office handed in, also when and by whom it was taken in.
  var provenance: String {
    guard let told = branchRecord else { return "Recorded on \(recorded.date) by \(officer)" }
    return
      "Recorded on \(told.recorded.date) at the branch office “\(told.branch)” by \(told.officer), taken in on \(recorded.date) by \(officer)"
  }

  /// The day on which it was recorded, here or at the branch office: prices and time limits go by it.
  public var noted: CalendarDate { branchRecord?.recorded.date ?? recorded.date }
}

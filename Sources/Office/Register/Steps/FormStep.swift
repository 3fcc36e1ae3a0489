/// What leads a register from one form to the next: SQL, and what the program must fold anew once it is at its newest form.
///
/// A step is frozen from the day a register was opened with it. It names no constant, table or type of the program, so
/// that it says in ten years what it says today; whoever wants another form of the register adds a step.
struct FormStep: Sendable {
  /// Rows that only the program can make, out of the events.
  enum Fold: Sendable {
    /// The tables and the texts derived of dossiers.
    case dossiers
    /// The terms of goods that have ever stood in a dossier.
    case vocabulary
    /// The columns by which numbers are found.
    case numbers
    /// The electronic filings that were taken.
    case intakes
    /// The sums over rows that no event tells.
    case sums
    /// The codes by which pictures are found.
    case likenesses
  }

  let sql: String
  /// What the rows of older registers no longer say rightly; folded once after the last step, whichever step asked for it.
  let asks: [Fold]

  init(_ sql: String, asks: Fold...) {
    self.sql = sql
    self.asks = asks
  }
}

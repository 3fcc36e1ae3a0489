import Filing
import GRDB
import Standards

/// Declaring that the office is closed: limits that end inside move, so their dossiers are folded again.
///
/// - Source: PCT Rule 82quater.
enum ClosureActs {
  static let declare: OfficeAct = { recording, values, effective in
    guard let from = values.date(.closedFrom), let until = values.date(.closedUntil), from <= until,
      until <= from.adding(days: 366)
    else {
      throw Refusal.items([
        ItemFinding(item: "closed_until", reason: "it lies before “closed_from”, or more than a year after it.")
      ])
    }
    let days = values.number(.days) ?? 0
    guard days <= 366 else {
      throw Refusal.items([ItemFinding(item: "days", reason: "more than a year cannot be granted.")])
    }
    let known = recording.facts.calendar.closures
    if let other = known.first(where: { $0.from <= until && from <= $0.until }) {
      throw Refusal(
        .closureOverlaps,
        "A closure from \(other.from) until \(other.until) is declared already. Declare the days beside it.")
    }
    try recording.note("declare_closure", values, effective)
    try recording.db.execute(
      sql: "INSERT INTO closure (\"from\", until, reason, extraDays) VALUES (?, ?, ?, ?)",
      arguments: [from.description, until.description, values.text(.reason) ?? "", days])
    try refold(&recording, from: from, until: until)
  }

  /// Takes back a closure: the limits that it moved are folded again.
  static let lift: @Sendable (inout Recording, Event) throws -> Void = { recording, event in
    guard let from = event.values.date(.closedFrom), let until = event.values.date(.closedUntil) else { return }
    try recording.db.execute(
      sql: "DELETE FROM closure WHERE \"from\" = ? AND until = ?", arguments: [from.description, until.description])
    try refold(&recording, from: from, until: until)
  }

  /// Folds the dossiers anew whose limits the days can touch, and notes those that moved.
  private static func refold(_ recording: inout Recording, from: CalendarDate, until: CalendarDate) throws {
    let touched = try Int.fetchAll(
      recording.db, sql: "SELECT DISTINCT dossier FROM timeLimit WHERE last >= ? AND opened <= ?",
      arguments: [from.description, until.description])
    let moved = try recording.refold(touched)
    recording.effects.notes.append("Dossiers whose time limits moved: \(moved)")
  }
}

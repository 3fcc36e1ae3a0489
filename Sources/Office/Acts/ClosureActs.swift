import Filing
import GRDB
import Standards

/// Declaring that the office is closed: limits that end inside move, so their dossiers are folded again.
///
/// - Source: PCT Rule 82quater.
enum ClosureActs {
  static let declare: OfficeAct = { recording, values, effective in
    guard let from = values.date("closed_from"), let until = values.date("closed_until"), from <= until,
      until <= from.adding(days: 366)
    else {
      throw Refusal.items([
        ItemFinding(item: "closed_until", reason: "it lies before “closed_from”, or more than a year after it.")
      ])
    }
    let days = values.number("days") ?? 0
    guard days <= 366 else {
      throw Refusal.items([ItemFinding(item: "days", reason: "more than a year cannot be granted.")])
    }
    let known = try Lawbook.closures(recording.db)
    if let other = known.first(where: { $0.from <= until && from <= $0.until }) {
      throw Refusal(
        .closureOverlaps,
        "A closure from \(other.from) until \(other.until) is declared already. Declare the days beside it.")
    }
    try recording.note("declare_closure", values, effective)
    try recording.db.execute(
      sql: "INSERT INTO closure (\"from\", until, reason, extraDays) VALUES (?, ?, ?, ?)",
      arguments: [from.description, until.description, values.text("reason") ?? "", days])
    let moved = try refold(recording, from: from, until: until)
    recorded(&recording, moved)
  }

  /// Takes back a closure: the limits that it moved are folded again.
  static let lift: @Sendable (inout Recording, Event) throws -> Void = { recording, event in
    guard let from = event.values.date("closed_from"), let until = event.values.date("closed_until") else { return }
    try recording.db.execute(
      sql: "DELETE FROM closure WHERE \"from\" = ? AND until = ?", arguments: [from.description, until.description])
    recorded(&recording, try refold(recording, from: from, until: until))
  }

  private static func refold(_ recording: Recording, from: CalendarDate, until: CalendarDate) throws -> Int {
    let touched = try Int.fetchAll(
      recording.db, sql: "SELECT DISTINCT dossier FROM timeLimit WHERE last >= ? AND opened <= ?",
      arguments: [from.description, until.description])
    let dossiers = try Dossiers(recording.db, recording.lawbook)
    var moved = 0
    for id in touched {
      let dossier = try dossiers.settled(id)
      if try Derived.difference(dossier, recording.db) != nil { moved += 1 }
      try Derived.write(dossier, recording.found)
    }
    return moved
  }

  private static func recorded(_ recording: inout Recording, _ moved: Int) {
    recording.recorded.summary.append("Dossiers whose time limits moved: \(moved)")
  }
}

import Filing
import GRDB
import Standards
import Synchronization

/// What every act asks for and only an act of the office changes; read once, until it is forgotten.
final class Knowledge: Sendable {
  private struct Held: Sendable {
    var calendar: OfficeCalendar?
    var versions: [Lawbook.Version] = []
    var laws: [String: Law] = [:]
    var rules: [[String]: Numbers.Rule] = [:]
  }

  private let held = Mutex(Held())

  /// Week, holidays and closures.
  func calendar(_ db: Database) throws -> OfficeCalendar {
    if let known = held.withLock({ $0.calendar }) { return known }
    let calendar = try Lawbook.calendar(db)
    held.withLock { $0.calendar = calendar }
    return calendar
  }

  /// Id of the law in force on the day.
  func inForce(on date: CalendarDate, _ db: Database) throws -> String {
    var versions = held.withLock { $0.versions }
    if versions.isEmpty {
      versions = try Lawbook.versions(db)
      held.withLock { [versions] in $0.versions = versions }
    }
    return try Lawbook.inForce(on: date, of: versions)
  }

  /// The law with that id, with what later laws bring to it.
  func law(_ id: String, _ lawbook: Lawbook, _ db: Database) throws -> Law {
    if let known = held.withLock({ $0.laws[id] }) { return known }
    let law = try lawbook.law(id, db)
    held.withLock { $0.laws[id] = law }
    return law
  }

  func law(on date: CalendarDate, _ lawbook: Lawbook, _ db: Database) throws -> Law {
    try law(inForce(on: date, db), lawbook, db)
  }

  /// How the series numbers dossiers of the right; nil when the office keeps no such series.
  func rule(_ series: String, _ letter: String, _ db: Database) throws -> Numbers.Rule? {
    if let known = held.withLock({ $0.rules[[series, letter]] }) { return known }
    let rule = try Numbers.rule(series, letter, db)
    held.withLock { $0.rules[[series, letter]] = rule }
    return rule
  }

  /// Before and after whatever may change it, and when a transaction is undone.
  func forget() { held.withLock { $0 = Held() } }
}

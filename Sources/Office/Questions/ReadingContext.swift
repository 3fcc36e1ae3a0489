import Filing
import GRDB
import Standards

/// The register at one moment, as a question reads it on behalf of an officer.
public struct ReadingContext {
  let db: Database
  let lawbook: Lawbook
  let facts: Facts
  let officer: Officer
  let now: Moment
  /// The files that lie beside the register.
  var beside: FilesBeside?

  var today: CalendarDate { now.date }

  /// The law in force today.
  func law() throws -> Law { try lawbook.law(on: today, facts, db) }

  /// The dossiers as they are folded today.
  var dossiers: Dossiers { Dossiers(db, lawbook, facts) }

  /// Whether the officer may read everything that has not been published.
  func readsSecret() throws -> Bool { try reach() == .everything }

  /// What of an unpublished file the officer may read: the most that one of his roles gives.
  func reach() throws -> Role.Reach {
    if officer.name == Officer.program.name { return .everything }
    let law = try law()
    let all = officer.roles.compactMap { law.role($0)?.reach }
    return [.everything, .printed, .fees].first(where: all.contains) ?? .nothing
  }

  /// The law with that id.
  func law(_ id: String) throws -> Law { try lawbook.law(id, facts, db) }

  /// Items whose values only officers see whose role reads secret files.
  func secretItems(law: String, right: String) throws -> Set<String> {
    let items = try lawbook.law(law, facts, db).right(right).map { $0.form + $0.actItems } ?? []
    return Set(items.filter(\.isSecret).map(\.item))
  }
}

extension Event {
  /// The event without the values of some items.
  func without(_ items: Set<String>) -> Event {
    guard values.items.keys.contains(where: items.contains) else { return self }
    var event = self
    for item in items { event.values[item] = [] }
    return event
  }
}

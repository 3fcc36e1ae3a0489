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
  /// The pictures as this process has read them; nil for one that asks once.
  var shelf: PictureShelf?

  var today: CalendarDate { now.date }

  /// The law in force today.
  func law() throws -> Law { try lawbook.law(on: today, facts, db) }

  /// The dossiers as they are folded today.
  var dossiers: Dossiers { Dossiers(db, lawbook, facts) }

  /// What of unpublished files the officer may see.
  func sight() throws -> Sight { Sight(of: officer, under: try law()) }

  /// The law with that id.
  func law(_ id: String) throws -> Law { try lawbook.law(id, facts, db) }

  /// Items whose values only officers see whose role reads secret files.
  func secretItems(law: String, right: String) throws -> Set<String> {
    let items = try lawbook.law(law, facts, db).right(right).map { $0.form + $0.actItems } ?? []
    return Set(items.filter(\.isSecret).map(\.item))
  }

  /// The party with that number; nil when there is none of which the officer may be told.
  func party(_ id: Int, _ sight: Sight) throws -> Party? {
    guard let party = try Parties(db: db).party(id), let known = party.id else { return nil }
    let condition = sight.reads(partyOn: facts.calendar.agents)
    guard condition != "1" else { return party }
    return try db.number("SELECT 1 FROM party p WHERE p.id = ? AND \(condition)", known) == nil ? nil : party
  }

  /// The event without the numbers of files of which the officer may not be told.
  func unnaming(_ event: Event, _ sight: Sight) throws -> Event {
    guard !sight.isWhole else { return event }
    let dossiers = dossiers
    return try event.unnaming { text in
      // The files of a request stand with their titles behind their numbers.
      let bearers = [text, String(text.prefix { $0 != " " })].flatMap { (try? dossiers.bearers($0)) ?? [] }
      return try bearers.allSatisfy { try sight.names($0.dossier, db) }
    }
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

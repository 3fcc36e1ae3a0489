import Filing
import GRDB
import Standards

/// Finds dossiers and folds them.
struct Dossiers {
  let db: Database
  let lawbook: Lawbook
  let facts: Facts
  var calendar: OfficeCalendar { facts.calendar }

  init(_ db: Database, _ lawbook: Lawbook, _ facts: Facts) {
    self.db = db
    self.lawbook = lawbook
    self.facts = facts
  }

  /// With the facts as the register stands; no day counts for what is settled.
  init(_ db: Database, _ lawbook: Lawbook) throws {
    self.init(db, lawbook, try lawbook.facts(db, day: CalendarDate(dayNumber: 0)))
  }

  /// The dossier as of today.
  func dossier(_ id: Int, today: CalendarDate) throws -> Dossier {
    let (right, events) = try parts(id)
    return Dossier(id: id, right: right, events: events, calendar: calendar, today: today)
  }

  /// The dossier as its derived rows show it: as of the day of its last event, so that the calendar alone changes no row.
  func settled(_ id: Int) throws -> Dossier {
    let (right, events) = try parts(id)
    return settled(id, right, events)
  }

  /// The dossier as it was after an event of the register.
  func settled(_ id: Int, after sequence: Int) throws -> Dossier {
    let (right, events) = try parts(id)
    return settled(id, right, events.filter { $0.sequence <= sequence })
  }

  func settled(_ id: Int, _ right: Right, _ events: [Event]) -> Dossier {
    let day = events.last?.recorded.date ?? CalendarDate(dayNumber: 0)
    return Dossier(id: id, right: right, events: events, calendar: calendar, today: day)
  }

  /// Whether the public could not see it after the event with that ordinal.
  func isSecret(_ id: Int, at ordinal: Int) throws -> Bool {
    let (right, events) = try parts(id)
    return settled(id, right, events.upTo(ordinal)).isSecret
  }

  /// Ordinal of the first event behind that one which took it from the public; nil when it was not public at that one.
  func withdrawal(_ id: Int, after ordinal: Int) throws -> Int? {
    let (right, events) = try parts(id)
    func isSecret(_ last: Int) -> Bool { settled(id, right, events.upTo(last)).isSecret }
    guard !isSecret(ordinal) else { return nil }
    return events.map(\.ordinal).first { $0 > ordinal && isSecret($0) }
  }

  private func parts(_ id: Int) throws -> (Right, [Event]) {
    let pin = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT rightId, law FROM dossier WHERE id = ?"), arguments: [id])
    guard let pin else { throw Refusal.notFound(what: "dossier", name: String(id)) }
    let law = try lawbook.law(pin[1], facts, db)
    guard let right = try law.right(pin[0]) else { throw try Refusal.notFound(what: "right", name: pin[0]) }
    return (right, try EventRow.ofDossier(id, db).map { try $0.event() })
  }
}

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

  /// The dossier with that application or registration number, with or without separators and check characters.
  ///
  /// - Parameter number: `application:` or `registration:` before it says which of the two is meant.
  /// - Throws: `Refusal.notFound`, and a `Refusal` when check digits are given and do not match, or when two dossiers bear the number.
  func id(_ number: String) throws -> Int {
    let halves = number.split(separator: ":", maxSplits: 1).map(String.init)
    let series = halves.count == 2 ? Dossiers.series.filter { $0 == halves[0] } : Dossiers.series
    let compact = Numbers.compact(series.count == 1 ? halves[1] : number)
    if let id = try bearer(of: compact, in: series, number) { return id }
    // Check digits belong to the numbers of this office; one that was taken over is whole as it is.
    func row(_ text: String) throws -> Int? { try bearer(of: text, in: series, number, takenOver: false) }
    if !compact.isEmpty, let id = try row(compact + CheckCharacters.of(compact)) { return id }
    let body = String(compact.dropLast(2))
    let check = String(compact.suffix(2))
    if body.count >= 3, let id = try row(body) ?? row(body + CheckCharacters.of(body)) {
      guard CheckCharacters.hold(body, check: check) else {
        throw Refusal(
          .checkDigits,
          "“\(number)”: the check digits do not match; for \(body) they are \(CheckCharacters.of(body)). Check the number."
        )
      }
      return id
    }
    if compact.count == 17, compact.allSatisfy(\.isNumber), !CheckCharacters.hold(body, check: check) {
      throw Refusal(.checkDigits, "“\(number)”: the check digits do not match. Check the number.")
    }
    throw Refusal.notFound(what: "dossier", name: number)
  }

  /// The one dossier with the number; an office may give the same number to an application and to another registration.
  private func bearer(of compact: String, in series: [String], _ number: String, takenOver: Bool = true) throws -> Int?
  {
    let sql = "SELECT series, dossier, rightId FROM number WHERE compact = ? AND dossier IS NOT NULL"
    let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [compact]).filter {
      series.contains($0[0]) && (takenOver || !($0[2] as String).hasSuffix(Numbers.takenOver))
    }
    let bearers = Set(rows.map { $0[1] as Int })
    guard bearers.count < 2 else {
      throw Refusal(
        .ambiguousNumber,
        "“\(number)” is the number of an application and of another registration. Write `application:` or `registration:` before it."
      )
    }
    return bearers.first
  }

  private static let series = ["application", "registration"]

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
    guard let right = law.right(pin[0]) else { throw Refusal.notFound(what: "right", name: pin[0]) }
    return (right, try EventRow.ofDossier(id, db).map { try $0.event() })
  }
}

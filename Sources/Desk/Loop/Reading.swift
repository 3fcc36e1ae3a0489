import Filing
import Office
import Standards

extension Workplace {
  /// The dossier with that number, folded under its law.
  ///
  /// - Parameter asOf: shows it as it stood on that day.
  func dossier(_ number: String, asOf: CalendarDate? = nil) throws -> Dossier {
    guard case .dossier(let file) = try office.ask(.dossier(number)) else { throw Workplace.unexpected }
    return try fold(file, asOf: asOf)
  }

  func fold(_ file: DossierFile, asOf: CalendarDate? = nil) throws -> Dossier {
    guard let right = try law(file.law).right(file.right) else {
      throw DeskFault("The law \(file.law) has no right “\(file.right)”.")
    }
    return Dossier(id: file.id, right: right, events: file.events, calendar: calendar, today: today, asOf: asOf)
  }

  /// The dossier as it would stand with one more event.
  func fold(_ dossier: Dossier, adding event: Event) -> Dossier {
    Dossier(
      id: dossier.id, right: dossier.right, events: dossier.events + [event], calendar: calendar, today: today)
  }

  /// An empty dossier of a right: what a first filing is recorded on.
  func blank(_ right: Right) -> Dossier {
    Dossier(id: 0, right: right, events: [], calendar: calendar, today: today)
  }

  /// The event that the act would write now, with names in place of the numbers that recording allots.
  func provisional(
    _ act: Act, on dossier: Dossier, effective: CalendarDate? = nil, values: Values, approver: String? = nil
  ) throws -> Event {
    let numbers = Dictionary(act.series.map { ($0, "next \($0) number") }, uniquingKeysWith: { first, _ in first })
    return Event(
      sequence: (dossier.events.last?.sequence ?? 0) + 1, ordinal: dossier.events.count + 1, act: act.id,
      effective: effective ?? today, recorded: Moment(today, second: clock().second) ?? clock(), officer: officer.name,
      approver: approver, terminal: "", values: values, numbers: numbers, law: try lawID(of: dossier))
  }

  private func lawID(of dossier: Dossier) throws -> String { dossier.events.first?.law ?? info.currentLaw }

  func parties(_ text: String, limit: Int = 8) throws -> [PartyRecord] {
    guard case .parties(let found) = try office.ask(.parties(text, limit: limit)) else { throw Workplace.unexpected }
    return found
  }

  func party(_ id: Int) throws -> PartyRecord {
    guard case .party(let record) = try office.ask(.party(id)) else { throw Workplace.unexpected }
    return record
  }

  func issue(_ id: String) throws -> GazetteIssue {
    guard case .issue(let issue) = try office.ask(.issue(id)) else { throw Workplace.unexpected }
    return issue
  }
}

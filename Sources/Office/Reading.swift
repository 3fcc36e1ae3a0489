import Filing
import Standards

/// What desks and commands know of the office: its facts, its laws, dossiers folded.
///
/// Every answer of the office says to which state of it it belongs; whoever reads by this value holds no facts of another one.
public struct Reading: Sendable {
  public let office: Office
  /// As they were when the office was asked last.
  public private(set) var facts: Facts

  public init(_ office: Office) throws {
    self.office = office
    facts = try office.facts()
  }

  /// Week, holidays and closures.
  public var calendar: OfficeCalendar { facts.calendar }

  /// Keeps up with what acts of the office and the calendar have changed, as far as an answer has told it.
  public mutating func keepUp() throws { facts = try office.facts() }

  /// The law with that id, the one in force when nil.
  public mutating func law(_ id: String? = nil) throws -> Law {
    let law = try office.law(id)
    try keepUp()
    return law
  }

  /// The dossier folded under its law, and the file it was folded from.
  ///
  /// - Parameter asOf: shows it as it stood at the end of that day.
  public mutating func dossier(_ number: String, asOf: CalendarDate? = nil) throws -> (
    dossier: Dossier, file: DossierFile
  ) {
    let file = try office.ask(ReadDossier(number))
    guard let right = try law(file.law).right(file.right) else {
      throw Refusal.notFound(what: "right", name: file.right)
    }
    return (fold(file.events, of: right, id: file.id, asOf: asOf), file)
  }

  /// Events as the dossier they make; the day is today unless another one is given.
  public func fold(_ events: [Event], of right: Right, id: Int, on day: CalendarDate? = nil, asOf: CalendarDate? = nil)
    -> Dossier
  {
    Dossier(id: id, right: right, events: events, calendar: calendar, today: day ?? facts.today, asOf: asOf)
  }
}

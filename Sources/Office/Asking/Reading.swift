import Filing
import Standards

/// What desks and commands know of the office: settings, day, calendar, laws read once, dossiers folded.
public struct Reading: Sendable {
  public let office: Office
  public private(set) var info: OfficeInfo
  public private(set) var calendar: OfficeCalendar
  private var laws: [String: Law] = [:]

  public init(_ office: Office) throws {
    self.office = office
    info = try office.ask(ReadOffice())
    calendar = OfficeCalendar(info: info)
  }

  /// Asks for day, settings and calendar again; laws are kept until the register holds a further one, which may bring time limits
  /// to the dossiers of each.
  public mutating func refresh() throws {
    let known = info.laws.count
    info = try office.ask(ReadOffice())
    calendar = OfficeCalendar(info: info)
    if info.laws.count != known { laws = [:] }
  }

  /// Keeps up with a law that was planted, or that has come into force, since the office was asked last.
  private mutating func keepUp() throws {
    let told = try office.ask(ReadLawInForce())
    if told.id != info.currentLaw || told.held != info.laws.count || told.today != info.today { try refresh() }
  }

  /// The law with that id, the one in force when nil.
  public mutating func law(_ id: String? = nil) throws -> Law {
    if id == nil { try keepUp() }
    let name = id ?? info.currentLaw
    if let law = laws[name] { return law }
    let law = try office.law(name)
    laws[name] = law
    return law
  }

  /// The dossier folded under its law, and the file it was folded from.
  ///
  /// - Parameter asOf: shows it as it stood at the end of that day.
  public mutating func dossier(_ number: String, asOf: CalendarDate? = nil) throws -> (
    dossier: Dossier, file: DossierFile
  ) {
    try keepUp()
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
    Dossier(id: id, right: right, events: events, calendar: calendar, today: day ?? info.today, asOf: asOf)
  }
}

extension OfficeCalendar {
  /// The calendar as the office says it is.
  init(info: OfficeInfo) {
    self.init(workingDays: Set(info.workingDays), closures: info.closures)
    for (day, name) in info.holidays {
      if let date = CalendarDate(day) { holidays[date] = name } else { yearly[day] = name }
    }
  }
}

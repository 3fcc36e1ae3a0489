import Filing
import Office
import Services
import Standards
import Terminal

/// The office as the desk sees it: its two doors, the day, and the laws read so far.
public final class Workplace {
  public let office: Office
  /// The code lists of the standards, for lists of values and for judging what is typed.
  let codes: CodeLists
  /// The classifications that are installed, for completion.
  let terms: InstalledTerms
  /// The time of day, for events before they are recorded and for the mark of saved drafts.
  let clock: () -> Moment
  /// The size of the terminal, for lists that page.
  var size = Size.least
  /// Where screens draw: between status line and message line.
  var body: Rect { Rect(row: 1, column: 0, rows: size.rows - 3, columns: size.columns) }
  private var reading: Reading

  public init(
    _ office: Office, codes: CodeLists, terms: InstalledTerms, clock: @escaping () -> Moment
  ) throws {
    self.office = office
    (self.codes, self.terms) = (codes, terms)
    self.clock = clock
    reading = try Reading(office)
  }

  public var today: CalendarDate { reading.info.today }
  public var officer: Officer { office.officer }
  /// Currency, name and other settings of the office.
  func setting(_ key: String) -> String { reading.info.settings[key] ?? "" }

  /// Reads day and settings again.
  func refresh() throws { try reading.refresh() }

  /// The law with that id; read once.
  func law(_ id: String) throws -> Law { try reading.law(id) }

  /// The law in force for new filings and acts of the office.
  var currentLaw: Law { get throws { try reading.law() } }

  /// The dossier with that number, folded under its law.
  ///
  /// - Parameter asOf: shows it as it stood on that day.
  func dossier(_ number: String, asOf: CalendarDate? = nil) throws -> Dossier {
    try reading.dossier(number, asOf: asOf).dossier
  }

  /// The dossier as it would stand with one more event.
  func fold(_ dossier: Dossier, adding event: Event) -> Dossier {
    reading.fold(dossier.events + [event], of: dossier.right, id: dossier.id)
  }

  /// An empty dossier of a right: what a first filing is recorded on.
  func blank(_ right: Right) -> Dossier { reading.fold([], of: right, id: 0) }

  /// The event that the act would write now, with names in place of the numbers that recording allots.
  func provisional(
    _ act: Act, on dossier: Dossier, effective: CalendarDate? = nil, values: Values, approver: String? = nil
  ) throws -> Event {
    let numbers = Dictionary(act.series.map { ($0, "next \($0) number") }, uniquingKeysWith: { first, _ in first })
    return Event(
      sequence: (dossier.events.last?.sequence ?? 0) + 1, ordinal: dossier.events.count + 1, act: act.id,
      effective: effective ?? today, recorded: Moment(today, second: clock().second) ?? clock(), officer: officer.name,
      approver: approver, terminal: "", values: values, numbers: numbers,
      law: dossier.events.first?.law ?? reading.info.currentLaw)
  }
}

import Filing
import Office
import Standards
import Terminal

/// The office as the desk sees it: its two doors, the day, and the laws read so far.
public final class Workplace {
  public let office: Office
  /// What the publishing side does for the desk.
  public let workshop: Workshop
  /// The time of day, for events before they are recorded and for the mark of saved drafts.
  let clock: () -> Moment
  /// The size of the terminal, for lists that page.
  var size = Size.least
  /// Where screens draw: between status line and message line.
  var body: Rect { Rect(row: 1, column: 0, rows: size.rows - 3, columns: size.columns) }
  private(set) var info: OfficeInfo
  private var laws: [String: Law] = [:]

  public init(_ office: Office, workshop: Workshop, clock: @escaping () -> Moment) throws {
    self.office = office
    self.workshop = workshop
    self.clock = clock
    guard case .office(let info) = try office.ask(.office) else { throw Workplace.unexpected }
    self.info = info
  }

  static let unexpected = DeskFault("The register gave an answer to another question. Refresh, then repeat.")

  public var today: CalendarDate { info.today }
  public var officer: Officer { office.officer }
  /// Currency, name and other settings of the office.
  func setting(_ key: String) -> String { info.settings[key] ?? "" }

  /// Reads day and settings again.
  func refresh() throws {
    guard case .office(let info) = try office.ask(.office) else { throw Workplace.unexpected }
    self.info = info
  }

  /// The law with that id; read once.
  func law(_ id: String) throws -> Law {
    if let law = laws[id] { return law }
    guard case .law(let files) = try office.ask(.law(id)) else { throw Workplace.unexpected }
    let (law, faults) = Law.read(files: files.mapValues { Array($0) })
    guard let law else {
      throw DeskFault("The law \(id) cannot be read: \(faults.first.map(\.description) ?? "its tables are missing").")
    }
    laws[id] = law
    return law
  }

  /// The law in force for new filings and acts of the office.
  var currentLaw: Law { get throws { try law(info.currentLaw) } }

  var calendar: OfficeCalendar {
    var calendar = OfficeCalendar(workingDays: Set(info.workingDays), closures: info.closures)
    for (day, name) in info.holidays {
      if let date = CalendarDate(day) { calendar.holidays[date] = name } else { calendar.yearly[day] = name }
    }
    return calendar
  }
}

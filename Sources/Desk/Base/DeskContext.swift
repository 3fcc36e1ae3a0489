import Filing
import Office
import Services
import Standards
import Terminal

/// The office as the desk sees it: its doors, and its facts.
public final class DeskContext {
  public let office: Office
  /// The code lists of the standards, for lists of values and for judging what is typed.
  let codes: CodeLists
  /// The classifications that are installed, for completion.
  let terms: InstalledTerms
  /// The time of day, for the mark of saved drafts.
  let clock: () -> Moment
  /// Columns and order of the lists as this officer likes them.
  let layouts: SheetLayouts
  /// What the officer made of hits since the desk was opened: by application number, then by that of the hit.
  var verdicts: [String: [String: SearchSheet.Verdict]] = [:]
  /// The size of the terminal, for lists that page.
  var size = Size.least
  /// How the terminal draws pictures.
  var pictures = PictureDepth.mono
  /// Where screens draw: between status line and message line.
  var body: Rect { Rect(row: 1, column: 0, rows: size.rows - 3, columns: size.columns) }
  private var reading: Reading

  public init(
    _ office: Office, codes: CodeLists, terms: InstalledTerms, settings: DeskSettings = DeskSettings(),
    clock: @escaping () -> Moment
  ) throws {
    self.office = office
    (self.codes, self.terms) = (codes, terms)
    layouts = SheetLayouts(settings.layouts(of: office.officer.name), usual: settings.conf.columns)
    self.clock = clock
    reading = try Reading(office)
    let language = Words.current.language
    Words.current.isSecond = language == setting("second_language") && language != setting("language")
  }

  public var today: CalendarDate { reading.facts.today }
  public var officer: Officer { office.officer }
  /// In which the fees of the office are counted.
  var currency: Currency { reading.facts.currency }
  /// Name, code and other settings of the office.
  func setting(_ key: String) -> String { reading.facts.settings[key] ?? "" }

  /// `PRACTICE` where nothing is an act of the office; else empty.
  var practiceMark: String { reading.facts.practice == nil ? "" : say("PRACTICE") }

  /// To which state of the office belongs what is known of it.
  var mark: Mark { reading.facts.mark }

  /// Asks for day, settings, laws and calendar as they are by now.
  func refresh() throws {
    _ = try office.ask(ReadMark())
    try reading.keepUp()
  }

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

  /// What recording the request would bring about now.
  func rehearse(_ request: ActRequest) throws -> Consequences { try office.rehearse(request) }
}

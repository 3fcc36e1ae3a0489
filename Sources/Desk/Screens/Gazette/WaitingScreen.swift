import Filing
import Office
import Standards
import Terminal

/// What waits for the gazette, the oldest first; its sections are one key away, as the frequencies of a column.
struct WaitingScreen: SheetScreen {
  typealias Row = WaitingEntry

  let title = "Waiting for the gazette"
  let sheetName = "waiting"
  var sheet: SheetView<WaitingEntry>
  var side = Side()
  private var next: String?
  private var page: WaitingPage?

  init(at office: DeskContext) throws {
    let law = try office.currentLaw
    sheet = SheetView(
      [
        Column("Days", width: 4, align: .trailing, number: \.age) { String($0.age) },
        Column("State", width: 7) { $0.held != nil ? say("held") : $0.isLate ? say("late") : say("waits") },
        Column("Section", width: 18, grows: true) { law.section($0.section)?.label.said ?? $0.section },
        Column("Number", width: 21) { display($0.number) }, Column("Title", width: 15, grows: true) { $0.title },
        Column("Owner", width: 14, grows: true, isUsual: false) { $0.owner },
        Column("Since", width: 10, isUsual: false) { $0.since.description },
        Column("Recorded", width: 15, grows: true, isUsual: false) { entry in
          law.right(entry.right)?.act(entry.act)?.entry.said ?? entry.act
        },
      ]) { "\($0.right) \($0.number) \($0.event) \($0.section)" }
    try open(at: office)
  }

  var verbs: [Offer] {
    let none = sheet.selectedRow == nil ? nothing : nil
    return [Offer(.open, "Dossier", unless: none), Offer(.why, "Sections"), Offer(.listing, "Errata")]
  }
  var hint: String {
    sheet.selectedRow?.held.map { say("Held: %1", $0) } ?? "w counts them by section; n counts a column."
  }
  let nothing = "Nothing waits for the gazette."
  let hasSide = true

  func dossier(of row: WaitingEntry) -> String? { DossierName.of(row.number, row.right) }
  func side(at office: DeskContext) throws -> [[Span]] { try sideOfFile(at: office) }
  func style(of row: WaitingEntry) -> Style { row.held != nil ? .warning : row.isLate ? .bad : .plain }
  func margins(_ body: Rect) -> (top: Int, bottom: Int) { (2, 0) }

  func drawMargins(on canvas: inout Canvas, top: Rect, bottom: Rect) {
    guard let page else { return }
    let late = page.sections.reduce(0) { $0 + $1.late }
    let waiting = page.sections.reduce(0) { $0 + $1.waiting }
    canvas.write(
      say("Unpublished for more than %1 days: %2.", "\(page.interval)", grouped(late)) + "  "
        + say("Waiting for the gazette: %1", grouped(waiting)),
      row: top.row, column: 2, width: top.columns - 3, style: late > 0 ? .bad : .strong)
  }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .listing: return .open(try ErrataScreen(at: office))
    case .why: return .open(ReaderScreen("Sections", sections, isOverlay: true))
    case .open:
      return try sheet.selectedRow.map { .open(try DossierScreen(DossierName.of($0.number, $0.right), at: office)) }
        ?? .ignored
    default: return .ignored
    }
  }

  private var sections: String {
    guard let page, !page.sections.isEmpty else { return say(nothing) }
    return page.sections.map { section in
      "\(section.label.said)\n  "
        + say(
          "%1 waiting, %2 late, %3 held, the oldest since %4", "\(section.waiting)", "\(section.late)",
          "\(section.held)", "\(section.oldest)")
    }.joined(separator: "\n")
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<WaitingEntry> {
    let found = try office.office.ask(ReadWaiting(limit: limit, after: isFirst ? nil : next))
    next = found.next
    page = found
    return Fetched(rows: found.entries, hasMore: found.next != nil)
  }
}

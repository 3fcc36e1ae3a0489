import Filing
import Office
import Standards
import Terminal

/// The issues of the gazette, the newest first.
struct GazetteScreen: SheetScreen {
  typealias Row = IssueLine

  let title = "Gazette"
  let sheetName = "gazette"
  var sheet = SheetView<IssueLine>(
    [
      Column("Issue", width: 10) { $0.id }, Column("Published", width: 10) { $0.date.description },
      Column("Cut-off", width: 10) { $0.cutOff.description },
      Column("State", width: 8) { $0.isClosed ? say("closed") : say("open") },
      Column("Entries", number: \.entries) { $0.isClosed ? String($0.entries) : "" },
    ]) { $0.id }
  var side = Side()
  private var next: String?

  init(at office: DeskContext) throws { try open(at: office) }

  var verbs: [Offer] {
    [
      Offer(.open, "Collect", unless: sheet.selectedRow == nil ? nothing : nil), Offer(.new, "Open issue"),
      Offer(.listing, "Waiting"), Offer(.asOf, "Calendar"),
    ]
  }
  var hint: String { "Enter collects an open issue and checks it; F6 opens the next issue; j lists what waits." }
  let nothing = "No issue has been opened."

  func side(at office: DeskContext) throws -> [[Span]] { [] }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .new:
      let next = try office.office.ask(ReadWaiting(limit: 1)).issues.first
      return .open(
        try ActFormScreen(officeAct: "open_issue", texts: next.map { ["issue_date": "\($0.date)"] } ?? [:], at: office))
    case .listing: return .open(try WaitingScreen(at: office))
    case .asOf: return .open(ReaderScreen("Calendar of issues", try calendar(at: office), isOverlay: true))
    case .open: return try sheet.selectedRow.map { .open(try IssueScreen($0.id, at: office)) } ?? .ignored
    default: return .ignored
    }
  }

  private func calendar(at office: DeskContext) throws -> String {
    try office.office.ask(ReadWaiting(limit: 1)).issues.map { plan in
      let line = say("%1, cut-off %2", "\(plan.date)", "\(plan.cutOff)")
      return plan.moved.map { "\(line)  " + say("instead of %1, when the office is closed", "\($0)") } ?? line
    }.joined(separator: "\n")
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<IssueLine> {
    let page = try office.office.ask(ListIssues(limit: limit, after: isFirst ? nil : next))
    next = page.next
    return Fetched(rows: page.issues, hasMore: page.next != nil)
  }
}

import Filing
import Office
import Standards
import Terminal

/// The issues of the gazette, the newest first.
struct GazetteScreen: TableScreen {
  typealias Row = IssueLine

  var table: TableView<IssueLine>
  private var next: String?

  init(at office: DeskContext) throws {
    table = TableView(
      [
        Column("Issue", width: 10) { $0.id }, Column("Published", width: 10) { $0.date.description },
        Column("Cut-off", width: 10) { $0.cutOff.description },
        Column("State", width: 8) { $0.isClosed ? "closed" : "open" },
        Column("Entries") { $0.isClosed ? String($0.entries) : "" },
      ], rows: [])
    try refresh(at: office)
  }

  let title = "Gazette"
  var offers: [Offer] {
    [
      Offer(.open, "Collect", unless: table.selectedRow == nil ? "No issue has been opened." : nil),
      Offer(.new, "Open issue"),
      Offer(.search),
    ]
  }
  var hint: String { "Enter collects an open issue and checks it; F6 opens the next issue." }

  func draw(on canvas: inout Canvas, in area: Rect) { table.draw(on: &canvas, in: area) }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .new: return .open(try ActFormScreen(officeAct: "open_issue", at: office))
    case .open: return try table.selectedRow.map { .open(try IssueScreen($0.id, at: office)) } ?? .ignored
    case .search: return search()
    default: return .ignored
    }
  }

  mutating func refresh(at office: DeskContext) throws {
    let page = try office.office.ask(ListIssues(limit: max(50, table.list.rows.count)))
    next = page.next
    table.list.replace(page.issues, hasMore: page.next != nil)
  }

  mutating func more(at office: DeskContext) throws {
    let page = try office.office.ask(ListIssues(limit: 50, after: next))
    next = page.next
    table.list.append(page.issues, hasMore: page.next != nil)
  }
}

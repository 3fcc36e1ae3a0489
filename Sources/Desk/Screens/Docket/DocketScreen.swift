import Filing
import Office
import Standards
import Terminal

/// Home: what the calendar has brought about and nobody has recorded, the most urgent first.
struct DocketScreen: TableScreen {
  typealias Row = DocketLine

  var table: TableView<DocketLine>
  private var page = ReadDocket()
  private var waiting = 0
  private var oldest: CalendarDate?
  private var rights: [String] = []

  init(at office: DeskContext) throws {
    let day = office.today
    table = TableView(
      [
        Column("Day", width: 10) { $0.proposal.day.description },
        Column("State", width: 7) { Self.word($0.proposal, on: day) },
        Column("Number", width: 21) { display($0.number) },
        Column("Title", width: 15, grows: true) { $0.title },
        Column("Proposed act", width: 15, grows: true) { $0.proposal.actLabel },
      ], rows: [])
    rights = try office.currentLaw.rights.map(\.id)
    try refresh(at: office)
  }

  let title = "Docket"
  var state: String {
    let filters = [page.right, page.waits, page.isMine ? "mine, by risk" : nil, page.isOfTerms ? "terms" : nil]
      .compactMap { $0 }
    return filters.isEmpty ? "" : "only \(filters.joined(separator: ", "))"
  }
  var offers: [Offer] {
    let none = table.selectedRow == nil ? "The docket is empty." : nil
    return [
      Offer(.open, unless: none), Offer(.act, unless: none), Offer(.why, unless: none), Offer(.new, "File"),
      Offer(.find), Offer(.parties, "Party"), Offer(.gazette), Offer(.officeActs, isOnBar: false),
      Offer(.money, isOnBar: false), Offer(.drafts, isOnBar: false), Offer(.sign, isOnBar: false),
      Offer(.rightFilter, isOnBar: false),
      Offer(.turnFilter, isOnBar: false),
      Offer(.listing, isOnBar: false), Offer(.printQueue, isOnBar: false),
      Offer(.search, isOnBar: false),
      Offer(.back, unless: "This is the first screen. Ctrl-Q leaves the desk.", isOnBar: false),
    ]
  }
  var hint: String { table.selectedRow?.proposal.sentence ?? "Nothing is waiting. F6 files, f finds." }

  var dossierName: String? { table.selectedRow.map { DossierName.of($0.number, $0.right) } }

  func tableArea(_ body: Rect) -> Rect { body.splitBottom(1).rest }

  func draw(on canvas: inout Canvas, in area: Rect) {
    table.draw(on: &canvas, in: tableArea(area)) { line in
      switch line.proposal.kind {
      case .consequence: .bad
      case .grace: .warning
      case .duty, .term, .task: .plain
      }
    }
    if table.list.rows.isEmpty { canvas.write("The docket is empty.", row: area.row + 2, column: 2, style: .faint) }
    let since = oldest.map { ", the oldest since \($0)" } ?? ""
    canvas.write(
      "Waiting for the gazette: \(waiting)\(since)", row: area.splitBottom(1).bottom.row, column: 2,
      style: .faint)
  }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    if let step = try place(command, at: office) { return step }
    switch command {
    case .rightFilter: page.right = following(page.right, in: rights)
    case .turnFilter: page.waits = following(page.waits, in: ["office", "applicant", "third"])
    case .listing: turnList()
    case .search: return search()
    default:
      guard let line = table.selectedRow else { return .ignored }
      switch command {
      case .open: return .open(try DossierScreen(DossierName.of(line.number, line.right), at: office))
      case .why: return .open(ReaderScreen("Why", why(line), isOverlay: true))
      case .act:
        return .open(try ActFormScreen(DossierName.of(line.number, line.right), act: line.proposal.act, at: office))
      default: return .ignored
      }
    }
    try refresh(at: office)
    return .stay
  }

  mutating func take(_ reply: Reply, at office: DeskContext) throws -> Step {
    guard case .chosen(let choice) = reply else { return .stay }
    return try MoneyMenu.open(choice, at: office) ?? .stay
  }

  mutating func refresh(at office: DeskContext) throws {
    let selected = table.list.selected
    page.after = nil
    table.list.replace([])
    try more(at: office)
    table.list.select(selected)
  }

  mutating func more(at office: DeskContext) throws {
    let answer = try office.office.ask(page)
    page.after = answer.next
    table.list.append(answer.lines, hasMore: answer.next != nil)
    waiting = answer.waiting
    oldest = answer.oldestWaiting
  }

  /// Everything, then what is this officer's by legal risk, then the terms of others.
  private mutating func turnList() {
    let isMine = !page.isMine && !page.isOfTerms
    (page.isOfTerms, page.isMine) = (page.isMine, isMine)
    page.isByRisk = isMine
  }

  private func why(_ line: DocketLine) -> String {
    let assignee = line.assignee.map { ["Handed over to \($0)."] } ?? []
    let aside = line.aside == 0 ? [] : ["Put aside: \(line.aside)."]
    return ([line.proposal.sentence, ""] + line.proposal.why + assignee + aside).joined(separator: "\n")
  }

  /// A state as a word, so that colour is never alone.
  private nonisolated static func word(_ proposal: Proposal, on day: CalendarDate) -> String {
    switch proposal.kind {
    case .consequence: "expired"
    case .grace: "grace"
    case .duty: proposal.day < day ? "late" : "due"
    case .term: "runs"
    case .task: "task"
    }
  }
}

/// The value after `now` in the list, nil after the last one.
func following(_ now: String?, in all: [String]) -> String? {
  guard let now, let place = all.firstIndex(of: now) else { return all.first }
  return place + 1 < all.count ? all[place + 1] : nil
}

/// An application number as shown to people; other numbers as they are.
nonisolated func display(_ number: String) -> String { ApplicationNumber(number)?.display ?? number }

import Filing
import Office
import Standards
import Terminal

/// Home: what the calendar has brought about and nobody has recorded, the most urgent first.
struct DocketScreen: SheetScreen {
  typealias Row = DocketLine

  let title = "Docket"
  let sheetName = "docket"
  var sheet: SheetView<DocketLine>
  var side = Side()
  private var page = ReadDocket()
  private var waiting = 0
  private var late = 0
  private var interval = 0
  private var oldest: CalendarDate?
  private var rights: [String] = []

  init(at office: DeskContext) throws {
    let day = office.today
    let law = try office.currentLaw
    sheet = SheetView(
      [
        Column("Day", width: 10) { $0.proposal.day.description },
        Column("State", width: 7) { Self.word($0.proposal, on: day) },
        Column("Number", width: 21) { display($0.number) },
        Column("Title", width: 15, grows: true) { $0.title },
        Column("Proposed act", id: "act", width: 15, grows: true) { line in
          said(line.proposal.actLabel, as: law.right(line.right)?.act(line.proposal.act)?.label)
        },
        Column("Time limit", id: "limit", width: 15, grows: true, isUsual: false) { line in
          said(line.proposal.limitName, as: law.right(line.right)?.limits[line.proposal.limit]?.label)
        },
        Column("Owner", width: 14, grows: true, isUsual: false) { $0.owner },
        Column("Right", width: 10, isUsual: false) { $0.right },
        Column("Officer", width: 10, isUsual: false) { $0.assignee ?? "" },
        Column("Put aside", id: "aside", width: 9, align: .trailing, isUsual: false, number: \.aside) {
          String($0.aside)
        },
      ]
    ) { line in
      "\(line.right) \(line.number) \(line.proposal.act) \(line.proposal.limit) \(line.proposal.day)"
    }
    rights = try office.currentLaw.rights.map(\.id)
    try open(at: office)
  }

  var state: String {
    let filters = [
      page.right, page.waits, page.isMine ? say("mine, by risk") : nil, page.isOfTerms ? say("terms") : nil,
      page.isOfReady ? say("ready for the register") : nil,
    ]
    .compactMap { $0 }
    return filters.isEmpty ? "" : say("only %1", filters.joined(separator: ", "))
  }
  var verbs: [Offer] {
    let none = sheet.selectedRow == nil ? nothing : nil
    return [
      Offer(.open, unless: none), Offer(.act, unless: none), Offer(.why, unless: none), Offer(.new, "File"),
      Offer(.find), Offer(.parties, "Party"), Offer(.gazette), Offer(.officeActs, isOnBar: false),
      Offer(.money, isOnBar: false), Offer(.drafts, isOnBar: false), Offer(.sign, isOnBar: false),
      Offer(.earlier, unless: none, isOnBar: false), Offer(.rightFilter, isOnBar: false),
      Offer(.turnFilter, isOnBar: false),
      Offer(.listing, isOnBar: false), Offer(.printQueue, isOnBar: false),
      Offer(.back, unless: "This is the first screen. Ctrl-Q leaves the desk.", isOnBar: false),
    ]
  }
  var hint: String {
    guard sheet.marked.isEmpty else {
      return say("a records what is proposed, on the %1 marked rows.", grouped(sheet.marked.count))
    }
    return sheet.selectedRow?.proposal.sentence ?? "Nothing is waiting. F6 files, f finds."
  }
  let nothing = "The docket is empty."
  let hasSide = true
  let takesMarks = true

  func dossier(of row: DocketLine) -> String? { DossierName.of(row.number, row.right) }
  func side(at office: DeskContext) throws -> [[Span]] { try sideOfFile(at: office) }

  func style(of row: DocketLine) -> Style {
    switch row.proposal.kind {
    case .consequence: .bad
    case .grace, .hindered: .warning
    case .duty, .term, .task, .ready: .plain
    }
  }

  func margins(_ body: Rect) -> (top: Int, bottom: Int) { (0, 1) }

  func drawMargins(on canvas: inout Canvas, top: Rect, bottom: Rect) {
    let text =
      oldest.map { say("Waiting for the gazette: %1, the oldest since %2", grouped(waiting), $0.description) }
      ?? say("Waiting for the gazette: %1", grouped(waiting))
    var column = 2
    if late > 0 {
      let alarm = say("Unpublished for more than %1 days: %2.", "\(interval)", grouped(late)) + "  "
      canvas.write(alarm, row: bottom.row, column: column, style: .bad)
      column += columnWidth(alarm)
    }
    canvas.write(text, row: bottom.row, column: column, width: max(0, bottom.columns - column), style: .faint)
  }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    if let step = try place(command, at: office) { return step }
    switch command {
    case .rightFilter: page.right = following(page.right, in: rights)
    case .turnFilter: page.waits = following(page.waits, in: ["office", "applicant", "third"])
    case .listing: turnList()
    default:
      guard let line = sheet.selectedRow else { return .ignored }
      switch command {
      case .open: return .open(try DossierScreen(DossierName.of(line.number, line.right), at: office))
      case .why: return .open(ReaderScreen("Why", why(line), isOverlay: true))
      case .act: return try proposed(line, at: office)
      case .earlier: return .open(try EarlierScreen(DossierName.of(line.number, line.right), at: office))
      default: return .ignored
      }
    }
    try refresh(at: office)
    return .stay
  }

  /// The form of what is proposed for the chosen row, or for all that are marked: one act at a time.
  private func proposed(_ line: DocketLine, at office: DeskContext) throws -> Step {
    let lines = sheet.marked.isEmpty ? [line] : sheet.marked
    let acts = Dictionary(grouping: lines, by: \.proposal.act)
    guard acts.count > 1 else { return .open(try form(lines, at: office)) }
    let items = acts.values.sorted { ($1.count, $0[0].proposal.actLabel) < ($0.count, $1[0].proposal.actLabel) }
    return .open(
      ChoiceScreen(
        "Which act first?",
        items.map {
          .init(
            $0[0].proposal.actLabel, detail: counted($0.count, "file", "files"), value: Self.batch + $0[0].proposal.act)
        }))
  }

  private static let batch = "act "

  private func form(_ lines: [DocketLine], at office: DeskContext) throws -> ActFormScreen {
    var names: [String] = []
    for name in lines.map({ DossierName.of($0.number, $0.right) }) where !names.contains(name) { names.append(name) }
    return try ActFormScreen(names[0], Array(names.dropFirst()), act: lines[0].proposal.act, at: office)
  }

  mutating func hear(_ reply: Reply, at office: DeskContext) throws -> Step {
    guard case .chosen(let choice) = reply else { return .stay }
    guard choice.hasPrefix(Self.batch) else { return try MoneyMenu.open(choice, at: office) ?? .stay }
    let lines = sheet.marked.filter { $0.proposal.act == choice.dropFirst(Self.batch.count) }
    return lines.isEmpty ? .stay : .open(try form(lines, at: office))
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<DocketLine> {
    if isFirst { page.after = nil }
    page.limit = limit
    let answer = try office.office.ask(page)
    page.after = answer.next
    (waiting, late, interval) = (answer.waiting, answer.late, answer.interval)
    oldest = answer.oldestWaiting
    return Fetched(rows: answer.lines, hasMore: answer.next != nil)
  }

  /// Everything, then what is this officer's by legal risk, then the terms of others, then what is ready for the register.
  private mutating func turnList() {
    let isMine = !page.isMine && !page.isOfTerms && !page.isOfReady
    (page.isOfReady, page.isOfTerms, page.isMine) = (page.isOfTerms, page.isMine, isMine)
    page.isByRisk = isMine
  }

  private func why(_ line: DocketLine) -> String {
    let assignee = line.assignee.map { [say("Handed over to %1.", $0)] } ?? []
    let aside = line.aside == 0 ? [] : [say("Put aside: %1.", "\(line.aside)")]
    return ([line.proposal.sentence, ""] + line.proposal.why + assignee + aside).joined(separator: "\n")
  }

  /// A state as a word, so that colour is never alone.
  private nonisolated static func word(_ proposal: Proposal, on day: CalendarDate) -> String {
    switch proposal.kind {
    case .consequence: say("expired")
    case .grace: say("grace")
    case .duty: proposal.day < day ? say("late") : say("due")
    case .term: say("runs")
    case .task: say("task")
    case .ready: say("ready")
    case .hindered: say("not yet")
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

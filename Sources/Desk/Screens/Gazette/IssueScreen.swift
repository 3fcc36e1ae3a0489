import Filing
import Office
import Services
import Standards
import Terminal

/// One issue: its entries by section with what the check found; hold, proof, close, export.
struct IssueScreen: TableScreen {
  typealias Row = GazetteEntry

  private let id: String
  private var issue: GazetteIssue
  private var law: Law
  var table: TableView<GazetteEntry>
  /// Whether the cut-off has come.
  private var canClose = false
  /// What the check has found: to set an entry takes as long as to print it.
  private var found = Gazette.Found()

  init(_ id: String, at office: DeskContext) throws {
    self.id = id
    issue = try office.office.ask(ReadIssue(id))
    let law = try office.currentLaw
    self.law = law
    table = TableView(
      [
        Column("Section", width: 18) { law.section($0.section)?.label.first ?? $0.section },
        Column("Number", width: 21) { display($0.number) }, Column("Title") { $0.title },
        Column("Check", width: 10) { Self.word($0) },
      ], rows: [])
    try refresh(at: office)
  }

  var title: String { "Issue \(id)" }
  var state: String { issue.isClosed ? "closed" : "open, cut-off \(issue.cutOff)" }
  private var faults: Int { issue.entries.count { $0.held == nil && !$0.faults.isEmpty } }
  var offers: [Offer] {
    let entry = table.selectedRow
    let none = entry == nil ? "The issue has no entries." : nil
    let over = issue.isClosed ? "The issue is closed." : nil
    let early =
      canClose ? nil : "It collects until its cut-off on \(issue.cutOff); close it then."
    return [
      Offer(.open, "Dossier", unless: none),
      Offer(.hold, entry?.held == nil ? "Hold" : "Release", unless: over ?? none),
      Offer(.why, unless: none), Offer(.proof),
      Offer(
        .close, "Close",
        unless: over ?? early
          ?? (faults > 0 ? "Wrong: \(counted(faults, "entry", "entries")). Correct or hold before closing." : nil)),
      Offer(.export), Offer(.search, isOnBar: false),
    ]
  }
  var hint: String {
    guard let entry = table.selectedRow else { return "The issue has no entries." }
    return entry.held.map { "Held: \($0)" } ?? entry.faults.first ?? "In order. \(entry.owner)"
  }

  func tableArea(_ body: Rect) -> Rect { body.splitTop(2).rest }

  func draw(on canvas: inout Canvas, in area: Rect) {
    let held = issue.entries.count { $0.held != nil }
    let good = issue.entries.count - held - faults
    canvas.write(
      "\(counted(issue.entries.count, "entry", "entries")) in \(counted(Set(issue.entries.map(\.section)).count, "section", "sections")): \(good) in order, \(faults) wrong, "
        + "\(held) held; published \(issue.date)", row: area.row, column: 2, width: area.columns - 3, style: .strong)
    table.draw(on: &canvas, in: tableArea(area)) { $0.held != nil ? .warning : $0.faults.isEmpty ? .plain : .bad }
  }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .close: return .open(try ActFormScreen(officeAct: "close_issue", texts: ["issue": id], at: office))
    case .proof:
      return .open(ReaderScreen("Proof of issue \(id)", try Gazette.proof(issue, at: office.office)))
    case .export: return .open(EntryScreen("Export issue \(id)", "The folder into which the issue is written."))
    case .search: return search()
    default:
      guard let entry = table.selectedRow else { return .ignored }
      let names = ["issue": id, "dossier": entry.number, "published_event": String(entry.event)]
      switch command {
      case .open: return .open(try DossierScreen(entry.name, at: office))
      case .hold:
        return .open(
          try ActFormScreen(officeAct: entry.held == nil ? "hold_item" : "release_item", texts: names, at: office))
      case .why:
        let lines =
          (entry.held.map { ["Held: \($0)"] } ?? [])
          + (entry.faults.isEmpty ? ["The check found nothing."] : entry.faults)
        return .open(ReaderScreen("Why", lines.joined(separator: "\n"), isOverlay: true))
      default: return .ignored
      }
    }
  }

  mutating func take(_ reply: Reply, at office: DeskContext) throws -> Step {
    guard case .typed(let folder) = reply, !folder.isEmpty else { return .stay }
    let door = office.office
    let issue = issue
    return .start(
      Job("Export of issue \(id)") { _ in
        var reading = try Reading(door)
        return "\(try Gazette.write(issue, &reading, to: folder).count) files in \(folder)"
      })
  }

  mutating func refresh(at office: DeskContext) throws {
    issue = try office.office.ask(ReadIssue(id))
    canClose = issue.cutOff <= office.today
    if !issue.isClosed {
      var reading = try Reading(office.office)
      issue = try Gazette.checked(id, &reading, known: &found)
    }
    let order = Dictionary(law.sections.map { ($0.id, $0.number) }, uniquingKeysWith: { first, _ in first })
    let entries =
      issue.isClosed
      ? issue.entries
      : issue.entries.sorted { (order[$0.section] ?? 0, $0.number) < (order[$1.section] ?? 0, $1.number) }
    table.list.replace(entries)
  }

  private nonisolated static func word(_ entry: GazetteEntry) -> String {
    entry.held != nil ? "held" : entry.faults.isEmpty ? "in order" : "\(entry.faults.count) wrong"
  }
}

/// `1 entry`, `2 entries`.
nonisolated func counted(_ count: Int, _ one: String, _ many: String) -> String {
  "\(count) \(count == 1 ? one : many)"
}

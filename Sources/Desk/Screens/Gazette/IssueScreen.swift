import Filing
import Office
import Services
import Standards
import Terminal

/// One issue: its entries by section with what the check found; hold, proof, close, export.
struct IssueScreen: SheetScreen {
  typealias Row = GazetteEntry

  let sheetName = "issue"
  private let id: String
  private var issue: GazetteIssue
  private var law: Law
  var sheet: SheetView<GazetteEntry>
  var side = Side()
  /// Whether the cut-off has come.
  private var canClose = false
  /// What the check has found: to set an entry takes as long as to print it.
  private var found = Gazette.Found()

  init(_ id: String, at office: DeskContext) throws {
    self.id = id
    issue = try office.office.ask(ReadIssue(id))
    let law = try office.currentLaw
    self.law = law
    sheet = SheetView(
      [
        Column("Section", width: 18) { law.section($0.section)?.label.first ?? $0.section },
        Column("Number", width: 21) { display($0.number) }, Column("Title") { $0.title },
        Column("Check", width: 10) { Self.word($0) },
        Column("Owner", width: 14, grows: true, isUsual: false) { $0.owner },
        Column("What is wrong", id: "faults", width: 20, grows: true, isUsual: false) {
          $0.held ?? $0.faults.joined(separator: " ")
        },
      ]) { "\($0.number) \($0.event) \($0.section)" }
    try open(at: office)
  }

  var title: String { "Issue \(id)" }
  var state: String { issue.isClosed ? "closed" : "open, cut-off \(issue.cutOff)" }
  private var faults: Int { issue.entries.count { $0.held == nil && !$0.faults.isEmpty } }
  var verbs: [Offer] {
    let entry = sheet.selectedRow
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
      Offer(.export),
    ]
  }
  var hint: String {
    guard let entry = sheet.selectedRow else { return "The issue has no entries." }
    return entry.held.map { "Held: \($0)" } ?? entry.faults.first ?? "In order. \(entry.owner)"
  }

  let nothing = "The issue has no entries."
  let hasSide = true

  func dossier(of row: GazetteEntry) -> String? { row.name }
  func side(at office: DeskContext) throws -> [[Span]] { try sideOfFile(at: office) }

  func style(of row: GazetteEntry) -> Style { row.held != nil ? .warning : row.faults.isEmpty ? .plain : .bad }

  func margins(_ body: Rect) -> (top: Int, bottom: Int) { (2, 0) }

  func drawMargins(on canvas: inout Canvas, top: Rect, bottom: Rect) {
    let held = issue.entries.count { $0.held != nil }
    let good = issue.entries.count - held - faults
    canvas.write(
      "\(counted(issue.entries.count, "entry", "entries")) in \(counted(Set(issue.entries.map(\.section)).count, "section", "sections")): \(good) in order, \(faults) wrong, "
        + "\(held) held; published \(issue.date)", row: top.row, column: 2, width: top.columns - 3, style: .strong)
  }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .close: return .open(try ActFormScreen(officeAct: "close_issue", texts: ["issue": id], at: office))
    case .proof:
      return .open(ReaderScreen("Proof of issue \(id)", try Gazette.proof(issue, at: office.office)))
    case .export: return .open(EntryScreen("Export issue \(id)", "The folder into which the issue is written."))
    default:
      guard let entry = sheet.selectedRow else { return .ignored }
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

  mutating func hear(_ reply: Reply, at office: DeskContext) throws -> Step {
    guard case .typed(let folder) = reply, !folder.isEmpty else { return .stay }
    let door = office.office
    let issue = issue
    return .start(
      Job("Export of issue \(id)") { _ in
        var reading = try Reading(door)
        return "\(try Gazette.write(issue, &reading, to: folder).count) files in \(folder)"
      })
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<GazetteEntry> {
    guard isFirst else { return Fetched(rows: []) }
    issue = try office.office.ask(ReadIssue(id))
    canClose = issue.cutOff <= office.today
    guard !issue.isClosed else { return Fetched(rows: issue.entries) }
    var reading = try Reading(office.office)
    issue = try Gazette.checked(id, &reading, known: &found)
    let order = Dictionary(law.sections.map { ($0.id, $0.number) }, uniquingKeysWith: { first, _ in first })
    return Fetched(
      rows: issue.entries.sorted { (order[$0.section] ?? 0, $0.number) < (order[$1.section] ?? 0, $1.number) })
  }

  private nonisolated static func word(_ entry: GazetteEntry) -> String {
    entry.held != nil ? "held" : entry.faults.isEmpty ? "in order" : "\(entry.faults.count) wrong"
  }
}

/// `1 entry`, `2 entries`.
nonisolated func counted(_ count: Int, _ one: String, _ many: String) -> String {
  "\(count) \(count == 1 ? one : many)"
}

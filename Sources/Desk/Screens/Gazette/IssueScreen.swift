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
        Column("Section", width: 18) { law.section($0.section)?.label.said ?? $0.section },
        Column("Number", width: 21) { display($0.number) }, Column("Title") { $0.title },
        Column("Check", width: 10) { Self.word($0) },
        Column("Owner", width: 14, grows: true, isUsual: false) { $0.owner },
        Column("What is wrong", id: "faults", width: 20, grows: true, isUsual: false) {
          $0.held ?? $0.faults.joined(separator: " ")
        },
      ]) { "\($0.number) \($0.event) \($0.section)" }
    try open(at: office)
  }

  var title: String { say("Issue %1", id) }
  var state: String { issue.isClosed ? say("closed") : say("open, cut-off %1", "\(issue.cutOff)") }
  private var faults: Int { issue.entries.count { $0.held == nil && !$0.faults.isEmpty } }
  var verbs: [Offer] {
    let entry = sheet.selectedRow
    let none = entry == nil ? "The issue has no entries." : nil
    let over = issue.isClosed ? "The issue is closed." : nil
    let early =
      canClose ? nil : say("It collects until its cut-off on %1; close it then.", "\(issue.cutOff)")
    return [
      Offer(.open, "Dossier", unless: none),
      Offer(.hold, entry?.held == nil ? "Hold" : "Release", unless: over ?? none),
      Offer(.why, unless: none), Offer(.proof),
      Offer(
        .close, "Close",
        unless: over ?? early
          ?? (faults > 0
            ? say("Wrong: %1. Correct or hold before closing.", counted(faults, "entry", "entries")) : nil)),
      Offer(.export), Offer(.asOf, "Starts", unless: over, isOnBar: false),
    ]
  }
  var hint: String {
    guard let entry = sheet.selectedRow else { return "The issue has no entries." }
    return entry.held.map { say("Held: %1", $0) } ?? entry.faults.first ?? say("In order. %1", entry.owner)
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
      say(
        "%1 in %2: %3 in order, %4 wrong, %5 held; published %6", counted(issue.entries.count, "entry", "entries"),
        counted(Set(issue.entries.map(\.section)).count, "section", "sections"), "\(good)", "\(faults)", "\(held)",
        "\(issue.date)"), row: top.row, column: 2, width: top.columns - 3, style: .strong)
  }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .close: return .open(try ActFormScreen(officeAct: "close_issue", texts: ["issue": id], at: office))
    case .proof where !issue.isClosed: return .open(try ProofScreen(id, at: office))
    case .proof:
      return .open(ReaderScreen(say("Proof of issue %1", id), try Gazette.proof(issue, at: office.office)))
    case .asOf: return .open(ReaderScreen("Starts with this issue", try starts(at: office), isOverlay: true))
    case .export: return .open(EntryScreen(say("Export issue %1", id), "The folder into which the issue is written."))
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
          (entry.held.map { [say("Held: %1", $0)] } ?? [])
          + (entry.faults.isEmpty ? [say("The check found nothing.")] : entry.faults)
        return .open(ReaderScreen("Why", lines.joined(separator: "\n"), isOverlay: true))
      default: return .ignored
      }
    }
  }

  /// The time limits that closing it starts.
  private func starts(at office: DeskContext) throws -> String {
    var reading = try Reading(office.office)
    let starts = try Gazette.rehearsal(of: issue, &reading).starts
    guard !starts.isEmpty else { return say("No time limit starts.") }
    return starts.map { start in
      "\(start.last)  \(start.limit.said)\n  \(display(start.number)) \(start.title): \(start.entry.said)"
    }.joined(separator: "\n")
  }

  mutating func hear(_ reply: Reply, at office: DeskContext) throws -> Step {
    guard case .typed(let folder) = reply, !folder.isEmpty else { return .stay }
    let door = office.office
    let issue = issue
    return .start(
      Job(say("Export of issue %1", id)) { _ in
        var reading = try Reading(door)
        return say("%1 files in %2", "\(try Gazette.write(issue, &reading, to: folder).count)", folder)
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
    entry.held != nil
      ? say("held") : entry.faults.isEmpty ? say("in order") : say("%1 wrong", "\(entry.faults.count)")
  }
}

/// `1 entry`, `2 entries`, in the language of the officer.
nonisolated func counted(_ count: Int, _ one: String, _ many: String) -> String {
  "\(count) \(say(count == 1 ? one : many))"
}

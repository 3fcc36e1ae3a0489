import Filing
import Office
import Services
import Standards
import Terminal

/// The proof of an open issue, page by page: what changed since it was printed last, and who has read what.
struct ProofScreen: SheetScreen {
  typealias Row = IssueProof.Page

  let sheetName = "proof"
  private let id: String
  private var issue: GazetteIssue
  /// Nil before it was compared.
  private var proof: IssueProof?
  var sheet = SheetView<IssueProof.Page>(
    [
      Column("Page", width: 5, align: .trailing, number: \.number) { String($0.number) },
      Column("Entries", number: \.lines.count) { String($0.lines.count) },
      Column("Changed", width: 8, align: .trailing, number: \.changes) { $0.changes == 0 ? "" : String($0.changes) },
      Column("Read by", width: 18) { $0.readers.joined(separator: ", ") },
      Column("Title", width: 20, grows: true) { $0.lines.map(\.title).joined(separator: "; ") },
    ]) { String($0.number) }
  var side = Side()

  init(_ id: String, at office: DeskContext) throws {
    self.id = id
    issue = try office.office.ask(ReadIssue(id))
    try open(at: office)
  }

  var title: String { say("Proof of issue %1", id) }
  var state: String {
    proof?.printed.map { say("printed %1 %2", "\($0.date)", $0.clock) } ?? say("not printed yet")
  }
  var verbs: [Offer] {
    let none = sheet.selectedRow == nil ? nothing : nil
    return [
      Offer(.open, "Read", unless: none), Offer(.act, "Initials", unless: none),
      Offer(.print, "Note print", unless: none),
      Offer(.proof, "Whole", unless: none), Offer(.why, "Changes"),
    ]
  }
  var hint: String {
    let unread = proof?.unread ?? []
    guard !unread.isEmpty else { return say("Every page was read as it stands.") }
    return say("Not read as it stands: pages %1.", unread.map(String.init).joined(separator: ", "))
  }
  let nothing = "The issue has no entries."
  let takesMarks = true

  func side(at office: DeskContext) throws -> [[Span]] { [] }
  func style(of row: IssueProof.Page) -> Style { !row.isRead ? .warning : .plain }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .why: return .open(ReaderScreen("Changes", changes, isOverlay: true))
    case .proof: return .open(ReaderScreen(title, try Gazette.proof(issue, at: office.office)))
    case .print: return .open(try form("print_proof", proof?.entries() ?? [], at: office))
    default: break
    }
    guard let page = sheet.selectedRow else { return .ignored }
    switch command {
    case .open:
      let text = try Gazette.proof(issue, of: page, at: office.office)
      return .open(ReaderScreen(say("Proof of issue %1, page %2", id, "\(page.number)"), text))
    case .act:
      let pages = sheet.marked.isEmpty ? [page] : sheet.marked
      return .open(try form("read_proof", proof?.entries(of: pages.map(\.number)) ?? [], at: office))
    default: return .ignored
    }
  }

  private func form(_ act: String, _ entries: [ProofEntry], at office: DeskContext) throws -> ActFormScreen {
    let lines = entries.map(\.line).joined(separator: "\n")
    return try ActFormScreen(officeAct: act, texts: ["issue": id, ProofEntry.item: lines], at: office)
  }

  /// What entered, what is not as it was, what left.
  private var changes: String {
    let words: [IssueProof.Change: String] = [.entered: say("entered"), .changed: say("changed")]
    let now = (proof?.pages ?? []).flatMap(\.lines).compactMap { line in
      words[line.change].map { "\($0)  \(display(line.entry.number))  \(line.title)" }
    }
    let gone = (proof?.left ?? []).map { say("left") + "  " + display($0.number) }
    return (now + gone).isEmpty ? say("Nothing changed since the proof before.") : (now + gone).joined(separator: "\n")
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<IssueProof.Page> {
    guard isFirst else { return Fetched(rows: []) }
    var reading = try Reading(office.office)
    issue = try Gazette.checked(id, &reading)
    let proof = try Gazette.proofState(issue, &reading)
    self.proof = proof
    return Fetched(rows: proof.pages)
  }
}

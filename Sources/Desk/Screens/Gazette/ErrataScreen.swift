import Filing
import Office
import Standards
import Terminal

/// The errata that the gazette owes: what issues printed wrong and the register has put right since, the oldest first.
struct ErrataScreen: SheetScreen {
  typealias Row = ErratumLine

  let title = "Errata"
  let sheetName = "errata"
  var sheet = SheetView<ErratumLine>(
    [
      Column("Since", width: 10) { $0.since.description }, Column("Number", width: 21) { display($0.number) },
      Column("Title", width: 11, grows: true) { $0.title },
      Column("Issue", width: 8) { Set($0.errata.map(\.issue)).sorted().joined(separator: ", ") },
      Column("What is right", id: "reading", width: 20, grows: true) { line in
        line.errata.map { "(\($0.inid)) \($0.reading)" }.joined(separator: "; ")
      },
    ]) { "\($0.right) \($0.number) \($0.event)" }
  var side = Side()
  private var next: String?

  init(at office: DeskContext) throws { try open(at: office) }

  var verbs: [Offer] {
    let none = sheet.selectedRow == nil ? nothing : nil
    return [Offer(.open, "Dossier", unless: none), Offer(.act, "Erratum", unless: none), Offer(.why, unless: none)]
  }
  var hint: String { sheet.selectedRow?.errata.first?.sentence ?? nothing }
  let nothing = "No issue has printed what was corrected since."
  let hasSide = true

  func dossier(of row: ErratumLine) -> String? { DossierName.of(row.number, row.right) }
  func side(at office: DeskContext) throws -> [[Span]] { try sideOfFile(at: office) }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    guard let row = sheet.selectedRow else { return .ignored }
    let name = DossierName.of(row.number, row.right)
    switch command {
    case .open: return .open(try DossierScreen(name, at: office))
    case .why:
      let lines = row.errata.map(\.sentence)
      return .open(ReaderScreen("Errata", lines.joined(separator: "\n"), isOverlay: true))
    case .act:
      let right = try office.dossier(name).right
      guard let act = right.acts.first(where: \.printsErratum) else { return .ignored }
      return .open(try ActFormScreen(name, act: act.id, texts: ["related_event": String(row.event)], at: office))
    default: return .ignored
    }
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<ErratumLine> {
    let page = try office.office.ask(ListErrata(limit: limit, after: isFirst ? nil : next))
    next = page.next
    return Fetched(rows: page.lines, hasMore: page.next != nil)
  }
}

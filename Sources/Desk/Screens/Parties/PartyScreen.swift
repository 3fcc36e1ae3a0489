import Filing
import Office
import Standards
import Terminal

/// One party: names, addresses, and the dossiers in which it stands.
struct PartyScreen: SheetScreen {
  typealias Row = Hit

  let sheetName = "party"
  private let id: Int
  private var record: PartyRecord
  var sheet: SheetView<Hit>
  var side = Side()
  private var next: String?

  init(_ id: Int, at office: DeskContext) throws {
    self.id = id
    record = try office.office.ask(ReadParty(id))
    sheet = SheetView(
      [
        Column("Number", width: 21) { display($0.number) }, Column("Title", width: 14, grows: true) { $0.title },
        Column("Stage", width: 13) { $0.standing },
        Column("As", width: 20, grows: true) { $0.matched.split(separator: ",").joined(separator: ", ") },
      ] + Hit.moreColumns
    ) { "\($0.right) \($0.number)" }
    try open(at: office)
  }

  var title: String { say("Party %1", "\(id)") }
  var state: String { record.party.name }
  var verbs: [Offer] {
    let none = sheet.selectedRow == nil ? nothing : nil
    return [Offer(.open, unless: none), Offer(.act, unless: none), Offer(.amend)]
  }
  var hint: String { "Enter opens the dossier; an act is recorded on all files that are marked." }
  let nothing = "The party stands in no dossier."
  let hasSide = true
  let takesMarks = true

  func dossier(of row: Hit) -> String? { DossierName.of(row.number, row.right) }
  func side(at office: DeskContext) throws -> [[Span]] { try sideOfFile(at: office) }

  /// Names, addresses and identifiers, as many as a third of the screen takes.
  private func head(_ area: Rect) -> ArraySlice<String> {
    record.party.outline.prefix(max(2, area.rows / 3))
  }

  func margins(_ body: Rect) -> (top: Int, bottom: Int) { (head(body).count + 1, 0) }

  func drawMargins(on canvas: inout Canvas, top: Rect, bottom: Rect) {
    for (row, line) in record.party.outline.prefix(top.rows - 1).enumerated() {
      canvas.write(line, row: top.row + row, column: 2, width: top.columns - 3, style: row == 0 ? .title : .plain)
    }
  }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .open:
      return try sheet.selectedRow.map { .open(try DossierScreen(DossierName.of($0.number, $0.right), at: office)) }
        ?? .ignored
    case .amend: return .open(try amendment(of: record.party, at: office))
    case .act: return try acts(at: office)
    default: return .ignored
    }
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<Hit> {
    if isFirst { record = try office.office.ask(ReadParty(id)) }
    let page = try office.office.ask(ReadPortfolio(of: id, limit: limit, after: isFirst ? nil : next))
    next = page.next
    return Fetched(rows: page.hits, hasMore: page.next != nil)
  }
}

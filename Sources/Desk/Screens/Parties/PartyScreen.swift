import Filing
import Office
import Standards
import Terminal

/// One party: names, addresses, and the dossiers in which it stands.
struct PartyScreen: MarkingScreen {
  typealias Row = Hit

  private let id: Int
  private var record: PartyRecord
  var table: TableView<Hit>
  var marked: [Hit] = []
  private var next: String?

  init(_ id: Int, at office: DeskContext) throws {
    self.id = id
    record = try office.office.ask(ReadParty(id))
    table = TableView(
      [
        Column("Number", width: 21) { display($0.number) }, Column("Title", width: 14, grows: true) { $0.title },
        Column("Stage", width: 13) { $0.standing },
        Column("As", width: 20, grows: true) { $0.matched.split(separator: ",").joined(separator: ", ") },
      ], rows: [])
    try refresh(at: office)
  }

  var title: String { "Party \(id)" }
  var state: String { [record.party.name, markedWords].filter { !$0.isEmpty }.joined(separator: ", ") }
  var offers: [Offer] {
    let none = table.selectedRow == nil ? "The party stands in no dossier." : nil
    return [Offer(.open, unless: none), Offer(.act, unless: none), Offer(.amend), Offer(.search)] + markOffers
  }
  var hint: String { "Enter opens the dossier; an act is recorded on all files that are marked." }

  /// Names, addresses and identifiers, as many as a third of the screen takes.
  private func head(_ area: Rect) -> ArraySlice<String> {
    record.party.outline.prefix(max(2, area.rows / 3))
  }

  func tableArea(_ body: Rect) -> Rect { body.splitTop(head(body).count + 1).rest }

  func draw(on canvas: inout Canvas, in area: Rect) {
    let shown = head(area)
    for (row, line) in shown.enumerated() {
      canvas.write(line, row: area.row + row, column: 2, width: area.columns - 3, style: row == 0 ? .title : .plain)
    }
    table.draw(on: &canvas, in: tableArea(area))
  }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .open:
      return try table.selectedRow.map { .open(try DossierScreen(DossierName.of($0.number, $0.right), at: office)) }
        ?? .ignored
    case .amend: return .open(try amendment(of: record.party, at: office))
    case .search: return search()
    case .act: return try acts(at: office)
    case .mark: mark()
    case .markAll: try markAll(at: office)
    default: return .ignored
    }
    return .stay
  }

  mutating func refresh(at office: DeskContext) throws {
    record = try office.office.ask(ReadParty(id))
    next = nil
    table.list.replace([])
    try more(at: office)
  }

  mutating func more(at office: DeskContext) throws {
    let page = try office.office.ask(ReadPortfolio(of: id, limit: 100, after: next))
    next = page.next
    table.list.append(page.hits, hasMore: page.next != nil)
    showMarks()
  }
}

import Filing
import Office
import Standards
import Terminal

/// One party: names, addresses, and the dossiers in which it stands.
struct PartyScreen: Screen {
  private let id: Int
  private var record: PartyRecord
  private var table: Grid<Hit>
  private var next: String?

  init(_ id: Int, at office: Workplace) throws {
    self.id = id
    record = try office.office.ask(ReadParty(id))
    table = Grid(
      [
        Column("Number", width: 21) { display($0.number) }, Column("Title", width: 14, grows: true) { $0.title },
        Column("Stage", width: 13) { $0.standing },
        Column("As", width: 20, grows: true) { $0.matched.split(separator: ",").joined(separator: ", ") },
      ], rows: [])
    try refresh(at: office)
  }

  var title: String { "Party \(id)" }
  var isSearching: Bool { table.list.search != nil }
  var state: String { record.party.name }
  var offers: [Offer] {
    [
      Offer(.open, unless: table.selectedRow == nil ? "The party stands in no dossier." : nil), Offer(.amend),
      Offer(.search),
    ]
  }
  var hint: String { "Enter opens the dossier." }

  /// Names, addresses and identifiers, as many as a third of the screen takes.
  private func head(_ area: Rect) -> ArraySlice<String> {
    record.party.outline.prefix(max(2, area.rows / 3))
  }

  private func listArea(_ area: Rect) -> Rect { area.splitTop(head(area).count + 1).rest }

  func draw(on canvas: inout Canvas, in area: Rect) {
    let shown = head(area)
    for (row, line) in shown.enumerated() {
      canvas.write(line, row: area.row + row, column: 2, width: area.columns - 3, style: row == 0 ? .title : .plain)
    }
    table.draw(on: &canvas, in: listArea(area))
  }

  mutating func run(_ command: Command, at office: Workplace) throws -> Step {
    switch command {
    case .open: return try table.selectedRow.map { .open(try DossierScreen($0.number, at: office)) } ?? .ignored
    case .amend: return .open(try amendment(of: record.party, at: office))
    case .search:
      _ = table.press(.function(7))
      return .stay
    default: return .ignored
    }
  }

  mutating func press(_ key: Key, at office: Workplace) throws -> Step {
    let area = listArea(office.body)
    table.list.height = max(4, area.rows - 1)
    if case .click(let point) = key { return table.click(point, in: area) ? .stay : .ignored }
    guard table.press(key) else { return .ignored }
    if table.list.wantsMore { try more(at: office) }
    return .stay
  }

  mutating func refresh(at office: Workplace) throws {
    record = try office.office.ask(ReadParty(id))
    next = nil
    table.list.replace([])
    try more(at: office)
  }

  private mutating func more(at office: Workplace) throws {
    let page = try office.office.ask(ReadPortfolio(of: id, limit: 100, after: next))
    next = page.next
    table.list.append(page.hits, hasMore: page.next != nil)
  }
}

import Filing
import Office
import Standards
import Terminal

/// The register of parties: found while typing, in every script and spelling.
struct PartiesScreen: FindingScreen {
  typealias Row = PartyRecord

  var line = TextLine()
  var table: TableView<PartyRecord>
  private var next: Int?

  init(at office: DeskContext) throws {
    table = TableView(
      [
        Column("No.", width: 6, align: .trailing) { String($0.party.id ?? 0) },
        Column("Name", width: 20, grows: true) { $0.party.names.map(\.full).joined(separator: " / ") },
        Column("Address", width: 22, grows: true) { $0.party.address()?.oneLine ?? "" },
        Column("Files", width: 5, align: .trailing) { String($0.dossiers) },
      ], rows: [])
    table.list.height = 16
    try find(at: office)
  }

  let title = "Parties"
  var offers: [Offer] {
    let none = table.selectedRow == nil ? "Nobody is found." : nil
    return [
      Offer(.open, unless: none), Offer(.new), Offer(.amend, unless: none), Offer(.portfolio, unless: none),
    ]
  }
  var hint: String { "A part of the name in any script. Alt-Y amends, Alt-S lists the dossiers." }

  func draw(on canvas: inout Canvas, in area: Rect) {
    drawFound("Name", on: &canvas, in: area)
  }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    if command == .new {
      return .open(try ActFormScreen(officeAct: "register_party", texts: ["party": line.text], at: office))
    }
    guard let record = table.selectedRow, let id = record.party.id else { return .ignored }
    switch command {
    case .open, .portfolio: return .open(try PartyScreen(id, at: office))
    case .amend: return .open(try amendment(of: record.party, at: office))
    default: return .ignored
    }
  }

  mutating func refresh(at office: DeskContext) throws { try find(at: office) }

  mutating func find(at office: DeskContext) throws {
    next = nil
    table.list.replace([])
    try more(at: office)
  }

  mutating func more(at office: DeskContext) throws {
    let page = try office.office.ask(FindParties(line.text, limit: 50, after: next))
    next = page.next
    table.list.append(page.parties, hasMore: page.next != nil)
  }
}

/// The form that amends an entry of the party register, filled with what stands there.
func amendment(of party: Party, at office: DeskContext) throws -> ActFormScreen {
  let address = party.address()
  let town = [address?.postcode, address?.city].compactMap { $0 }.joined(separator: " ")
  return try ActFormScreen(
    officeAct: "amend_party", amending: party,
    texts: [
      "party": party.name, "party.street": address?.lines.joined(separator: ", ") ?? "", "party.city": town,
      "party.country": address?.country ?? "",
    ], at: office)
}

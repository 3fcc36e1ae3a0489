import Filing
import Office
import Standards
import Terminal

/// The register of parties: found while typing, in every script and spelling.
struct PartiesScreen: FindingScreen {
  typealias Row = PartyRecord

  let title = "Parties"
  let name = "Name"
  let sheetName = "parties"
  var line = TextLine()
  var sheet: SheetView<PartyRecord>
  var side = Side()
  private var next: Int?

  init(at office: DeskContext) throws {
    sheet = SheetView(
      [
        Column("No.", width: 6, align: .trailing, number: { $0.party.id ?? 0 }) { String($0.party.id ?? 0) },
        Column("Name", width: 20, grows: true) { $0.party.names.map(\.full).joined(separator: " / ") },
        Column("Address", width: 22, grows: true) { $0.party.address()?.oneLine ?? "" },
        Column("Country", width: 7, isUsual: false) { $0.party.address()?.country ?? "" },
        Column("Files", width: 5, align: .trailing, number: \.dossiers) { String($0.dossiers) },
      ]) { String($0.party.id ?? 0) }
    sheet.height = 16
    try open(at: office)
  }

  var verbs: [Offer] {
    let none = sheet.selectedRow == nil ? "Nobody is found." : nil
    return [
      Offer(.open, unless: none), Offer(.new), Offer(.amend, unless: none), Offer(.portfolio, unless: none),
    ]
  }
  var hint: String { "A part of the name in any script. Alt-Y amends, Alt-S lists the dossiers." }
  let hasSide = true

  func side(at office: DeskContext) throws -> [[Span]] {
    guard let record = sheet.selectedRow, let id = record.party.id else { return [] }
    let page = try office.office.ask(ReadPortfolio(of: id, limit: 30))
    let files = page.hits.map { [Span(padded(display($0.number), to: 22)), Span("\($0.title)  \($0.standing)")] }
    return record.party.outline.enumerated().map { [Span($1, $0 == 0 ? .title : .plain)] } + [[]] + files
  }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    if command == .new {
      return .open(try ActFormScreen(officeAct: "register_party", texts: ["party": line.text], at: office))
    }
    guard let record = sheet.selectedRow, let id = record.party.id else { return .ignored }
    switch command {
    case .open, .portfolio: return .open(try PartyScreen(id, at: office))
    case .amend: return .open(try amendment(of: record.party, at: office))
    default: return .ignored
    }
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<PartyRecord> {
    let page = try office.office.ask(FindParties(line.text, limit: limit, after: isFirst ? nil : next))
    next = page.next
    return Fetched(rows: page.parties, hasMore: page.next != nil)
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

import Filing
import Office
import Standards
import Terminal

/// The register of parties: found while typing, in every script and spelling.
struct PartiesScreen: Screen {
  private var line = TextLine()
  private var list: Grid<PartyRecord>
  private var next: Int?

  init(at office: Workplace) throws {
    list = Grid(
      [
        Column("No.", width: 6, align: .trailing) { String($0.party.id ?? 0) },
        Column("Name", width: 20, grows: true) { $0.party.names.map(\.full).joined(separator: " / ") },
        Column("Address", width: 22, grows: true) { $0.party.address()?.oneLine ?? "" },
        Column("Files", width: 5, align: .trailing) { String($0.dossiers) },
      ], rows: [])
    list.list.height = 16
    try search(at: office)
  }

  let title = "Parties"
  var isTyping: Bool { true }
  var offers: [Offer] {
    let none = list.selectedRow == nil ? "Nobody is found." : nil
    return [
      Offer(.open, unless: none), Offer(.new), Offer(.amend, unless: none), Offer(.portfolio, unless: none),
    ]
  }
  var hint: String { "A part of the name in any script. Alt-Y amends, Alt-S lists the dossiers." }

  func draw(on canvas: inout Canvas, in area: Rect) {
    canvas.write("Name", row: area.row, column: 0, style: .strong)
    list.draw(on: &canvas, in: area.splitTop(2).rest, isFocused: false)
    line.draw(on: &canvas, in: Rect(row: area.row, column: 6, rows: 1, columns: area.columns - 8), isFocused: true)
  }

  mutating func run(_ command: Command, at office: Workplace) throws -> Step {
    if command == .new {
      return .open(try ActFormScreen(officeAct: "register_party", texts: ["party": line.text], at: office))
    }
    guard let record = list.selectedRow, let id = record.party.id else { return .ignored }
    switch command {
    case .open, .portfolio: return .open(try PartyScreen(id, at: office))
    case .amend: return .open(try amendment(of: record.party, at: office))
    default: return .ignored
    }
  }

  mutating func press(_ key: Key, at office: Workplace) throws -> Step {
    list.list.height = max(4, office.size.rows - 7)
    switch key {
    case .up, .down, .pageUp, .pageDown, .wheel:
      _ = list.press(key)
      if list.list.wantsMore { try more(at: office) }
      return .stay
    case .click(let point): return list.click(point, in: office.body.splitTop(2).rest) ? .stay : .ignored
    case .enter, .escape, .function, .tab: return .ignored
    default:
      let before = line.text
      guard line.press(key) else { return .ignored }
      if line.text != before { try search(at: office) }
      return .stay
    }
  }

  mutating func refresh(at office: Workplace) throws { try search(at: office) }

  private mutating func search(at office: Workplace) throws {
    next = nil
    list.list.replace([])
    try more(at: office)
  }

  private mutating func more(at office: Workplace) throws {
    let page = try office.office.ask(FindParties(line.text, limit: 50, after: next))
    next = page.next
    list.list.append(page.parties, hasMore: page.next != nil)
  }
}

/// The form that amends an entry of the party register, filled with what stands there.
func amendment(of party: Party, at office: Workplace) throws -> ActFormScreen {
  let address = party.address()
  let town = [address?.postcode, address?.city].compactMap { $0 }.joined(separator: " ")
  return try ActFormScreen(
    officeAct: "amend_party", amending: party,
    texts: [
      "party": party.name, "party.street": address?.lines.joined(separator: ", ") ?? "", "party.city": town,
      "party.country": address?.country ?? "",
    ], at: office)
}

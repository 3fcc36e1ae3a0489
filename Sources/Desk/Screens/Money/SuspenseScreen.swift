import Filing
import Office
import Standards
import Terminal

/// Money that belongs to no fee yet, the oldest first.
struct SuspenseScreen: TableScreen {
  typealias Row = SuspenseLine

  let title = "Suspense"
  var table: TableView<SuspenseLine>

  init(at office: DeskContext) throws {
    let currency = try office.office.facts().currency
    table = TableView(
      [
        Column("Receipt", width: 13) { $0.receipt },
        Column("Dossier", width: 21) { $0.number.isEmpty ? "none" : display($0.number) }, Column("Payer") { $0.payer },
        Column("Since", width: 10) { $0.since.description },
        Column("Days", width: 4, align: .trailing) { String($0.age) },
        Column("Left", width: 10, align: .trailing) { currency.text($0.left) },
      ], rows: [])
    try refresh(at: office)
  }

  var offers: [Offer] {
    let line = table.selectedRow
    let none = line == nil ? "No money waits." : nil
    let unmatched = line?.number.isEmpty == true ? "It matched no file." : nil
    let matched = line?.number.isEmpty == false ? "It waits in its file for a fee to fall due." : nil
    return [
      Offer(.open, "Dossier", unless: none ?? unmatched), Offer(.act, "Assign", unless: none ?? matched),
      Offer(.why, "Proposals", unless: none ?? matched),
      Offer(.search),
    ]
  }
  var hint: String {
    table.selectedRow == nil ? "No money waits." : "a assigns an unmatched payment; w proposes files for it."
  }

  func draw(on canvas: inout Canvas, in area: Rect) { table.draw(on: &canvas, in: area) }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    if command == .search { return search() }
    guard let line = table.selectedRow else { return .ignored }
    switch command {
    case .open: return .open(try DossierScreen(line.number, at: office))
    case .act:
      return .open(try ActFormScreen(officeAct: "assign_payment", texts: ["receipt": line.receipt], at: office))
    case .why:
      let found = try office.office.ask(ListProposals()).first { $0.receipt == line.receipt }
      let lines = (found?.proposals ?? []).map { "\(display($0.number))  \($0.title): \($0.why)" }
      let none = ["Nothing in what the payer wrote, nor his name, leads to a file."]
      let text = [found?.text ?? "", ""] + (lines.isEmpty ? none : lines)
      return .open(ReaderScreen("Proposals", text.joined(separator: "\n"), isOverlay: true))
    default: return .ignored
    }
  }

  mutating func refresh(at office: DeskContext) throws { table.list.replace(try office.office.ask(ListSuspense())) }
}

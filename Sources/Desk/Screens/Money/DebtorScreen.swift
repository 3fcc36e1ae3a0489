import Filing
import Office
import Standards
import Terminal

/// Files that owe fees, in the order in which they were opened.
struct DebtorScreen: TableScreen {
  typealias Row = DebtorLine

  let title = "Debtors"
  var table: TableView<DebtorLine>
  private var next: Int?
  private let currency: Currency

  init(at office: DeskContext) throws {
    let currency = try office.office.facts().currency
    self.currency = currency
    table = TableView(
      [
        Column("Number", width: 21) { display($0.number) }, Column("Title") { $0.title },
        Column("Since", width: 10) { $0.since.description },
        Column("Open", width: 10, align: .trailing) { currency.text($0.open) },
        Column("Fees", width: 16) { $0.fees.map(\.code).joined(separator: " ") },
      ], rows: [])
    try refresh(at: office)
  }

  var offers: [Offer] {
    let none = table.selectedRow == nil ? "Nobody owes anything." : nil
    return [Offer(.open, "Dossier", unless: none), Offer(.act, "Take payment", unless: none), Offer(.search)]
  }
  var hint: String {
    guard let line = table.selectedRow else { return "Nobody owes anything." }
    return line.fees.map { fee in
      "\(fee.label.first) \(currency.text(fee.open))\(fee.debtor.map { " (\($0))" } ?? "")"
    }.joined(separator: ", ")
  }

  func draw(on canvas: inout Canvas, in area: Rect) { table.draw(on: &canvas, in: area) }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    if command == .search { return search() }
    guard let line = table.selectedRow else { return .ignored }
    let name = DossierName.of(line.number, line.right)
    switch command {
    case .open: return .open(try DossierScreen(name, at: office))
    case .act: return .open(try ActFormScreen(name, act: "pay_fee", at: office))
    default: return .ignored
    }
  }

  mutating func refresh(at office: DeskContext) throws {
    next = nil
    table.list.replace([])
    try more(at: office)
  }

  mutating func more(at office: DeskContext) throws {
    let answer = try office.office.ask(ListDebtors(limit: 50, after: next ?? 0))
    next = answer.next
    table.list.append(answer.lines, hasMore: answer.next != nil)
  }
}

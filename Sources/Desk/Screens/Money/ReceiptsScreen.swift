import Filing
import Office
import Standards
import Terminal

/// The receipts of a day by their number.
struct ReceiptsScreen: SheetScreen {
  typealias Row = ReceiptLine

  let sheetName = "receipts"
  var sheet: SheetView<ReceiptLine>
  var side = Side()
  private var day: CalendarDate
  private var total = 0
  private var next: String?
  private let currency: Currency

  init(at office: DeskContext) throws {
    let currency = try office.office.facts().currency
    self.currency = currency
    day = office.today
    sheet = SheetView(
      [
        Column("Receipt", width: 12, grows: true) { $0.receipt },
        Column("Number", width: 21) { display($0.number) }, Column("Fee", width: 8) { $0.fee },
        Column("Amount", width: 10, align: .trailing, number: \.amount) { currency.text($0.amount) },
        Column("Officer", width: 10) { $0.officer },
        Column("State", width: 6) { $0.isVoid ? say("void") : "" },
      ]) { $0.receipt }
    try open(at: office)
  }

  var title: String { say("Receipts %1", day.description) }
  var verbs: [Offer] {
    [
      Offer(.open, "Dossier", unless: sheet.selectedRow == nil ? nothing : nil), Offer(.nextTab, "Next day"),
      Offer(.previousTab, "Day before"), Offer(.asOf, "Other day"),
    ]
  }
  var hint: String { say("Taken on this day: %1", currency.named(total)) }
  let nothing = "There is no receipt of this day."
  let hasSide = true

  func dossier(of row: ReceiptLine) -> String? { row.number.isEmpty ? nil : row.number }
  func style(of row: ReceiptLine) -> Style { row.isVoid ? .faint : .plain }
  func side(at office: DeskContext) throws -> [[Span]] { try sideOfFile(at: office) }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .nextTab: day = day.adding(days: 1)
    case .previousTab: day = day.adding(days: -1)
    case .asOf: return .open(EntryScreen("Other day", "The day, YYYY-MM-DD; empty for today."))
    case .open: return try dossierName.map { .open(try DossierScreen($0, at: office)) } ?? .ignored
    default: return .ignored
    }
    try read(at: office)
    return .stay
  }

  mutating func hear(_ reply: Reply, at office: DeskContext) throws -> Step {
    guard case .typed(let text) = reply else { return .stay }
    guard let wanted = text.isEmpty ? office.today : CalendarDate(text) else {
      return Step.stay.saying(say("“%1” is not a day; write it as 2026-03-02.", text), .error)
    }
    day = wanted
    try read(at: office)
    return .stay
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<ReceiptLine> {
    let page = try office.office.ask(ListReceipts(of: day, limit: limit, after: isFirst ? nil : next))
    (next, total) = (page.next, page.total)
    return Fetched(rows: page.lines, hasMore: page.next != nil)
  }
}

import Filing
import Office
import Standards
import Terminal

/// What falls due in a month: window, due day and end of grace, with the price in time and late.
struct DueScreen: TableScreen {
  typealias Row = FallingDue

  var table: TableView<FallingDue>
  private var month: CalendarDate
  private var next: String?
  private let currency: Currency

  init(at office: DeskContext) throws {
    let currency = try office.office.facts().currency
    self.currency = currency
    month = CalendarDate(office.today.year, office.today.month, 1) ?? office.today
    table = TableView(
      [
        Column("Number", width: 11) { $0.registration ?? display($0.number) }, Column("Title") { $0.title },
        Column("What", width: 14) { $0.quote.subject },
        Column("From", width: 10) { $0.quote.opens?.description ?? "" },
        Column("Due", width: 10) { $0.quote.due?.description ?? "" },
        Column("Grace", width: 10) { $0.quote.last?.description ?? "" },
        Column("In time", width: 7, align: .trailing) { currency.text($0.quote.amount) },
      ], rows: [])
    try refresh(at: office)
  }

  var title: String { "Due \(month.description.prefix(7))" }
  var offers: [Offer] {
    let none = table.selectedRow == nil ? "Nothing falls due." : nil
    return [
      Offer(.open, "Dossier", unless: none), Offer(.nextTab, "Next month"), Offer(.previousTab, "Month before"),
      Offer(.asOf, "Month"), Offer(.search, isOnBar: false),
    ]
  }
  var hint: String {
    guard let line = table.selectedRow else { return "Nothing falls due in this month." }
    let quote = line.quote
    let late = quote.lateAmount == quote.amount ? "" : " Late \(currency.named(quote.lateAmount))."
    let agent = line.agent.isEmpty ? "" : ", for whom \(line.agent) acts"
    return "\(line.owner)\(agent).\(late)" + (line.written.map { " Written of on \($0)." } ?? "")
  }

  func draw(on canvas: inout Canvas, in area: Rect) { table.draw(on: &canvas, in: area) }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .nextTab: month = month.adding(months: 1)
    case .previousTab: month = month.adding(months: -1)
    case .asOf: return .open(EntryScreen("Month", "The month, YYYY-MM."))
    case .search: return search()
    case .open:
      return try table.selectedRow.map { .open(try DossierScreen(DossierName.of($0.number, $0.right), at: office)) }
        ?? .ignored
    default: return .ignored
    }
    try refresh(at: office)
    return .stay
  }

  mutating func take(_ reply: Reply, at office: DeskContext) throws -> Step {
    guard case .typed(let text) = reply else { return .stay }
    guard let first = CalendarDate("\(text)-01") else {
      return Step.stay.saying("“\(text)” is not a month; write it as 2026-03.", .error)
    }
    month = first
    try refresh(at: office)
    return .stay
  }

  mutating func refresh(at office: DeskContext) throws {
    next = nil
    table.list.replace([])
    try more(at: office)
  }

  mutating func more(at office: DeskContext) throws {
    let question = ListFallingDue(
      from: month, until: month.adding(months: 1).adding(days: -1), limit: 50, after: next)
    let answer = try office.office.ask(question)
    next = answer.next
    table.list.append(answer.lines, hasMore: answer.next != nil)
  }
}

import Filing
import Office
import Services
import Standards
import Terminal

/// What falls due in a month: window, due day and end of grace, with the price in time and late.
struct DueScreen: SheetScreen {
  typealias Row = FallingDue

  let sheetName = "due"
  var sheet: SheetView<FallingDue>
  var side = Side()
  private var month: CalendarDate
  private var next: String?
  private let currency: Currency

  init(at office: DeskContext) throws {
    let currency = try office.office.facts().currency
    self.currency = currency
    month = CalendarDate(office.today.year, office.today.month, 1) ?? office.today
    sheet = SheetView(
      [
        Column("Number", width: 11) { $0.registration ?? display($0.number) }, Column("Title") { $0.title },
        Column("What", width: 14) { $0.quote.subject },
        Column("From", width: 10) { $0.quote.opens?.description ?? "" },
        Column("Due", width: 10) { $0.quote.due?.description ?? "" },
        Column("Grace", width: 10) { $0.quote.last?.description ?? "" },
        Column("In time", id: "price", width: 7, align: .trailing, number: \.quote.amount) {
          currency.text($0.quote.amount)
        },
        Column("Late", width: 7, align: .trailing, isUsual: false, number: \.quote.lateAmount) {
          currency.text($0.quote.lateAmount)
        },
        Column("Owner", width: 14, grows: true, isUsual: false) { $0.owner },
        Column("Agent", width: 14, grows: true, isUsual: false) { $0.agent },
        Column("Written", width: 10, isUsual: false) { $0.written?.description ?? "" },
        Column("Right", width: 10, isUsual: false) { $0.right },
      ]) { "\($0.right) \($0.number) \($0.quote.subject) \($0.quote.due?.description ?? "")" }
    try open(at: office)
  }

  var title: String { say("Due %1", String(month.description.prefix(7))) }
  var verbs: [Offer] {
    let none = sheet.selectedRow == nil ? nothing : nil
    return [
      Offer(.open, "Dossier", unless: none), Offer(.act, unless: none), Offer(.nextTab, "Next month"),
      Offer(.previousTab, "Month before"), Offer(.asOf, "Month"),
      Offer(.export, "Letters", unless: none),
    ]
  }
  var hint: String {
    guard let line = sheet.selectedRow else { return nothing }
    let quote = line.quote
    let owner = line.agent.isEmpty ? "\(line.owner)." : say("%1, for whom %2 acts.", line.owner, line.agent)
    let late = quote.lateAmount == quote.amount ? nil : say("Late %1.", currency.named(quote.lateAmount))
    let written = line.written.map { say("Written of on %1.", "\($0)") }
    return [owner, late, written].compactMap { $0 }.joined(separator: " ")
  }
  let nothing = "Nothing falls due in this month."
  let hasSide = true
  let takesMarks = true

  func dossier(of row: FallingDue) -> String? { DossierName.of(row.number, row.right) }
  func side(at office: DeskContext) throws -> [[Span]] { try sideOfFile(at: office) }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .nextTab: month = month.adding(months: 1)
    case .previousTab: month = month.adding(months: -1)
    case .asOf: return .open(EntryScreen("Month", "The month, YYYY-MM."))
    case .act: return try acts(at: office)
    case .export:
      let batch = try CourtesyBatch(month, at: office.office)
      let before = batch.written == 0 ? "" : " " + say("%1 written of before are left out.", "\(batch.written)")
      guard !batch.letters.isEmpty else { return Step.stay.saying(say("No letter is to be written.") + before, .error) }
      return .open(
        EntryScreen(
          say("%1 of %2", counted(batch.letters.count, "courtesy letter", "courtesy letters"), title),
          say("One letter to each owner or agent of what falls due in the month.") + before + " "
            + say("The folder for the letters:"),
          reply: { .chosen("letters \($0)") }))
    case .open:
      return try sheet.selectedRow.map { .open(try DossierScreen(DossierName.of($0.number, $0.right), at: office)) }
        ?? .ignored
    default: return .ignored
    }
    try refresh(at: office)
    return .stay
  }

  mutating func hear(_ reply: Reply, at office: DeskContext) throws -> Step {
    if case .chosen(let text) = reply, text.hasPrefix("letters "), text.count > 8 {
      let (month, door, folder) = (month, office.office, String(text.dropFirst(8)))
      return .start(
        Job(say("Courtesy letters")) { _ in
          let (files, _) = try CourtesyBatch(month, at: door).send(to: folder)
          return say("%1 files in %2", "\(files.count)", folder)
        })
    }
    guard case .typed(let text) = reply else { return .stay }
    guard let first = CalendarDate("\(text)-01") else {
      return Step.stay.saying(say("“%1” is not a month; write it as 2026-03.", text), .error)
    }
    month = first
    try refresh(at: office)
    return .stay
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<FallingDue> {
    let question = ListFallingDue(
      from: month, until: month.adding(months: 1).adding(days: -1), limit: limit, after: isFirst ? nil : next)
    let answer = try office.office.ask(question)
    next = answer.next
    return Fetched(rows: answer.lines, hasMore: answer.next != nil)
  }
}

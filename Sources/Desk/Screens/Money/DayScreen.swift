import Office
import Services
import Standards
import Terminal

/// The sheet of a day, and closing it.
struct DayScreen: SheetScreen {
  /// A line of the sheet by its number.
  typealias Row = (number: Int, text: String)

  let sheetName = "day"
  var sheet = SheetView<Row>([Column("", id: "line") { $0.text }]) { String($0.number) }
  var side = Side()
  private var day: OfficeDay
  /// The day that was asked for; nil for today.
  private var asked: CalendarDate?

  init(at office: DeskContext) throws {
    day = try office.office.ask(ReadOfficeDay())
    try open(at: office)
  }

  var title: String { say("Day %1", "\(day.sheet.day)") }
  var state: String { day.closed == nil ? say("open") : say("closed") }
  var verbs: [Offer] {
    [
      Offer(.close, "Close day", unless: day.closed == nil ? nil : "The day is closed; a day is closed once."),
      Offer(.asOf, "Other day"),
    ]
  }
  var hint: String {
    day.closed == nil ? "z closes the day with two signatures; d shows another day." : "d shows another day."
  }

  func side(at office: DeskContext) throws -> [[Span]] { [] }

  mutating func verb(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .close:
      return .open(try ActFormScreen(officeAct: "close_day", texts: ["day": day.sheet.day.description], at: office))
    case .asOf: return .open(EntryScreen("Other day", "The day, YYYY-MM-DD; empty for today."))
    default: return .ignored
    }
  }

  mutating func hear(_ reply: Reply, at office: DeskContext) throws -> Step {
    guard case .typed(let text) = reply else { return .stay }
    guard text.isEmpty || CalendarDate(text) != nil else {
      return Step.stay.saying(say("“%1” is not a day; write it as 2026-03-02.", text), .error)
    }
    asked = CalendarDate(text)
    try refresh(at: office)
    return .stay
  }

  mutating func fetch(first isFirst: Bool, limit: Int, at office: DeskContext) throws -> Fetched<Row> {
    guard isFirst else { return Fetched(rows: []) }
    day = try office.office.ask(ReadOfficeDay(asked))
    let lines = DaySheetText.lines(day, try office.office.facts().currency)
    return Fetched(rows: lines.enumerated().map { (number: $0, text: $1) })
  }
}

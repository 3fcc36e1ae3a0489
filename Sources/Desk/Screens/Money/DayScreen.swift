import Office
import Services
import Standards
import Terminal

/// The sheet of a day, and closing it.
struct DayScreen: ListScreen {
  typealias Row = String

  var list = ListView<String>([]) { $0 }
  private var day: OfficeDay
  /// The day that was asked for; nil for today.
  private var asked: CalendarDate?

  init(at office: DeskContext) throws {
    day = try office.office.ask(ReadOfficeDay())
    try refresh(at: office)
  }

  var title: String { "Day \(day.sheet.day)" }
  var state: String { day.closed == nil ? "open" : "closed" }
  var offers: [Offer] {
    [
      Offer(.close, "Close day", unless: day.closed == nil ? nil : "The day is closed; a day is closed once."),
      Offer(.asOf, "Other day"), Offer(.search),
    ]
  }
  var hint: String {
    day.closed == nil ? "z closes the day with two signatures; d shows another day." : "d shows another day."
  }

  func draw(on canvas: inout Canvas, in area: Rect) { list.draw(on: &canvas, in: area) }

  mutating func run(_ command: Command, at office: DeskContext) throws -> Step {
    switch command {
    case .close:
      return .open(try ActFormScreen(officeAct: "close_day", texts: ["day": day.sheet.day.description], at: office))
    case .asOf: return .open(EntryScreen("Other day", "The day, YYYY-MM-DD; empty for today."))
    case .search: return search()
    default: return .ignored
    }
  }

  mutating func take(_ reply: Reply, at office: DeskContext) throws -> Step {
    guard case .typed(let text) = reply else { return .stay }
    guard text.isEmpty || CalendarDate(text) != nil else {
      return Step.stay.saying("“\(text)” is not a day; write it as 2026-03-02.", .error)
    }
    asked = CalendarDate(text)
    try refresh(at: office)
    return .stay
  }

  mutating func refresh(at office: DeskContext) throws {
    day = try office.office.ask(ReadOfficeDay(asked))
    list.replace(DaySheetText.lines(day, try office.office.facts().currency))
  }
}

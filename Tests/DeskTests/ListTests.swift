import Filing
import Office
import Standards
import Terminal
import TestSupport
import Testing

@testable import Desk

@MainActor @Suite("Lists of the desk")
struct DeskListTests {
  static let office = Result {
    let office = try RehearsedDesk.office("abena")
    for name in ["LUMEN", "NOVA", "ORION"] {
      var values = Values.lumen
      values["mark_text"] = [.text(name)]
      _ = try office.record(ActRequest("receive", right: "T", values: values))
    }
    let gazette = try office.acting(as: "hyejin")
    for (day, cutOff) in [(10, 2), (25, 16)] {
      _ = try gazette.record(
        ActRequest(
          "open_issue",
          values: [
            "issue_date": [.date(CalendarDate(2026, 3, day)!)], "cut_off": [.date(CalendarDate(2026, 3, cutOff)!)],
          ]))
    }
    return office
  }

  /// The lists with more than one row: how to come to them, what to search, and what the found row says.
  struct List: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let officer: String
    let keys: [Key]
    let search: String
    let found: String
    /// Where the search is typed.
    var row = 21
  }

  nonisolated static let lists: [List] = [
    List(testDescription: "docket", officer: "kofi", keys: [], search: "oriON", found: "ORION", row: 20),
    List(
      testDescription: "rights to file", officer: "abena", keys: [.function(6)], search: "design", found: "sign"),
    List(testDescription: "dossier", officer: "kofi", keys: [.enter], search: "quay", found: "1 Quay"),
    List(
      testDescription: "acts", officer: "kofi", keys: [.enter, .character("a")], search: "withdraw", found: "Withdraw"),
    List(
      testDescription: "acts of the office", officer: "hyejin", keys: [.character("o")], search: "close", found: "lose"),
    List(testDescription: "gazette", officer: "hyejin", keys: [.character("g")], search: "2026-01", found: "2026-01"),
    List(
      testDescription: "party", officer: "kofi", keys: [.character("p"), .enter], search: "nova", found: "NOVA"),
  ]

  private func desk(_ list: List) throws -> RehearsedDesk {
    let desk = try RehearsedDesk(office: Self.office.get().acting(as: list.officer))
    for key in list.keys { desk.press(key) }
    return desk
  }

  private func chosen(_ desk: RehearsedDesk) -> String { desk.lines.first { $0.hasPrefix("> ") } ?? "" }

  @Test("search while typing, say when there is nothing, and Escape restores the place", arguments: lists)
  func searches(_ list: List) throws {
    let desk = try desk(list)
    let start = (chosen(desk), desk.lines[0])

    desk.press(.function(7))
    desk.type(list.search)
    #expect(chosen(desk).contains(list.found))
    #expect(desk.cursor?.row == list.row)
    desk.type("§§")
    #expect(desk.screen.contains("Nothing found"))
    desk.press(.escape)

    #expect(chosen(desk) == start.0)
    #expect(desk.lines[0] == start.1)
  }

  @Test("follow the wheel by rows", arguments: lists)
  func wheel(_ list: List) throws {
    let byWheel = try desk(list)
    let byKeys = try desk(list)

    byWheel.press(.wheel(1, Point(row: 5, column: 5)))
    byKeys.press(.down)

    #expect(byWheel.lines == byKeys.lines)
    byWheel.press(.wheel(-1, Point(row: 5, column: 5)))
    #expect(byWheel.lines == (try desk(list)).lines)
  }

  @Test("the wheel walks through the fields of a form")
  func form() throws {
    let desk = try RehearsedDesk(office: Self.office.get())
    desk.press(.function(6))
    desk.type("t")

    desk.press(.wheel(3, Point(row: 5, column: 5)))
    #expect(desk.field == "mark_text")
    desk.press(.wheel(-3, Point(row: 5, column: 5)))

    #expect(desk.field == "mark_kind")
  }

  @Test("Ctrl-\\ takes the mouse and releases it for copying")
  func mouse() throws {
    let desk = try RehearsedDesk(office: Self.office.get())
    #expect(!desk.driver.usesMouse)

    desk.press(.control("\\"))
    #expect(desk.driver.usesMouse)
    #expect(desk.lines[22] == "  The mouse belongs to the desk.")
    desk.press(.control("\\"))

    #expect(!desk.driver.usesMouse)
    #expect(desk.lines[22] == "  The mouse is free for copying.")
  }
}

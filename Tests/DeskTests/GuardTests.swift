import Filing
import Office
import Standards
import Terminal
import TestSupport
import Testing

@testable import Desk

@MainActor @Suite("Leaving a form")
struct GuardTests {
  let office: Office
  let desk: RehearsedDesk

  init() throws {
    office = try RehearsedDesk.office("abena")
    desk = try RehearsedDesk(office: office)
    desk.press(.function(6))
    desk.type("t")
  }

  var drafts: [Draft] {
    get throws { try office.ask(ListDrafts()) }
  }

  @Test("Escape closes an unchanged form at once")
  func closesUnchanged() {
    desk.press(.escape)

    #expect(desk.lines[0].hasPrefix("XX  Docket"))
  }

  @Test("Escape on a changed form goes back, keeps it as a draft and says so in one line")
  func keepsWhenChanged() throws {
    desk.type("en")

    desk.press(.escape)

    #expect(desk.lines[0].hasPrefix("XX  Docket"))
    #expect(desk.lines[22] == "= Kept as a draft: New filing. T on the docket lists unfinished forms.")
    #expect(try drafts.map(\.texts) == [["mark_kind": "en"]])
  }

  @Test("text typed on after an Escape discards nothing")
  func typesOn() throws {
    desk.type("en")

    desk.press(.escape)
    for letter in "candied fruits" { desk.press(.character(letter), .escape) }

    #expect(try drafts.map(\.texts) == [["mark_kind": "en"]])
  }

  @Test("a sequence whose Escape came too early is the key that it is, and the form is as it was")
  func rejoins() throws {
    desk.go(to: "mark_text")
    desk.type("LUMEN")

    desk.press(.escape, .escapeWasStart, .left)
    desk.type("X")

    #expect(desk.texts["mark_text"] == "LUMEXN")
    #expect(desk.field == "mark_text")
  }

  @Test("a draft is discarded in the list of drafts, and taken back there")
  func discards() throws {
    desk.type("en")
    desk.press(.escape)
    desk.type("t")

    desk.press(.delete)
    #expect(desk.screen.contains("discarded today"))
    #expect(try drafts.map(\.discarded) == [CalendarDate(2026, 3, 2)])
    let next = try RehearsedDesk(office: office)
    try next.desk.offerDrafts()
    #expect(next.lines[0].hasPrefix("XX  Docket"))
    desk.press(.delete)

    #expect(try drafts.map(\.discarded) == [nil])
  }

  @Test("undo to the beginning is an unmodified form and leaves no draft")
  func undoes() throws {
    desk.type("en")
    desk.desk.keepDrafts()
    #expect(try drafts.count == 1)

    desk.press(.control("z"), .control("z"))

    #expect(!desk.lines[0].contains("[modified]"))
    #expect(try drafts == [])
    desk.press(.escape)
    #expect(try drafts == [])
  }

  @Test("leaving a wrong field rings and says why at once")
  func rings() {
    desk.go(to: "priority")
    desk.type("FR 2026-13-45 1")
    let sounds = desk.driver.sounds.count

    desk.press(.tab)

    #expect(desk.driver.sounds.count == sounds + 1)
    #expect(desk.lines[22].hasPrefix("! (300) Priority: "))
  }

  @Test("nothing comes over a line that is typed into; help has what the message line has no room for")
  func noModal() {
    desk.press(.escape)
    desk.type("f40/2026/000000001-00 x")

    #expect(desk.desk.stack.count == 2)
    #expect(desk.lines[1].contains("000000001-00 x"))
  }

  @Test("a kept form is offered at the next start, in the same field")
  func keeps() throws {
    desk.fill("word", "yes")
    desk.type("Lumen")

    desk.press(.escape)
    #expect(try drafts.map(\.texts) == [["mark_kind": "word", "mark_text": "yes", "applicant": "Lumen"]])
    let next = try RehearsedDesk(office: office)
    try next.desk.offerDrafts()
    #expect(next.lines[0].hasPrefix("XX  Unfinished forms"))
    next.press(.enter)

    #expect(next.field == "applicant")
    #expect(next.lines[3] == "* (731) Applicant            Lumen")
  }

  @Test("a request to leave writes the draft before the desk ends")
  func terminates() throws {
    let terminal = ScriptedTerminal(keys: [.function(6), .character("t"), .character("e"), .character("n")])

    try RehearsedDesk.run(office, on: terminal)

    #expect(terminal.isClosed)
    #expect(try drafts.map(\.texts) == [["mark_kind": "en"]])
    #expect(terminal.shown.last?.lines[0].contains("draft saved 09:14") == true)
  }

  @Test("quitting asks only when something would be lost")
  func quits() {
    desk.press(.escape)
    let unchanged = ScriptedTerminal(keys: [.control("q")])
    #expect(throws: Never.self) {
      try RehearsedDesk.run(office, on: unchanged)
    }

    #expect(unchanged.shown.count == 1)
  }
}

@MainActor @Suite("Guards inside a question")
struct QuestionTests {
  @Test("a cancelled confirmation goes back to the form, and values can be chosen again")
  func cancels() throws {
    let office = try RehearsedDesk.office("abena")
    let number = try office.record(ActRequest("receive", right: "T", values: .lumen)).numbers[0]
    let desk = try RehearsedDesk(office: office.acting(as: "kofi"))
    desk.type("a")
    desk.press(.control("s"), .function(12))
    desk.go(to: "notified_by")
    desk.press(.control(" "), .enter)

    #expect((desk.desk.stack.last as? ActFormScreen)?.form.texts["notified_by"] != nil)
    #expect(try desk.place.dossier(number).events.count == 1)
  }

  @Test("the list of commands closed over a question changes nothing in the form")
  func palette() throws {
    let desk = try RehearsedDesk()
    desk.press(.function(6))
    desk.type("ten")
    desk.press(.control("s"), .function(9), .escape, .escape)

    #expect((desk.desk.stack.last as? FilingScreen)?.form.texts == ["mark_kind": "en"])
  }
}

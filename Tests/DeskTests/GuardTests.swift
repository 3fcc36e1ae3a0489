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

  @Test("Escape asks on a changed form; going on loses nothing")
  func asksWhenChanged() {
    desk.type("en")

    desk.press(.escape)
    #expect(desk.screen.contains("Unfinished form"))
    desk.press(.escape)

    #expect(desk.texts == ["language": "en"])
    #expect(desk.lines[1].hasSuffix("en English"))
    #expect(desk.lines[0].contains("[modified]"))
  }

  @Test("a discarded form leaves no draft")
  func discards() throws {
    desk.type("en")

    desk.press(.escape)
    desk.type("d")

    #expect(desk.lines[0].hasPrefix("XX  Docket"))
    #expect(try drafts == [])
  }

  @Test("a form discarded on leaving the desk is not kept on the way out")
  func discardsOnQuit() throws {
    desk.type("en")
    desk.press(.control("q"))
    desk.driver.type("d")

    desk.desk.loop()

    #expect(try drafts == [])
  }

  @Test("a kept form is offered at the next start, in the same field")
  func keeps() throws {
    desk.fill("en", "yes")
    desk.type("Lumen")

    desk.press(.escape)
    desk.type("k")
    #expect(try drafts.map(\.texts) == [["language": "en", "intention": "yes", "applicant": "Lumen"]])
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
    #expect(try drafts.map(\.texts) == [["language": "en"]])
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
    desk.press(.escape, .function(9), .escape)

    desk.type("g")

    #expect((desk.desk.stack.last as? FilingScreen)?.form.texts == ["language": "en"])
  }
}

import Filing
import Foundation
import Office
import Standards
import Terminal
import TestSupport
import Testing

@testable import Desk
@testable import Services

@MainActor @Suite("What slows the work")
struct SlownessTests {
  let office: Office

  init() throws {
    office = try RehearsedDesk.office("abena")
    _ = try office.record(ActRequest("receive", right: "T", values: .lumen))
  }

  private func notes() throws -> [FrictionNote] {
    try office.acting(as: "marguerite").ask(ListFriction(month: "2026-03"))
  }

  @Test("is noted from within a form; text, caret and draft stay as they were")
  func inForm() throws {
    let desk = try RehearsedDesk(office: office)
    desk.press(.function(6))
    desk.type("tw")
    desk.press(.enter)
    desk.type("NOVA")
    desk.press(.left, .left)
    let (before, field, cursor) = (desk.texts, desk.field, desk.cursor)

    desk.press(.alt("*"))
    desk.type("The hint is too long.")
    desk.press(.enter)

    #expect(desk.texts == before)
    #expect(desk.field == field)
    #expect(desk.cursor == cursor)
    #expect(desk.lines[22] == "= Noted, without your name. Thank you.")
    desk.type("X")
    #expect(desk.texts["mark_text"] == "NOXVA")
    let day = CalendarDate("2026-03-02")!
    #expect(
      try notes() == [
        FrictionNote(day: day, Friction(screen: "filing", task: "receive", seconds: 0, line: "The hint is too long."))
      ])
  }

  @Test("can be noted from every screen, over every question, and left without a word", arguments: Spot.all + Spot.more)
  func everywhere(_ spot: Spot) throws {
    let desk = try RehearsedDesk(office: office.acting(as: spot.officer))
    try spot.open(desk)
    let (depth, before) = (desk.desk.stack.count, desk.lines)

    desk.press(.alt("*"))
    #expect(desk.desk.stack.last is EntryScreen)
    desk.press(.escape)
    #expect(desk.desk.stack.count == depth)
    #expect(desk.lines.dropLast(2) == before.dropLast(2), "\(spot)")

    desk.press(.control("_"))
    desk.type("slow")
    desk.press(.enter)
    #expect(desk.desk.stack.count == depth)
    #expect(try notes().map(\.friction.line) == ["slow"])
  }

  @Test("what cannot be noted is asked again with its words")
  func refused() throws {
    let desk = try RehearsedDesk(office: office)
    desk.press(.alt("*"), .paste(String(repeating: "x", count: 501)), .enter)

    #expect(desk.desk.stack.last is EntryScreen)
    #expect(try notes() == [])
    #expect(desk.lines[22].hasPrefix("! What slows the work is said in one line of 1 to 500 characters."))
  }

  @Test("an empty line notes nothing")
  func empty() throws {
    let desk = try RehearsedDesk(office: office)
    desk.press(.alt("*"), .character(" "), .enter)

    #expect(!(desk.desk.stack.last is EntryScreen))
    #expect(try notes() == [])
  }

  @Test("the month is told by screen and task; lines are for those who may read every file; no name stands there")
  func report() throws {
    for (screen, task, seconds) in [("filing", "receive", 130), ("docket", "", 5), ("filing", "receive", 40)] {
      try office.note(Friction(screen: screen, task: task, seconds: seconds, line: " \(screen)\n slow "))
    }

    let report = FrictionReport(
      try office.acting(as: "dawit").ask(ListFriction(month: "2026-03")), month: "2026-03")
    #expect(
      report.lines == [
        .init(screen: "filing", task: "receive", count: 2, median: 40, longest: 130, said: []),
        .init(screen: "docket", task: "", count: 1, median: 5, longest: 5, said: []),
      ])
    let whole = try office.acting(as: "marguerite").ask(ListFriction(month: "2026-03"))
    #expect(whole.map(\.friction.line) == ["filing slow", "docket slow", "filing slow"])
    #expect(!String(decoding: try JSONEncoder().encode(whole), as: UTF8.self).contains("abena"))
    #expect(try office.ask(ListFriction(month: "2026-02")) == [])
    #expect(throws: (any Error).self) { _ = try office.ask(ListFriction(month: "March")) }
    #expect(try office.check { _, _ in } == [])
  }
}

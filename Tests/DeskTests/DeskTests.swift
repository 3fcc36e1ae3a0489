import Filing
import Office
import Standards
import Terminal
import TestSupport
import Testing

@testable import Desk

@MainActor @Suite("Desk")
struct DeskTests {
  let office: Office

  init() throws {
    office = try RehearsedDesk.office("abena")
    _ = try office.record(ActRequest("receive", right: "T", values: .lumen))
  }

  @Test("signs in by name and password; a wrong password is refused in words")
  func signsIn() throws {
    let keys = ["abena", "wrong", "meridia"].flatMap { $0.map { Key.character($0) } + [.enter] }
    let terminal = ScriptedTerminal(keys: keys)

    try Desk.run(
      driver: terminal, codes: RehearsedDesk.codes.get(), terms: RehearsedDesk.terms, officeName: "Meridia",
      clock: { RehearsedDesk.now }, open: { try office.signedIn($0) })

    #expect(terminal.sounds == [.error])
    #expect(terminal.shown.contains { $0.lines.contains { $0.contains("! ") } })
    #expect(
      terminal.shown.last?.lines[0]
        == "XX  Docket                                             1 of 1  abena  2026-03-02")
    #expect(terminal.isClosed)
  }

  @Test("an untouched desk locks with the draft kept, and only its officer comes back")
  func locks() throws {
    let terminal = ScriptedTerminal(keys: [.function(6), .character("t"), .character("e")])
    let desk = Desk(try RehearsedDesk.place(office), driver: terminal, stack: [])
    desk.stack = [try DocketScreen(at: desk.office)]
    desk.lock = Lock(after: .zero) { try office.signedIn($0) }
    for key in [Key.function(6), .character("t"), .character("e")] { desk.press(key) }
    terminal.type(["kofi", "meridia"].flatMap { $0.map { Key.character($0) } + [.enter] })

    desk.lockUp()

    #expect(terminal.shown.last?.lines.contains { $0.contains("Locked by abena") } == true)
    #expect(try office.ask(ListDrafts()).count == 1)
  }

  @Test("a click goes to the row, to the field and to the key of the bottom line")
  func clicks() throws {
    let desk = try RehearsedDesk(office: office)
    desk.press(.click(Point(row: 23, column: 0)))
    #expect(desk.lines[0].hasPrefix("XX  Trademark"))

    desk.press(.click(Point(row: 6, column: 4)))

    #expect(desk.cursor == Point(row: 6, column: 0))
  }

  @Test("the acts of the office are listed, those of other roles with the reason")
  func officeActs() throws {
    let desk = try RehearsedDesk(office: office)

    desk.type("o")

    try expectScreen(desk, "office-acts")
  }

  @Test("the same dossier fills a larger terminal")
  func wide() throws {
    let desk = try RehearsedDesk(office: office, size: Size(rows: 40, columns: 120))
    desk.press(.enter)

    try expectScreen(desk, "dossier-120")
  }

  @Test("each screen puts the cursor somewhere and its help on F1")
  func everyScreen() throws {
    for keys in ["", "f", "p", "g", "o", "t", "a"] {
      let desk = try RehearsedDesk(office: office)
      desk.type(keys)
      #expect(desk.cursor != nil, "\(keys)")
      desk.press(.function(1))
      #expect(desk.lines[0].hasPrefix("XX  Help"), "\(keys)")
    }
  }
}

import Filing
import Office
import Standards
import Terminal
import TestSupport
import Testing

@testable import Desk

@MainActor @Suite("One bar from everywhere")
struct MenuTests {
  let office: Office
  let desk: RehearsedDesk

  init() throws {
    office = try RehearsedDesk.office("abena")
    _ = try office.record(ActRequest("receive", right: "T", values: .lumen))
    desk = try RehearsedDesk(office: office)
  }

  private func ask(_ text: String) {
    desk.press(.control("p"))
    desk.type(text)
  }

  @Test(
    "a number, its end, a part of a name and a class open what they say",
    arguments: ["1", "/1", "40/2026/1", "lumen", "402026000000001"])
  func finds(_ text: String) {
    ask(text)
    let rows = 1...12
    for _ in rows where !(desk.lines.first { $0.contains("│ > ") } ?? "").contains("LUMEN") { desk.press(.down) }

    desk.press(.enter)

    #expect(desk.desk.stack.last is DossierScreen)
    #expect(desk.screen.contains("LUMEN"))
  }

  @Test("pay 1 opens the payment of file 1")
  func pays() {
    ask("pay 1")

    desk.press(.enter)

    #expect((desk.desk.stack.last as? ActFormScreen)?.act.id == "pay_fee")
  }

  @Test("class 25 lists its files")
  func classes() {
    ask("class 25")

    desk.press(.enter)

    #expect(desk.lines[0].hasPrefix("XX  Find"))
    #expect(desk.screen.contains("LUMEN"))
  }

  @Test("wrong check digits are said in the line")
  func checkDigits() {
    ask("40/2026/000000001-00")

    #expect(desk.screen.contains("the check digits do not match"))
    #expect(desk.desk.stack.count == 2)
  }

  @Test("over a form with something typed, and Escape leads back to the same caret")
  func overForm() throws {
    desk.press(.function(6))
    desk.type("t")
    desk.go(to: "mark_text")
    desk.type("NOVA")
    desk.press(.left, .left)
    let before = (desk.texts, desk.field, desk.cursor)

    ask("lumen 1")
    desk.press(.escape)
    ask("1")
    desk.press(.enter)
    #expect(desk.desk.stack.last is DossierScreen)
    desk.press(.escape)

    #expect(desk.texts == before.0)
    #expect(desk.field == before.1)
    #expect(desk.cursor == before.2)
  }

  @Test("Find, Parties and New are one key from a form, a dossier and a question")
  func everywhere() throws {
    desk.press(.enter)
    let clerk = try RehearsedDesk(office: office)
    clerk.press(.function(6))
    clerk.type("tw")
    for key in [Key.control("x"), .alt("p"), .control("n")] {
      let depth = clerk.desk.stack.count
      clerk.press(key)
      #expect(clerk.desk.stack.count == depth + 1)
      clerk.press(.escape)
      #expect(clerk.desk.stack.count == depth)
    }

    #expect(clerk.texts == ["mark_kind": "w"])
  }
}

import Filing
import Office
import Standards
import Terminal
import TestSupport
import Testing

@testable import Desk

@MainActor @Suite("Typing into a form")
struct TypingTests {
  let desk: RehearsedDesk

  init() throws {
    desk = try RehearsedDesk()
    desk.press(.function(6))
    desk.type("t")
    desk.go(to: "mark_text")
  }

  var text: String { (desk.desk.stack.last as? FilingScreen)?.form.view["mark_text"]?.text ?? "" }

  @Test("every script stands where its widths say, and is deleted by grapheme")
  func scripts() throws {
    let start = try #require(desk.cursor).column

    desk.type("专利局 علي Ёлка e")
    desk.press(.character("\u{301}"))

    #expect(text == "专利局 علي Ёлка e\u{301}")
    #expect(desk.cursor?.column == start + 6 + 1 + 3 + 1 + 4 + 1 + 1)
    desk.press(.backspace)
    #expect(text == "专利局 علي Ёлка ")
    desk.press(.home, .right)
    #expect(desk.cursor?.column == start + 2)
    desk.press(.delete)
    #expect(text == "专局 علي Ёлка ")
  }

  @Test("a paste of two lines stays in the field and submits nothing")
  func paste() {
    desk.press(.paste("LUMEN\nLIGHT"))

    #expect(text == "LUMEN; LIGHT")
    #expect(desk.field == "mark_text")
    desk.press(.control("z"))
    #expect(text == "")
  }

  @Test("help and back lose nothing")
  func help() {
    desk.type("LUMEN")

    desk.press(.function(1))
    #expect(desk.lines[0].hasPrefix("XX  Help"))
    desk.press(.escape)

    #expect(text == "LUMEN")
    #expect(desk.field == "mark_text")
  }

  @Test("another size shows the same form")
  func resize() {
    desk.type("LUMEN")
    desk.driver.resize(to: Size(rows: 40, columns: 120))

    desk.press(.resize)

    #expect(desk.lines.count == 40)
    #expect(desk.screen.contains("LUMEN"))
  }

  @Test("a wrong value is marked when it is left; F8 goes back to it")
  func wrongValue() throws {
    desk.go(to: "applicant")
    desk.type("Lumen Ltd")
    desk.go(to: "priority")
    desk.type("FR 2025-13-01 4")
    desk.press(.tab, .tab)

    desk.press(.function(8))
    #expect(desk.field == "goods")
    desk.press(.function(8))

    #expect(desk.field == "priority")
    #expect(desk.screen.contains("! (300) Priority"))
  }

  @Test("a priority shows the end of its period")
  func priority() {
    desk.go(to: "priority")

    desk.type("FR 2025-12-01 4711")

    #expect(desk.lines[22] == "  The 6 months of priority end on 2026-06-01.")
  }

  @Test("a picture that is none is refused by name")
  func picture() {
    desk.go(to: "picture")

    desk.type("/dev/null/none.png")
    desk.press(.tab)
    desk.press(.backTab)

    #expect(desk.screen.contains("“/dev/null/none.png” cannot be read: there is no such file. Check the name."))
  }
}

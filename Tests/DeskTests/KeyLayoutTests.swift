import Filing
import Office
import Terminal
import Testing

@testable import Desk

@MainActor @Suite("Keyboards of other letters")
struct KeyLayoutTests {
  @Test(
    "a letter means what stands on its key, whatever the keyboard; text stays text",
    arguments: [
      ("а", "f"), ("А", "f"), ("ы", "s"), ("ش", "a"), ("σ", "s"), ("ש", "a"), ("ｆ", "f"), ("明", "明"), ("é", "é"),
    ] as [(Character, Character)])
  func letters(_ typed: Character, _ means: Character) {
    #expect(KeyLayout.latin(.character(typed)) == .character(means))
    #expect(KeyLayout.latin(.alt(typed)) == .alt(means))
  }

  @Test("lists, questions and choices are worked with a Russian keyboard")
  func worked() throws {
    let desk = try RehearsedDesk(office: RehearsedDesk.office("abena"))
    desk.type("а")
    #expect(desk.lines[0].contains("Find"))
    desk.type("а")
    #expect(desk.lines.contains { $0.contains("а") })
    desk.press(.escape)
    desk.press(.escape)

    desk.press(.function(6))
    desk.type("е")
    #expect(desk.lines[0].contains("Trademark"))
    desk.go(to: "mark_kind")
    desk.type("ц")
    desk.press(.tab)
    #expect(desk.texts["mark_kind"] == "word")
    desk.type("ц")
    #expect(desk.texts["mark_text"] == "ц")
  }
}

import Terminal
import Testing

@testable import Desk

@MainActor @Suite("Taking back what was typed")
struct UndoTests {
  let desk: RehearsedDesk

  init() throws {
    desk = try RehearsedDesk()
    desk.press(.function(6))
    desk.type("t")
  }

  @Test("Ctrl-Z goes back edit by edit through every field, and Ctrl-Y forth again")
  func acrossFields() {
    desk.fill("word", "yes", "Lu")
    desk.press(.control("z"))
    #expect(desk.texts == ["mark_kind": "word", "mark_text": "yes", "applicant": "L"])
    #expect(desk.field == "applicant")

    desk.press(.control("z"), .control("z"))

    #expect(desk.texts == ["mark_kind": "word", "mark_text": "ye"])
    #expect(desk.field == "mark_text")
    for _ in 0..<3 { desk.press(.control("y")) }
    #expect(desk.texts == ["mark_kind": "word", "mark_text": "yes", "applicant": "Lu"])
  }

  @Test("what vanished with its row comes back with it")
  func rows() {
    desk.go(to: "applicant")
    desk.fill("L", "1 Quay", "Port Lumen")
    desk.go(to: "applicant")
    desk.press(.backspace)
    #expect(desk.texts == [:])

    desk.press(.control("z"))

    #expect(desk.texts == ["applicant": "L", "applicant.street": "1 Quay", "applicant.city": "Port Lumen"])
    #expect(desk.field == "applicant")
  }

  @Test("classes that became rows of their own are one edit")
  func classes() {
    desk.go(to: "goods")
    desk.press(.paste("25 35"), .tab)
    #expect(desk.texts == ["goods": "25: ", "goods#2": "35: "])

    desk.press(.control("z"))
    #expect(desk.texts == ["goods": "25 35"])
    desk.press(.control("z"))

    #expect(desk.texts == [:])
  }

  @Test("as many undos as edits lead to the start, and as many redos back", arguments: 1...12)
  func isExact(seed: UInt64) {
    desk.fill("word", "yes")
    let start = desk.texts
    var random = Steps(state: seed)
    let keys: [Key] = [
      .character("a"), .character(" "), .character("é"), .character("\u{301}"), .character("局"), .character("2"),
      .left, .home, .end, .backspace, .delete, .control("k"), .control("u"), .control("w"), .paste("25 35"),
      .paste("x\ny"), .tab, .backTab, .up, .down, .enter, .control("d"),
    ]
    var edits = 0

    for _ in 0..<150 {
      let before = scalars
      let key = keys[Int(random.next() % UInt64(keys.count))]
      // Enter and Tab in the last field would ask for the confirmation of the filing.
      if key == .enter || key == .tab, desk.field == lastField { continue }
      desk.press(key)
      if scalars != before { edits += 1 }
    }
    let end = scalars
    for _ in 0..<edits { desk.press(.control("z")) }
    #expect(desk.texts == start)
    for _ in 0..<edits { desk.press(.control("y")) }

    #expect(edits > 20)
    #expect(scalars == end)
  }

  private var lastField: String? { (desk.desk.stack.last as? FilingScreen)?.form.view.fields.last?.id }
  private var scalars: [String: [UInt32]] { desk.texts.mapValues { $0.unicodeScalars.map(\.value) } }
}

/// A generator whose numbers a test can repeat.
struct Steps: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 33
  }
}

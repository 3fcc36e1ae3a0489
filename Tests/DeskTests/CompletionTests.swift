import Filing
import Office
import Standards
import Terminal
import Testing

@testable import Desk

@MainActor @Suite("Completion at the desk")
struct CompletionTests {
  /// A register with one mark for clothing and lamps, and one design of class 26-05.
  private static let office = Result {
    let office = try RehearsedDesk.office("abena")
    var values = Values.lumen
    values["goods"] = [
      .goods(GoodsClass(number: 25, edition: "13-2026", terms: ["clothing", "shoes for sport"])),
      .goods(GoodsClass(number: 11, edition: "13-2026", terms: ["Ёлочные гирлянды", "clocks with lamps"])),
    ]
    _ = try office.record(ActRequest("receive", right: "T", values: values))
    let symbol = ClassSymbol(scheme: "Locarno", symbol: "26-05", edition: "15")
    _ = try office.record(
      ActRequest(
        "receive", right: "D",
        values: ["designs": [.design(DesignItem(number: 1, product: "Lamp", symbol: symbol, views: []))]]))
    return office
  }

  private func form(_ right: String, _ field: String) throws -> RehearsedDesk {
    let desk = try RehearsedDesk(office: Self.office.get())
    desk.press(.function(6))
    desk.type(right)
    desk.go(to: field)
    return desk
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let right: String
    let field: String
    let typed: String
    let shown: String
    let becomes: String
    var testDescription: String { "\(field) “\(typed)”" }

    init(_ right: String, _ field: String, _ typed: String, shows shown: String, becomes: String) {
      (self.right, self.field, self.typed, self.shown, self.becomes) = (right, field, typed, shown, becomes)
    }
  }

  nonisolated static let cases = [
    Case("t", "goods", "25: clo", shows: "25: clothing", becomes: "25: clothing"),
    Case("t", "goods", "25: hats; sh", shows: "25: hats; shoes for sport", becomes: "25: hats; shoes for sport"),
    Case("t", "goods", "11: clo", shows: "11: clocks with lamps", becomes: "11: clocks with lamps"),
    Case("t", "goods", "ёло", shows: "ёлочные гирлянды (class 11)", becomes: "11: Ёлочные гирлянды"),
    Case("t", "goods", "compu", shows: "computers (class 9)", becomes: "9: computers"),
    Case("t", "goods", "25", shows: "25: Clothing", becomes: "25: "),
    Case("t", "applicant", "Lume", shows: "Lumen Ltd #1", becomes: "#1 Lumen Ltd"),
    Case("p", "ipc", "h05b 4", shows: "h05b 45/00 Circuits for LEDs", becomes: "H05B 45/00"),
    Case("t", "language", "fre", shows: "french fr", becomes: "fr"),
    Case("t", "language", "FR", shows: "FR French", becomes: "fr"),
    Case("t", "intention", "y", shows: "yes", becomes: "yes"),
  ]

  @Test("shows what could follow, and only Right or End takes it", arguments: cases)
  func completes(_ one: Case) throws {
    for key in [Key.right, .end] {
      let desk = try form(one.right, one.field)
      desk.type(one.typed)
      let row = try #require(desk.cursor).row
      #expect(desk.lines[row].lowercased().contains(one.shown.lowercased()))
      #expect(desk.texts[one.field] == one.typed)

      desk.press(key)

      #expect(desk.texts[one.field] == one.becomes)
      desk.press(.control("z"))
      #expect(desk.texts[one.field] == one.typed)
    }
    let desk = try form(one.right, one.field)
    desk.type(one.typed)
    desk.press(.backTab)
    #expect(desk.texts[one.field] == one.typed)
  }

  @Test("“Ch” stays “Ch” until a country is taken")
  func country() throws {
    let desk = try form("t", "applicant")
    desk.fill("Neu", "", "")
    desk.type("Ch")
    #expect(desk.lines[try #require(desk.cursor).row].hasSuffix("Ch Switzerland"))
    desk.press(.backTab, .tab)
    #expect(desk.texts["applicant.country"] == "Ch")

    desk.type("i")
    #expect(desk.lines[try #require(desk.cursor).row].hasSuffix("Chile CL"))
    desk.press(.end)

    #expect(desk.texts["applicant.country"] == "CL")
  }

  @Test("the class of a design is completed by an earlier one")
  func locarno() throws {
    let desk = try form("d", "designs")
    desk.type("Lamp")
    desk.press(.tab)
    #expect(desk.field == "designs.class")

    desk.type("26")
    #expect(desk.lines[22] == "  Right or End takes “26-05”.")
    desk.press(.right)

    #expect(desk.texts["designs.class"] == "26-05")
    #expect(desk.lines[22] == "  18 more fields stand behind Alt-+.")
  }
}

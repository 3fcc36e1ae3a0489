import Standards
import Testing

@Suite("Moment")
struct MomentTests {
  @Test("It is read with or without seconds and written with them")
  func reads() {
    #expect(Moment("2026-03-02T09:14")?.description == "2026-03-02T09:14:00")
    #expect(Moment("2026-03-02T23:59:59")?.second == 86_399)
    #expect(Moment("1583-01-01T00:07")?.description == "1583-01-01T00:07:00")
    #expect(Moment("2026-12-31T23:59:09")?.description == "2026-12-31T23:59:09")
  }

  @Test(
    "Hours and seconds that no day has are refused",
    arguments: [
      "2026-03-02T24:00", "2026-03-02T23:59:60", "2026-03-02T9:14", "2026-03-02 09:14", "2026-03-02T09:14Z",
      "2026-03-02T٠٩:١٤", "2026-02-30T09:14", "",
    ])
  func refuses(text: String) {
    #expect(Moment(text) == nil)
  }
}

@Suite("Legal-status event")
struct LegalStatusTests {
  @Test("Each category leads only where ST.27 lets it")
  func permits() {
    let moves: [(Character, Int, Int, Bool)] = [
      ("A", 0, 1, true), ("A", 0, 2, false), ("A", 1, 1, true), ("A", 1, 2, false), ("B", 2, 6, true),
      ("B", 4, 6, false),
      ("C", 6, 2, true), ("C", 6, 4, false), ("D", 1, 2, true), ("D", 2, 4, false), ("E", 2, 3, true),
      ("F", 3, 4, true),
      ("F", 4, 4, false), ("H", 5, 6, true), ("H", 3, 6, false), ("K", 6, 4, true), ("L", 4, 5, true),
      ("M", 5, 4, true),
      ("N", 6, 6, true), ("Q", 1, 2, false), ("W", 3, 3, true),
    ]
    for (category, from, to, permitted) in moves {
      let left = Stage(rawValue: from) ?? .none
      let right = Stage(rawValue: to) ?? .none
      #expect(EventCode.permits(category: category, from: left, to: right) == permitted, "\(category) \(from) \(to)")
    }
  }

  @Test("An event is one line")
  func string() {
    let code = EventCode(code: "A12", key: "A10", title: "")

    #expect(
      eventString(state: .active, from: .none, to: .filing, code: code, indicator: "NAP", national: "REC01")
        == "A-0-1-A10-A12-NAP-REC01")
    #expect(EventCode.key(of: "D22") == "D10")
    #expect(EventCode.key(of: "B00") == "B00")
  }
}

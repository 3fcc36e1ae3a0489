import Filing
import Office
import Standards
import Terminal
import Testing

@testable import Desk

extension Values {
  static var lumen: Values {
    [
      "applicant": [
        .party(Party(names: [Name("Lumen Ltd")], addresses: [Address(lines: ["1 Quay"], city: "Port Lumen")]))
      ],
      "intention": [.flag(true)], "mark_kind": [.text("word")], "mark_text": [.text("LUMEN")],
      "language": [.text("en")],
      "goods": [.goods(GoodsClass(number: 25, edition: "13-2026", terms: ["clothing", "shoes"]))],
      "signature": [.text("A. Lumen")],
    ]
  }
}

@MainActor @Suite("Screens")
struct ScreenTests {
  let office: Office
  let number: String

  init() throws {
    office = try RehearsedDesk.office("abena")
    number = try office.record(ActRequest("receive", right: "T", values: .lumen)).numbers[0]
  }

  func desk(_ officer: String = "abena", size: Size = .least) throws -> RehearsedDesk {
    try RehearsedDesk(office: try office.acting(as: officer), size: size)
  }

  @Test("the docket shows what is due, and says why")
  func docket() throws {
    let desk = try desk("kofi")
    try expectScreen(desk, "docket")

    desk.type("w")

    try expectScreen(desk, "docket-why")
  }

  @Test("the docket is limited to one right, and to whose turn it is")
  func filters() throws {
    let desk = try desk()

    desk.type("r")
    #expect(desk.lines[0].hasPrefix("XX  Docket  only design"))
    #expect(desk.lines[2].contains("The docket is empty."))
    desk.type("rr")
    #expect(desk.lines[2].contains("LUMEN"))
    desk.type("u")
    #expect(desk.lines[0].hasPrefix("XX  Docket  only trademark, office"))
  }

  @Test(
    "find shows hits while a number, name, title or class is typed",
    arguments: ["lum", "LUMEN", "class:25", "402026000000001"])
  func find(_ text: String) throws {
    let desk = try desk()
    desk.type("f")

    desk.type(text)

    #expect(desk.lines[4].hasPrefix("> 40/2026/000000001-96   LUMEN"))
    #expect(desk.cursor == Point(row: 1, column: 6 + text.count))
  }

  @Test("find and the register of parties at 80 x 24")
  func findAndParties() throws {
    let desk = try desk()
    desk.type("f")
    desk.type("lum")
    try expectScreen(desk, "find")

    desk.press(.escape, .escape)
    desk.type("p")
    desk.type("lum")
    try expectScreen(desk, "parties")
    desk.press(.enter)
    try expectScreen(desk, "party")
    desk.type("y")
    try expectScreen(desk, "party-amend")
  }

  @Test("every page of a dossier at 80 x 24")
  func dossier() throws {
    let desk = try desk()
    desk.press(.enter)

    for page in ["bibliography", "findings", "events", "limits", "fees", "receipts", "papers", "gazette"] {
      try expectScreen(desk, "dossier-\(page)")
      desk.press(.tab)
    }
  }

  @Test("a paper is read by Enter where it is listed; Escape goes back to its line")
  func paper() throws {
    let desk = try desk()
    desk.press(.enter)
    for _ in 0..<6 { desk.press(.tab) }
    #expect(desk.lines[23].hasPrefix("Enter Read"))

    desk.press(.enter)
    try expectScreen(desk, "paper")
    desk.press(.pageDown)
    try expectScreen(desk, "paper-below")
    desk.press(.escape)

    #expect(desk.lines[2].contains("[Papers]"))
    #expect(desk.lines[5].hasPrefix("> 2026-03-02  Filing receipt"))
  }

  @Test("a dossier as of a day before it was filed has no events")
  func asOf() throws {
    let desk = try desk()
    desk.press(.enter)
    desk.type("d")

    desk.type("2026-03-01")
    desk.press(.enter)

    #expect(desk.lines[5] == ">        Stage 0                 not filed, active")
    #expect(desk.lines[0].hasPrefix("XX  Trademark  40/2026/000000001-96  as of 2026-03-01"))
    #expect(desk.lines[22] == "  As it stood on 2026-03-01.")
  }

  @Test("acts: permitted ones first, the others with their reason")
  func acts() throws {
    let desk = try desk("kofi")
    desk.press(.enter)

    desk.type("a")

    try expectScreen(desk, "acts")
    desk.press(.end)
    try expectScreen(desk, "acts-refused")
  }

  @Test("the filing form at 80 x 24 and at 120 x 40")
  func filing() throws {
    for size in [Size.least, Size(rows: 40, columns: 120)] {
      let desk = try desk(size: size)
      desk.press(.control("n"))
      desk.type("t")
      desk.fill("word", "LUMEN", "Lume")
      try expectScreen(desk, "filing-\(size.columns)")
    }
  }

  @Test("help and the list of commands at 80 x 24")
  func help() throws {
    let desk = try desk()
    desk.press(.function(1))
    try expectScreen(desk, "help")

    desk.press(.escape, .function(9))

    try expectScreen(desk, "commands")
  }
}

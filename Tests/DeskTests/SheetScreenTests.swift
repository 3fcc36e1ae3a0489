import Filing
import Foundation
import Office
import Standards
import Terminal
import TestSupport
import Testing

@testable import Desk

@MainActor @Suite("One sheet for every list")
struct SheetScreenTests {
  let office: Office
  let numbers: [String]

  init() throws {
    let office = try RehearsedDesk.office("kofi")
    self.office = office
    numbers = try ["LUMEN", "NOVA", "ORION"].map { name in
      var values = Values.lumen
      values["mark_text"] = [.text(name)]
      return try office.record(ActRequest("receive", right: "T", values: values)).numbers[0]
    }
  }

  private func titles(_ desk: RehearsedDesk) -> [String] {
    (desk.desk.stack.last as? DocketScreen)?.sheet.list.rows.map(\.title) ?? []
  }

  @Test("a column sorts and the order is kept for the officer, not for another one")
  func keepsOrder() throws {
    let folder = "\(NSTemporaryDirectory())ipdesk-columns-\(UUID().uuidString.prefix(8))"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    func desk(_ name: String) throws -> RehearsedDesk {
      let place = try DeskContext(
        office.acting(as: name), codes: RehearsedDesk.codes.get(), terms: RehearsedDesk.terms,
        settings: DeskSettings(folder: folder)
      ) { RehearsedDesk.now }
      return try RehearsedDesk(place: place)
    }
    let first = try desk("kofi")
    first.type(">>>>]")
    #expect(titles(first) == ["ORION", "NOVA", "LUMEN"])
    #expect(first.lines[1].contains("Title v"))
    first.type("c")
    #expect(first.screen.contains("*State"))
    first.press(.down, .character(" "), .enter)
    #expect(!first.lines[1].contains("State"))

    let again = try desk("kofi")
    #expect(titles(again) == ["ORION", "NOVA", "LUMEN"])
    #expect(!again.lines[1].contains("State"))
    #expect(titles(try desk("abena")) == ["LUMEN", "NOVA", "ORION"])
    again.type("c")
    again.press(.delete)
    #expect(again.lines[1].contains("State"))
    #expect(titles(again) == ["LUMEN", "NOVA", "ORION"])
    try "{torn".write(toFile: "\(folder)/columns/kofi.json", atomically: true, encoding: .utf8)
    #expect(titles(try desk("kofi")) == ["LUMEN", "NOVA", "ORION"])
  }

  @Test("a filter hides rows, stays after Enter, and Escape shows all before it leaves")
  func filters() throws {
    let desk = try RehearsedDesk(office: office)
    desk.press(.character("p"), .enter, .character("/"))
    desk.type("-nova")
    desk.press(.enter)

    #expect(desk.lines[0].contains("1 of 2 (3)"))
    #expect(!desk.screen.contains("NOVA"))
    desk.press(.character("*"))
    #expect(desk.lines[0].contains("1, 2 marked of 2 (3)"))
    desk.press(.escape)
    #expect(desk.lines[0].hasPrefix("XX  Party"))
    #expect(desk.screen.contains("NOVA"))
    desk.press(.escape)
    #expect(desk.lines[0].hasPrefix("XX  Parties"))
  }

  @Test("what is proposed is recorded on all marked rows of the docket in one transaction")
  func batch() throws {
    let desk = try RehearsedDesk(office: office)
    desk.type("*a")
    #expect(desk.lines[0].contains("and 2 more"))
    desk.press(.control("s"))
    #expect(desk.screen.contains("Record this?"))
    desk.type("r")

    let acts = try numbers.map { try desk.place.dossier($0).events.map(\.act) }
    #expect(acts.allSatisfy { $0 == ["receive", "accord_filing_date"] })
  }

  @Test("marked debtors pay with one payment and one receipt")
  func onePayment() throws {
    let desk = try RehearsedDesk(office: office.acting(as: "dawit"))
    desk.type("mdebtors")
    desk.press(.enter)
    desk.type("*")
    #expect(desk.lines[22].contains("one payment of"))
    desk.type("a")

    let form = try #require(desk.desk.stack.last as? ActFormScreen)
    #expect(form.act.id == "take_payments")
    #expect(numbers.allSatisfy { form.form.texts["payments"]?.contains($0) == true })
  }

  @Test("how often a value stands in a column is one key, and Enter shows those rows")
  func frequencies() throws {
    let desk = try RehearsedDesk(office: office)
    desk.type(">>>>n")
    try expectScreen(desk, "frequencies")
    desk.press(.down, .enter)

    #expect(desk.lines[0].contains("1 of 1 (3)"))
    #expect(titles(desk) == ["NOVA"])
  }

  @Test("what is shown is written as CSV or JSON, and no other file is overwritten")
  func writes() throws {
    let folder = "\(NSTemporaryDirectory())ipdesk-list-\(UUID().uuidString.prefix(8))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let desk = try RehearsedDesk(office: office)
    func write(_ name: String) {
      desk.type("x")
      desk.press(.control("u"))
      desk.type("\(folder)/\(name)")
      desk.press(.enter)
    }
    desk.press(.character("/"))
    desk.type("nova")
    desk.press(.enter)
    write("docket.csv")
    #expect(desk.lines[22].hasPrefix("= 1 rows were written"))
    let text = try String(contentsOfFile: "\(folder)/docket.csv", encoding: .utf8)
    #expect(text.hasPrefix("Day,State,Number,Title,Proposed act\r\n2026-03-09,due,40/2026/000000002-93,NOVA,"))
    write("docket.json")
    let json = try Data(contentsOf: URL(filePath: "\(folder)/docket.json"))
    let records = try JSONDecoder().decode([[String: String]].self, from: json)
    #expect(records.map { $0["title"] } == ["NOVA"])
    write("docket.txt")
    #expect(desk.screen.contains("ends neither"))
    try "mine".write(toFile: "\(folder)/mine.csv", atomically: true, encoding: .utf8)
    desk.press(.escape)
    write("mine.csv")
    #expect(try String(contentsOfFile: "\(folder)/mine.csv", encoding: .utf8) == "mine")
  }

  @Test("from 110 columns the file under the cursor stands beside the list, below it does not")
  func side() throws {
    let wide = try RehearsedDesk(office: office, size: Size(rows: 40, columns: 120))
    try expectScreen(wide, "docket-120")
    #expect(wide.lines[1].contains("│ LUMEN"))
    wide.press(.down)
    #expect(wide.lines[1].contains("│ NOVA"))
    let narrow = try RehearsedDesk(office: office, size: Size(rows: 40, columns: 109))
    #expect(!narrow.screen.contains("│"))
  }

  @Test("the end of a list is its last row, however many pages it has")
  func end() throws {
    var values = Values.lumen
    values["mark_text"] = [.text("NOVA")]
    for _ in 0..<110 { _ = try office.record(ActRequest("receive", right: "T", values: values)) }
    let desk = try RehearsedDesk(office: office)
    #expect(desk.lines[0].contains("1 of 100+"))
    desk.press(.end)

    #expect(desk.lines[0].contains("113 of 113"))
    desk.type("*")
    #expect(desk.lines[0].contains("113, 113 marked of 113"))
  }
}

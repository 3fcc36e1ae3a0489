import Filing
import Office
import Standards
import Terminal
import TestSupport
import Testing

@testable import Desk

@MainActor @Suite("Several files at the desk")
struct SeveralFilesTests {
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

  private func acts(_ desk: RehearsedDesk) throws -> [[String]] {
    try numbers.map { try desk.place.dossier($0).events.map(\.act) }
  }

  /// Opens the party of the files and the form of the act on those that were marked.
  private func form(_ act: String, _ desk: RehearsedDesk, marking keys: Key...) {
    desk.press(.character("p"), .enter)
    for key in keys { desk.press(key) }
    desk.press(.character("a"), .character("/"))
    desk.type(act)
    desk.press(.enter, .enter)
  }

  @Test("an act is recorded on all files of a party that are marked, in one transaction")
  func marked() throws {
    let desk = try RehearsedDesk(office: office)
    form("Withdraw", desk, marking: .character("*"), .home, .character(" "))
    #expect(desk.screen.contains("and 1 more"))
    desk.press(.control("s"))
    #expect(desk.screen.contains("Record this?"))
    desk.type("r")
    desk.type(numbers[1])
    desk.press(.enter)

    #expect(try acts(desk).map(\.last) == ["receive", "withdraw", "withdraw"])
    #expect(try acts(desk)[1].count == 2)
  }

  @Test("files that the law refuses are named first and may be left out; the first one leads the request")
  func leftOut() throws {
    _ = try office.record(ActRequest("withdraw", on: [numbers[1]]))
    let desk = try RehearsedDesk(office: office)
    form("Receive a letter", desk, marking: .character("*"))
    desk.go(to: "subject")
    desk.type("Address")
    desk.press(.control("s"))
    #expect(desk.screen.contains("Record this?"))
    desk.press(.escape)

    let refused = try RehearsedDesk(office: office)
    form("Withdraw", refused, marking: .character("*"))
    refused.press(.control("s"))
    #expect(refused.screen.contains("1 of 3 files are refused"))
    #expect(refused.screen.contains(numbers[1]))
    refused.type("l")
    #expect(refused.screen.contains("Record this?"))
    refused.type("r")
    refused.type(numbers[0])
    refused.press(.enter)
    #expect(try acts(refused).map(\.last) == ["withdraw", "withdraw", "withdraw"])
    #expect(try acts(refused).map(\.count) == [2, 2, 2])
  }

  @Test("what is found stays marked while something else is looked for; a mark is seen and taken away")
  func found() throws {
    let desk = try RehearsedDesk(office: office)
    desk.press(.character("f"))
    desk.type("lumen")
    desk.press(.alt("c"))
    #expect(desk.screen.contains("1 marked"))
    #expect(desk.lines.contains { $0.dropFirst().hasPrefix("*") })
    desk.press(.escape)
    desk.type("orion")
    desk.press(.alt("c"))
    #expect(desk.screen.contains("2 marked"))
    desk.press(.alt("a"))
    #expect(desk.screen.contains("and 1 more"))
  }
}

import Filing
import Office
import Standards
import Terminal
import TestSupport
import Testing

@testable import Desk

@MainActor @Suite("Rules that are asked one by one")
struct AskingTests {
  private let number: String
  private let office: Office

  init() throws {
    office = try RehearsedDesk.office("kofi")
    number = try office.record(ActRequest("receive", right: "T", values: .lumen)).numbers[0]
    _ = try office.record(ActRequest("accord_filing_date", on: [number]))
  }

  private func findings(_ size: Size = .least) throws -> RehearsedDesk {
    let desk = try RehearsedDesk(office: office, size: size)
    desk.desk.stack.append(try DossierScreen(number, at: desk.place))
    desk.press(.right)
    return desk
  }

  @Test("The findings say what is to be asked; F8 asks it, and a no opens the invitation with the answers")
  func no() throws {
    let desk = try findings()
    try expectScreen(desk, "findings-to-ask")
    desk.press(.function(8))
    try expectScreen(desk, "findings-question")

    desk.type("yn")

    try expectScreen(desk, "findings-answers")
  }

  @Test("All yes opens the act that meets the checklist; it is recorded with the answers, and nothing is asked again")
  func yes() throws {
    let desk = try findings()
    desk.press(.function(8))
    desk.type("yy")
    #expect(desk.lines[0].contains("Pass formalities"))

    desk.press(.control("s"))
    desk.type("r")

    let dossier = try desk.place.dossier(number)
    #expect(dossier.events.last?.act == "pass_formalities")
    #expect(dossier.events.last?.values.texts("check_answers") == ["ask_mark_kind=y\nask_terms_clear=y"])
    let again = try findings()
    again.press(.function(8))
    #expect(again.lines[22].contains("Nobody has to be asked."))
  }

  @Test("Going back answers nothing, and who may not record the act is told so after the last question")
  func back() throws {
    let desk = try findings()
    desk.press(.function(8))
    desk.type("y")
    desk.press(.escape)
    #expect(desk.lines[22].contains("Nothing was answered."))

    let other = try RehearsedDesk(office: try office.acting(as: "abena"))
    other.desk.stack.append(try DossierScreen(number, at: other.place))
    other.press(.right, .function(8))
    other.type("yy")
    #expect(other.lines.contains { $0.contains("Not kept: “Pass formalities”") })
    #expect(try desk.place.dossier(number).events.count == 2)
  }
}

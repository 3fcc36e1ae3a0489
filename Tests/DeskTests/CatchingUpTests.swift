import Filing
import Standards
import Terminal
import TestSupport
import Testing

@testable import Desk
@testable import Office

@MainActor @Suite("What another terminal does meanwhile")
struct CatchingUpTests {
  let office: Office
  let number: String

  init() throws {
    office = try RehearsedDesk.office("abena")
    number = try office.record(ActRequest("receive", right: "T", values: .lumen)).numbers[0]
  }

  /// The registrar at another terminal closes the office on the day of the first limit and four days after it.
  private func close() throws {
    let due = try #require(Reading(office).opened(number).limits.first?.due)
    _ = try office.acting(as: "marguerite").record(
      ActRequest(
        "declare_closure",
        values: [
          "closed_from": [.date(due)], "closed_until": [.date(due.adding(days: 4))], "reason": [.text("storm")],
        ],
        second: Credential(name: "sione", password: "meridia")))
  }

  @Test("the next drawing of an open dossier has the dates that a closure moved")
  func closure() throws {
    let desk = try RehearsedDesk(office: office.acting(as: "kofi"))
    desk.desk.stack.append(try DossierScreen(number, at: desk.place))
    desk.press(.tab, .tab, .tab)
    #expect(desk.screen.contains("2026-03-09"))

    try close()
    desk.press(.down)

    #expect(!desk.screen.contains("2026-03-09"))
    #expect(desk.screen.contains(try #require(Reading(office).opened(number).limits.first?.due).description))
  }

  @Test("what was to be confirmed goes back to its form, which shows the new dates")
  func confirmation() throws {
    let desk = try RehearsedDesk(office: office.acting(as: "kofi"))
    desk.desk.stack.append(try ActFormScreen(number, act: "accord_filing_date", at: desk.place))
    desk.press(.control("s"))
    #expect(desk.desk.stack.last is QuestionScreen)

    try close()
    desk.press(.left)

    #expect(desk.desk.stack.last is ActFormScreen)
    #expect(desk.desk.notice?.text == "The office has changed meanwhile. Look again, then confirm.")
    #expect(try desk.place.dossier(number).events.count == 1)
  }
}

extension Reading {
  /// The dossier as of today.
  fileprivate func opened(_ number: String) throws -> Dossier {
    var reading = self
    return try reading.dossier(number).dossier
  }
}

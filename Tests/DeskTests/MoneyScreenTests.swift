import Filing
import Office
import Standards
import Terminal
import TestSupport
import Testing

@testable import Desk

@MainActor @Suite("Money and day at the desk")
struct MoneyScreenTests {
  let office: Office
  let number: String

  init() throws {
    let office = try RehearsedDesk.office("abena")
    self.office = office
    number = try office.record(ActRequest("receive", right: "T", values: .lumen)).numbers[0]
    let paid: Values = ["fee": [.text("FIL")], "amount": [.number(6000)], "method": [.text("cash")]]
    _ = try office.record(ActRequest("pay_fee", on: [number], values: paid))
    let taken: Values = [
      "amount": [.number(2500)], "method": [.text("bank")], "payer": [.text("Lumen Ltd")],
      "remark": [.text("Fee \(ApplicationNumber(number)?.display ?? "")")],
    ]
    _ = try office.record(ActRequest("take_unmatched_payment", values: taken))
  }

  private func desk(_ choice: String, by officer: String = "dawit", size: Size = .least) throws -> RehearsedDesk {
    let desk = try RehearsedDesk(office: try office.acting(as: officer), size: size)
    desk.type("m")
    desk.type(choice)
    desk.press(.enter)
    return desk
  }

  @Test("the sheet of the day opens from the menu and leads to the form that closes it")
  func day() throws {
    let desk = try self.desk("day sheet", by: "abena")
    try expectScreen(desk, "day-sheet")
    desk.type("z")
    try expectScreen(desk, "day-close")
    let wide = try self.desk("day sheet", by: "abena", size: Size(rows: 40, columns: 120))
    try expectScreen(wide, "day-sheet-120")
  }

  @Test("debtors and money in suspense are listed, with the file that may be meant")
  func lists() throws {
    try expectScreen(try self.desk("debtors"), "debtors")
    let suspense = try self.desk("suspense")
    try expectScreen(suspense, "suspense")
    suspense.type("w")
    try expectScreen(suspense, "suspense-proposals")
  }

  @Test("the receipts of a day are listed with their sum, and other days; nothing was delivered yet")
  func receipts() throws {
    let desk = try self.desk("receipts")
    try expectScreen(desk, "receipts")
    desk.press(.backTab)
    #expect(desk.lines[0].contains("2026-03-01"))
    #expect(desk.screen.contains("There is no receipt of this day."))
    desk.type("d2026-03-0x")
    desk.press(.enter)
    #expect(desk.lines[22].contains("“2026-03-0x” is not a day"))
    #expect(try self.desk("deliveries").screen.contains("Nothing was delivered to anybody."))
  }

  @Test("what falls due is turned by month; an empty month says so")
  func due() throws {
    let desk = try self.desk("falling")
    #expect(desk.lines[0].contains("Due 2026-03"))
    desk.press(.tab)
    #expect(desk.lines[0].contains("Due 2026-04"))
    desk.press(.backTab, .backTab)
    #expect(desk.lines[0].contains("Due 2026-02"))
  }
}

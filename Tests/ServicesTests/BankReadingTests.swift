import Filing
import Foundation
import Office
import Publishing
import Services
import Standards
import Testing

@Suite("Reading a statement of the bank into the register")
struct BankReadingTests {
  /// A rehearsed office with one mark that owes its filing fee, on behalf of its accountant.
  private func office(_ folder: String) throws -> (office: Office, number: String, owed: Int) {
    let path = "\(folder)/office.db"
    let registrar = try Office.plant(
      path: path, seed: Demonstration.seed, demonstration: true, officer: "abena",
      now: { Moment("2026-03-02T10:00:00")! })
    let applicant = Party(names: [Name("Lumen Ltd")], addresses: [Address(lines: ["1 Quay"], city: "Port Lumen")])
    let values: Values = [
      "mark_text": [.text("LUMEN")], "mark_kind": [.text("word")], "applicant": [.party(applicant)],
      "goods": [.goods(GoodsClass(number: 9, edition: "13-2026", terms: ["lamps"]))], "signature": [.text("Lumen Ltd")],
    ]
    let number = try registrar.record(ActRequest("receive", right: "T", values: values)).numbers[0]
    var reading = try Reading(registrar)
    let owed = try reading.dossier(number).dossier.fees.map(\.amount).reduce(0, +)
    try registrar.close()
    let dawit = Credential(name: "dawit", password: "meridia")
    let office = try Office.owned(path: path, officer: dawit, now: { Moment("2026-03-02T11:00:00")! })
    return (office, number, owed)
  }

  private func statement(_ lines: [(String, Int, String, String, String)]) throws -> BankStatement {
    let table = lines.map { "\($0.0),2026-03-02,\($0.1),\($0.2),\($0.3),\($0.4)" }.joined(separator: "\n")
    let names = "id date amount currency payer text".split(separator: " ")
    let mapping = "column\ttarget\thow\n" + names.map { "\($0)\t\($0)\t\n" }.joined() + "x\taccount\tconstant:XX00\n"
    let sum = lines.filter { $0.2 == "XTS" }.map(\.1).reduce(0, +) * 100
    return try BankTable(ColumnMapping(Table(bytes: Array(mapping.utf8), name: "m.tsv")), name: "march.csv").statement(
      Data("id,date,amount,currency,payer,text\n\(table)\n".utf8), currency: Currency("XTS"), account: nil,
      balances: (0, sum))
  }

  @Test(
    "Matched lines pay their file, the others wait, foreign money and debits are told; the same file again books nothing"
  )
  func read() throws {
    try withFolder { folder in
      let (office, number, owed) = try office(folder)
      let shown = try #require(ApplicationNumber(number)?.display)
      let lines = [
        ("B1", owed / 100, "XTS", "Somebody", "Fee \(shown.replacing("/", with: " "))"),
        ("B2", 5, "XTS", "Anon", "gift"),
        ("B3", -3, "XTS", "Bank", "charges"), ("B4", 5000, "EUR", "Foreign", shown), ("B2", 5, "XTS", "Anon", "gift"),
      ]
      let whole = try statement(lines)
      let reading = try BankReading(office)

      let rehearsed = try reading.read(whole, isRehearsal: true)
      #expect(try office.ask(ListSuspense()).isEmpty)
      let first = try reading.read(whole, isRehearsal: false)
      let second = try reading.read(whole, isRehearsal: false)

      let outcomes = first.lines.map { "\($0.reference) \($0.outcome.rawValue)" }
      #expect(outcomes == ["B4 exception", "B2 waiting", "B1 paid", "B2 known", "B3 debit"])
      #expect(rehearsed.lines.map { "\($0.reference) \($0.outcome.rawValue)" } == outcomes)
      #expect(first.lines[2].number == number && first.lines[2].receipt == "Q2026/000001")
      #expect(first.lines[0].reason == "the office takes XTS; nothing is booked")
      #expect(second.count(.known) == 3 && second.count(.paid) == 0 && second.count(.waiting) == 0)
      #expect(try office.ask(ListSuspense()).map(\.left) == [500])
      let sheet = try office.ask(ReadDay(CalendarDate("2026-03-02")!))
      #expect(sheet.methods["bank"]?.taken == owed + 500 && sheet.methods["bank"]?.receipts == 2)
      var files = try Reading(office)
      #expect(try files.dossier(number).dossier.fees.allSatisfy(\.isPaid))
      try office.close()
    }
  }
}

import Filing
import Foundation
import Office
import Publishing
import Services
import Standards
import Testing

@Suite("Courtesy letters and the journal on paper")
struct CourtesyTests {
  /// A demonstration of its own, in which letters are sent.
  private func played() throws -> Office {
    let script = try Script(folder: Demonstration.seed + "/Demonstration")
    var player = try Player(path: nil, seed: Demonstration.seed, script: script, codes: try Demonstration.codes.get())
    _ = try player.play(script) { _, _ in }
    return player.office
  }

  /// The month in which the first renewal or annuity of the played demonstration falls due.
  private func month(_ office: Office) throws -> (CalendarDate, FallingDue) {
    let (first, last) = (CalendarDate("2026-11-01")!, CalendarDate("2046-12-31")!)
    let line = try #require(try office.ask(ListFallingDue(from: first, until: last, limit: 1)).lines.first)
    let due = try #require(line.quote.due)
    return (try #require(CalendarDate(due.year, due.month, 1)), line)
  }

  @Test("A letter shows three days and two sums, touches no file, and is not written twice unasked")
  func letters() throws {
    try withFolder { folder in
      let office = try played()
      let (month, line) = try month(office)
      var reading = try Reading(office)
      let before = try reading.dossier(line.number).dossier.events.count

      let batch = try CourtesyBatch(month, at: office)
      let sent = try batch.send(to: folder + "/letters")

      let texts = try sent.files.filter { $0.hasSuffix(".txt") }.map { try String(contentsOfFile: $0, encoding: .utf8) }
      let text = try #require(texts.first { $0.contains(line.registration ?? line.number) })
      for day in [line.quote.opens, line.quote.due, line.quote.last] {
        #expect(text.contains(try #require(day).description))
      }
      #expect(text.contains("It has no effect in law"))
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 76 })
      #expect(sent.recorded.events.count == 1)
      #expect(try reading.dossier(line.number).dossier.events.count == before)
      let again = try CourtesyBatch(month, at: office)
      #expect(again.letters.isEmpty && again.written > 0)
      #expect(try CourtesyBatch(month, at: office, isAgain: true).letters.count == batch.letters.count)
    }
  }

  @Test("The receipt of a list names each file with its receipt, and says the same when one of them is voided later")
  func receipt() throws {
    let office = try played().acting(as: "dawit")
    let owing = try office.ask(ListDebtors()).lines.prefix(2).map(\.number)
    let recorded = try office.record(
      ActRequest(
        "take_payments",
        values: ["payer": [.text("Quay Agents")], "method": [.text("bank")], "payments": owing.map { .text($0) }]))
    let number = try #require(recorded.events.first { $0.act == "take_payments" }?.numbers["receipt"])
    let lines = try office.ask(ReadReceipt(number)).lines
    #expect(lines.map(\.number) == Array(owing))

    let text = try Receipts.printed(number, at: office).text()
    for line in lines {
      #expect(text.contains(line.number) && text.contains(line.receipt))
    }
    #expect(text.contains("Received from Quay Agents on") && text.contains(", by bank transfer."))
    #expect(text.contains("Numéro du reçu : \(number)") && !text.contains("not yet credited"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 76 })
    let void: Values = ["receipt": [.text(lines[0].receipt)], "reason": [.text("Wrong file")]]
    _ = try office.record(
      ActRequest(
        "void_receipt", on: [lines[0].number], values: void,
        second: Credential(name: "sione", password: Player.password)))
    #expect(try office.ask(ReadReceipt(number)).lines[0].isVoid)
    #expect(try Receipts.printed(number, at: office).text() == text)
    let credit = try Receipts.printed(lines[0].receipt, at: office).text()
    #expect(credit.contains(lines[0].receipt) && credit.contains("Quay Agents"))
  }

  @Test("The sheet of a day names every method in one piece, however many columns there are")
  func sheet() throws {
    let (office, _) = try Demonstration.played.get()
    let facts = try office.facts()
    let text = try DaySheetPaper.document(office.ask(ReadOfficeDay(CalendarDate("2026-01-12")!)), facts)
    let words = text.blocks.compactMap { block -> [Double?]? in
      if case .table(let table) = block { table.columns.map(\.width) } else { nil }
    }
    #expect(words.contains { $0.count == 6 } && words.allSatisfy { $0.compactMap { $0 }.reduce(0, +) <= 320 })
  }

  @Test("The journal of a year adds up month by month, as rows, comma-separated values and pages")
  func journal() throws {
    let (office, _) = try Demonstration.played.get()
    let book = try JournalBook(.year(CalendarDate("2026-01-01")!), at: office)

    let total = try #require(book.parts.last)
    #expect(total.name == "2026, all of it" && total.rows.last?.first == "sum")
    let lines = book.csv.split(separator: "\r\n")
    #expect(lines.first == "period,state,account,opening,received,paid,closing,currency")
    #expect(lines.count == 1 + book.journal.months.map(\.accounts.count).reduce(0, +))
    #expect(
      book.journal.months.last?.accounts.map(\.closing).reduce(0, +)
        == book.journal.accounts.map(\.closing).reduce(0, +))
    #expect(try book.document().pdf().starts(with: Array("%PDF-".utf8)))
  }
}

import Filing
import Foundation
import GRDB
import Standards
import Testing

@testable import Office

@Suite("Recording", .bothDoors)
struct RecordingTests {
  @Test("Planting seals its acts and a filing of each right gets its number", arguments: ["T", "P", "U", "D"])
  func filesEachRight(letter: String) throws {
    let bench = try Bench()
    let picture = Data([1, 2, 3])
    let values: Values =
      switch letter {
      case "T": .mark("LUMEN")
      case "D": .design("Lamp", picture: picture)
      default: .invention("Lamp")
      }

    let recorded = try bench.acting("kofi").record(
      ActRequest("receive", right: letter, values: values, documents: letter == "D" ? [picture] : []))

    let type = try #require(bench.dossier(recorded.numbers[0]).right.settings["type_code"])
    #expect(recorded.numbers[0] == "\(type)2026000000001")
    #expect(recorded.events[0].act == "receive")
    #expect(try bench.dossier(recorded.numbers[0]).stage == .filing)
    #expect(try bench.findings() == [])
  }

  @Test("A refused act leaves nothing written")
  func refusedLeavesNothing() throws {
    let bench = try Bench()
    let before = try bench.rows()
    var values = Values.mark("LUMEN")
    values["goods"] = [.goods(GoodsClass(number: 46, edition: "13-2026", terms: ["x"]))]

    let words = refusal { try bench.file("T", values) }

    #expect(words == "goods: class 46 is unknown; classes are 1 to 45.")
    #expect(refusal { try bench.file("T", Values.mark("LU\u{1B}MEN")) }.contains("U+001B"))
    #expect(refusal { try bench.file("T", Values.mark("LU\u{FFFF}MEN")) }.contains("without meaning"))
    #expect(refusal { try bench.acting("kofi").record(ActRequest("fly", right: "T")) }.contains("no act “fly”"))
    #expect(
      refusal {
        try bench.acting("kofi").record(
          ActRequest("receive", right: "T", effective: CalendarDate("2026-03-03"), values: .mark("X")))
      }.contains("lies in the future"))
    #expect(
      refusal { try bench.acting("dawit").record(ActRequest("receive", right: "T", values: .mark("X"))) }.contains(
        "needs the role"))
    #expect(try bench.rows() == before)
  }

  @Test("A repeated request gets its first answer, the same id with other content is refused")
  func repeatsRequest() throws {
    let bench = try Bench()
    var request = ActRequest("receive", right: "T", values: .mark("LUMEN"), id: "form-1")
    let first = try bench.acting("kofi").record(request)

    #expect(try bench.acting("kofi").record(request) == first)
    request.values = .mark("OTHER")
    #expect(refusal { try bench.acting("kofi").record(request) }.contains("request id was used"))
    #expect(try bench.count("dossier") == 1)
  }

  @Test("A repeated act gets its first answer although its officer has seen the act meanwhile")
  func repeatsSeen() throws {
    let bench = try Bench()
    let number = try bench.file()
    let kofi = try bench.acting("kofi")
    let first = try kofi.record(ActRequest("accord_filing_date", on: [number], seen: 1, id: "act-1"))

    #expect(try kofi.record(ActRequest("accord_filing_date", on: [number], seen: 2, id: "act-1")) == first)
    #expect(try bench.dossier(number).events.count == 2)
  }

  @Test("Numbers follow one another without a hole, whatever is refused between them")
  func numbersWithoutHole() throws {
    let bench = try Bench()

    var numbers: [String] = []
    for round in 1...40 {
      numbers.append(try bench.file("T", .mark("MARK \(round)", owner: "Owner \(round % 7)")))
      _ = refusal { try bench.file("T", ["goods": [.text("none")]]) }
    }

    #expect(numbers == (1...40).map { "402026\(padded($0, 9))" })
    #expect(try bench.findings() == [])
  }

  @Test("An act is refused when another officer recorded one meanwhile")
  func refusesStale() throws {
    let bench = try Bench()
    let number = try bench.file()
    try bench.record("accord_filing_date", on: number)

    let words = refusal { try bench.acting("kofi").record(ActRequest("pass_formalities", on: [number], seen: 1)) }

    #expect(words == "Another officer recorded an act on \(number) meanwhile. Look at it again, then repeat.")
    #expect(try bench.acting("kofi").record(ActRequest("pass_formalities", on: [number], seen: 2)).events.count == 1)
  }

  @Test("A four-eyes act needs another officer of its roles with his password")
  func fourEyes() throws {
    let bench = try Bench()
    let number = try bench.file()
    let values: Values = ["related_event": [.number(1)], "reason": [.text("Wrong mark")]]
    func correct(_ second: String?) throws -> Recorded {
      try bench.office.record(
        ActRequest("correct_event", on: [number], values: values, second: second.map(Bench.second)))
    }

    #expect(refusal { try correct(nil) }.contains("second signature"))
    #expect(refusal { try correct("marguerite") }.contains("cannot approve"))
    #expect(refusal { try correct("abena") }.contains("does not hold the role"))
    #expect(try correct("sione").events[0].approver == "sione")
  }

  @Test("Several dossiers are recorded in one transaction, or none")
  func allOrNone() throws {
    let bench = try Bench()
    let first = try bench.file("T", .mark("ONE"))
    let second = try bench.file("T", .mark("TWO"))
    try bench.record("withdraw", on: second)
    let before = try bench.rows()

    #expect(refusal { try bench.acting("kofi").record(ActRequest("accord_filing_date", on: [first, second])) } != "")
    #expect(try bench.rows() == before)
  }

  @Test("A clock set back and a document without its bytes are refused")
  func refusesClockAndDocument() throws {
    let bench = try Bench()
    let picture = Data([7])

    #expect(
      refusal { try bench.file("D", .design("Lamp", picture: picture)) }.contains("neither sent nor in the register"))
    #expect(refusal { try bench.file("T", .mark("X"), documents: [picture]) }.contains("no item names"))
    bench.clock.set("2026-03-01")
    #expect(refusal { try bench.file() }.contains("Set the clock"))
  }
}

extension Bench {
  func count(_ table: String) throws -> Int {
    try door.register.database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
  }

  /// Rows of every table that an act may write.
  func rows() throws -> [Int] {
    try ["event", "dossier", "standing", "number", "party", "found", "request", "document", "series", "role"].map(count)
  }
}

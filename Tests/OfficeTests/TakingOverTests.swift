import Filing
import Foundation
import GRDB
import Standards
import Testing

@testable import Office

/// Records of another register: pending, registered, ended, refused, and one that comes twice.
@Suite("Records taken over")
struct TakingOverTests {
  private let records: [OldRecord] = (1...23).map { number in
    var record = OldRecord(
      right: "trademark", values: .mark("MARK \(number)", owner: "Owner \(number % 5)"),
      numbers: ["application": "1998/\(number)"], dates: ["filing": CalendarDate("1998-03-12")!],
      source: ["marks.csv:\(number + 1)"])
    if number % 3 == 0 {
      record.numbers["registration"] = "R\(number)"
      record.dates["registered"] = CalendarDate("1999-02-01")
      record.dates[number % 2 == 0 ? "ended" : "expiry"] = CalendarDate("2024-03-12")
    }
    switch number {
    case 8: record.values["goods"] = [.goods(GoodsClass(number: 46, edition: "13-2026", terms: ["x"]))]
    case 12: record.numbers["registration"] = "R3"
    case 17: record.numbers["application"] = "1998/2"
    default: break
    }
    return record
  }

  private func migration(_ bench: Bench) throws -> Migration {
    let facts = try bench.office.facts()
    return try Migration(bench.office, law: bench.office.law(), calendar: facts.calendar, today: facts.today)
  }

  /// Takes records over, so many in a transaction.
  private func take(_ records: some Collection<OldRecord>, atOnce: Int, into bench: Bench) throws -> [TakingOver] {
    let migration = try migration(bench)
    return try stride(from: 0, to: records.count, by: atOnce).flatMap { start in
      try migration.take(Array(records.dropFirst(start).prefix(atOnce)))
    }
  }

  private func events(_ bench: Bench) throws -> [DossierEvent] {
    try bench.office.ask(ListEvents(from: 1, limit: 10_000))
  }

  @Test("give the same register, however many stand in a transaction")
  func bulk() throws {
    let single = try Bench()
    let outcomes = try take(records, atOnce: 1, into: single)
    let register = try events(single)

    for size in [2, 7, 200] {
      let bench = try Bench()
      #expect(try take(records, atOnce: size, into: bench) == outcomes)
      #expect(try events(bench) == register)
      #expect(try bench.findings() == [])
    }
    #expect(outcomes[0] == .taken(acts: ["take_over"], differences: []))
    #expect(
      outcomes[2]
        == .taken(
          acts: ["take_over", "take_over_registration", "take_over_standing"],
          differences: ["expiry: 2024-03-12 in the old register, 2028-03-13 by the law of this office"]))
    #expect(
      outcomes[5] == .taken(acts: ["take_over", "take_over_registration", "take_over_end"], differences: []))
    #expect(outcomes[7] == .rejected("goods: class 46 is unknown; classes are 1 to 45."))
    #expect(
      outcomes[11]
        == .rejected("The number R3 stands in the register already. Correct the record or leave it out."))
    #expect(outcomes[16] == .known)
    #expect(!register.map(\.number).contains("1998/12"))
  }

  @Test("give the same register when the run was cut off behind any transaction", arguments: 0...4)
  func resumed(_ transactions: Int) throws {
    let whole = try Bench()
    _ = try take(records, atOnce: 5, into: whole)
    let bench = try Bench()
    _ = try take(records.prefix(transactions * 5), atOnce: 5, into: bench)

    let again = try take(records, atOnce: 5, into: bench)

    #expect(try events(bench) == events(whole))
    #expect(again.prefix(transactions * 5).count { if case .taken = $0 { true } else { false } } == 0)
    #expect(try bench.findings() == [])
  }

  @Test("leave no answers behind, since a later run asks the register itself")
  func answers() throws {
    let bench = try Bench()
    let count = "SELECT count(*) FROM request"
    let before = try bench.door.register.database.read { try Int.fetchOne($0, sql: count) }

    _ = try take(records, atOnce: 7, into: bench)

    #expect(try bench.door.register.database.read { try Int.fetchOne($0, sql: count) } == before)
    #expect(try bench.dossier("1998/1").events.map(\.act) == ["take_over"])
  }

  @Test("are completed by what a later run tells, with what they had left as it was")
  func completed() throws {
    let bench = try Bench()
    var record = records[0]
    _ = try take([record], atOnce: 1, into: bench)
    record.numbers["registration"] = "R1"
    record.dates["registered"] = CalendarDate("1999-02-01")

    let second = try take([record, record], atOnce: 2, into: bench)

    #expect(second == [.taken(acts: ["take_over_registration", "take_over_standing"], differences: []), .known])
    #expect(try bench.dossier("R1").events.map(\.act) == ["take_over", "take_over_registration", "take_over_standing"])
    #expect(try bench.findings() == [])
  }

  @Test("may bear as application the number that another one bears as registration")
  func sharedNumber() throws {
    let bench = try Bench()
    var first = records[2]
    first.numbers["registration"] = "1998/1"

    let outcomes = try take([first, records[0], first], atOnce: 3, into: bench)

    #expect(outcomes.map { if case .rejected = $0 { false } else { true } } == [true, true, true])
    #expect(outcomes[2] == .known)
    #expect(try bench.dossier("application:1998/1").events.map(\.act) == ["take_over"])
    #expect(try bench.dossier("registration:1998/1").applicationNumber == "1998/3")
    #expect(try bench.findings() == [])
  }
}

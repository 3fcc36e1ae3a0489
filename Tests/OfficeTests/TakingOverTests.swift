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
    case 17:
      record.numbers["application"] = "1998/2"
      record.values = .mark("MARK 2", owner: "Owner 2")
    case 19: record.numbers["application"] = "1998/2"
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

  /// Without the appointments, whose passwords are salted by chance.
  /// The seals, and the appointments themselves, hang on passwords that are salted by chance.
  private func told(_ bench: Bench) throws -> [DossierEvent] {
    try events(bench).filter { $0.event.act != "appoint_officer" }.map { told in
      var told = told
      told.seal = ""
      return told
    }
  }

  private func events(_ bench: Bench) throws -> [DossierEvent] {
    try bench.office.ask(ListEvents(from: 1, limit: 10_000))
  }

  @Test("give the same register, however many stand in a transaction")
  func bulk() throws {
    let single = try Bench()
    let outcomes = try take(records, atOnce: 1, into: single)
    let register = try told(single)

    for size in [2, 7, 200] {
      let bench = try Bench()
      #expect(try take(records, atOnce: size, into: bench) == outcomes)
      #expect(try told(bench) == register)
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
        == .rejected(
          "The number R3 stands already with other content: it is that of 1998/3. Correct the record or leave it out."))
    #expect(outcomes[16] == .known)
    #expect(
      outcomes[18]
        == .rejected(
          "The number 1998/2 stands already with other content: Applicant: “Owner 2”, in the record “Owner 4”; Mark: “MARK 2”, in the record “MARK 19”; Signature: “Owner 2”, in the record “Owner 4”. Correct the record or leave it out."
        ))
    #expect(!register.map(\.number).contains("1998/12"))
  }

  @Test("give the same register when the run was cut off behind any transaction", arguments: 0...4)
  func resumed(_ transactions: Int) throws {
    let whole = try Bench()
    _ = try take(records, atOnce: 5, into: whole)
    let bench = try Bench()
    _ = try take(records.prefix(transactions * 5), atOnce: 5, into: bench)

    let again = try take(records, atOnce: 5, into: bench)

    #expect(try told(bench) == told(whole))
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

    #expect(
      second == [
        .taken(
          acts: ["take_over_registration", "take_over_standing"], differences: [],
          cautions: ["No expiry is given: all past renewals are assumed paid."]), .known,
      ])
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

  private func record(_ number: String, _ mark: String = "ALDER", filed: String = "1998-03-02") -> OldRecord {
    OldRecord(
      right: "trademark", values: .mark(mark), numbers: ["application": number],
      dates: ["filing": CalendarDate(filed)!], source: ["marks.csv"])
  }

  @Test("are the same only when signs, letters and digits of their numbers are, in every script")
  func keys() throws {
    let different = [
      "1/23", "12/3", "123", "ТМ 45", "ПМ 45", "TM 45", "١٢٣٤", "A-1", "A1-", "Ä 1", "A 1", "特許5", "特许5",
    ]
    let same = ["1/23", "１/23", "1 / 2 3", "1∕23", "тм45", "tm45", "1234", "۱۲۳۴", "a–1", "\u{200F}١٢٣٤", "ａ1"]
    let bench = try Bench()

    let first = try take(different.map { record($0) }, atOnce: 100, into: bench)
    let second = try take(same.map { record($0) }, atOnce: 100, into: bench)

    #expect(first == different.map { _ in .taken(acts: ["take_over"], differences: []) })
    #expect(second == same.map { _ in .known })
    #expect(try different.map { try bench.dossier($0).applicationNumber } == different)
    #expect(
      try take([record("-/-")], atOnce: 1, into: bench)
        == [.rejected("old_number: “-/-” has no letter or digit by which it could be found.")])
    #expect(try bench.findings() == [])
  }

  @Test("that tell something else under the same number are refused with what differs, and nothing of them is kept")
  func conflicts() throws {
    let bench = try Bench()
    _ = try take([record("B00001", "ALPHA", filed: "2015-02-01")], atOnce: 1, into: bench)
    let before = try events(bench)
    var other = record("b 00001", "BETA", filed: "2016-03-03")
    other.numbers["registration"] = "R-777"
    other.dates["registered"] = CalendarDate("2016-12-15")
    var goods = record("B00001", "ALPHA", filed: "2015-02-01")
    goods.values["goods"] = [.goods(GoodsClass(number: 25, edition: "", terms: ["clothing"]))]

    #expect(
      try take([other, goods], atOnce: 2, into: bench) == [
        .rejected(
          "The number b 00001 stands already with other content: filing: 2015-02-01, in the record 2016-03-03; Mark: “ALPHA”, in the record “BETA”. Correct the record or leave it out."
        ),
        .rejected(
          "The number B00001 stands already with other content: Goods and services: “9: lamps”, in the record “25: clothing”. Correct the record or leave it out."
        ),
      ])
    #expect(try events(bench) == before)
    #expect(try bench.findings() == [])
  }

  @Test("are told by a rehearsal as by the run, which finds the register as it was")
  func rehearsal() throws {
    var all = records
    all[4].numbers["application"] = "1998/2"
    all[9].numbers = ["application": "1998/3", "registration": "R 10"]
    let bench = try Bench()
    let facts = try bench.office.facts()
    let before = try events(bench)
    let rehearsed = try Migration(
      bench.office, law: bench.office.law(), calendar: facts.calendar, today: facts.today, isRehearsal: true)

    let told = try all.map { try rehearsed.take($0) }

    #expect(try events(bench) == before)
    #expect(try take(all, atOnce: 7, into: bench) == told)
    #expect(try take(all, atOnce: 7, into: bench).allSatisfy { if case .taken = $0 { false } else { true } })
  }

  @Test("leave open what they do not tell: owner, goods, the end of the term, the day of a registration")
  func cautions() throws {
    let bench = try Bench()
    var bare = record("7")
    bare.values["applicant"] = []
    bare.values["goods"] = []
    bare.numbers["registration"] = "R7"
    var weekend = record("8", filed: "2018-03-04")
    weekend.numbers["registration"] = "R8"
    weekend.dates["registered"] = CalendarDate("2019-01-10")
    weekend.dates["expiry"] = CalendarDate("2028-03-04")

    #expect(
      try take([bare, weekend], atOnce: 2, into: bench) == [
        .taken(
          acts: ["take_over"], differences: [],
          cautions: [
            "Applicant: none is given; the dossier stands without it.",
            "Goods and services: none is given; the dossier stands without it.",
            "The registration number R7 is not kept: no day of registration is given.",
          ]),
        .taken(acts: ["take_over", "take_over_registration", "take_over_standing"], differences: []),
      ])
  }
}

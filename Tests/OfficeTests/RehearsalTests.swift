import Filing
import Foundation
import GRDB
import Standards
import TestSupport
import Testing

@testable import Filing
@testable import Office

/// An office of chance in which every request is rehearsed before it is recorded.
private struct RehearsedOffice {
  let bench: Bench
  let path: String
  let law: Law
  var chance: Seeded
  var numbers: [String] = []
  var day = CalendarDate("2026-03-02")!
  var recorded = 0
  var refused = 0

  init(seed: UInt64, in folder: String) throws {
    path = folder + "/office.register"
    bench = try Bench(path: path)
    chance = Seeded(seed)
    law = try bench.office.law(bench.office.facts().law(on: CalendarDate("2026-03-02")!).id)
    for letter in ["T", "P", "U", "D"] { numbers.append(try bench.file(letter, filing(letter))) }
  }

  private func filing(_ letter: String) -> Values {
    switch letter {
    case "T": .mark("LUMEN", classes: [9, 11])
    case "D": .mark("LAMP").filter { ["applicant", "signature"].contains($0) }
    default: .invention("Pump")
    }
  }

  /// A request that may be permitted or not: any act on any dossiers, by anybody, on a day of chance.
  mutating func request(_ step: Int) throws -> (ActRequest, officer: String) {
    let officers = try bench.office.ask(ListOfficers())
    let isOfOffice = chance.happens(15)
    let number = numbers.randomElement(using: &chance)!
    let dossier = try bench.dossier(number)
    let permitted = dossier.acts(on: day, roles: nil).filter { $0.refusal == nil }.map(\.act)
    let choices =
      isOfOffice ? law.officeActs : chance.happens(80) && !permitted.isEmpty ? permitted : dossier.right.acts
    let act = choices.randomElement(using: &chance)!
    var values = isOfOffice ? officeValues(act) : SampleValues.of(act, dossier.right)
    if chance.happens(10) { values.items = values.items.filter { _ in chance.happens(50) } }
    var request = ActRequest(act.id, on: isOfOffice ? [] : [number], values: values, id: "step-\(step)")
    if act.from == [.none], !isOfOffice { (request.dossiers, request.right) = ([], dossier.right.id) }
    if chance.happens(10), !isOfOffice, request.right == nil {
      request.dossiers = Array(numbers.shuffled(using: &chance).prefix(3))
    }
    if chance.happens(20) {
      request.effective = day.adding(days: Int.random(in: -30...5, using: &chance))
      if chance.happens(60) { request.values[.dayReason] = [.text("Post of that day")] }
    }
    if chance.happens(10) { request.seen = dossier.events.count - 1 }
    let able = officers.filter { $0.roles.contains(where: act.roles.contains) }
    let officer = (chance.happens(85) ? able : officers).randomElement(using: &chance) ?? officers[0]
    let second = able.first { $0.name != officer.name } ?? officer
    if act.fourEyes, chance.happens(70) {
      request.second = Bench.second(chance.happens(90) ? second.name : officer.name)
    }
    return (request, officer.name)
  }

  /// What acts of the office take, as far as chance finds something that fits.
  private mutating func officeValues(_ act: Act) -> Values {
    var values = Values()
    for taken in act.takes {
      guard let item = law.officeItems.first(where: { $0.item == taken.item }), taken.obligatory || chance.happens(30)
      else { continue }
      let entry: Entry? =
        switch (item.item, item.kind) {
        case ("party", _), ("merged_party", _):
          .party(
            chance.happens(50)
              ? Party(names: [Name("Person \(Int.random(in: 1...9, using: &chance)) Ltd")])
              : {
                var party = Party(names: []); party.id = Int.random(in: 1...5, using: &chance); return party
              }())
        case ("issue", _): .text("2026-0\(Int.random(in: 1...3, using: &chance))")
        case ("dossier", _): numbers.randomElement(using: &chance).map { .text($0) }
        case (_, .date): .date(day.adding(days: Int.random(in: -3...20, using: &chance)))
        default: SampleValues.entry(item)
        }
      values[item.item] = entry.map { [$0] } ?? []
    }
    return values
  }

  /// Rehearses, compares the bytes, records, compares what both said.
  mutating func step(_ number: Int) throws {
    if chance.happens(20) { day = day.adding(days: Int.random(in: 1...40, using: &chance)) }
    bench.clock.set(day.description)
    let (request, officer) = try request(number)
    let before = try state(whole: number.isMultiple(of: 20))
    let told = try bench.door.rehearse(request, as: officer)
    #expect(try state(whole: number.isMultiple(of: 20)) == before, "the rehearsal of \(request.act) left something")
    do {
      let answer = try bench.door.record(.act(request), as: officer)
      #expect(told.refusals == [], "\(request.act) was refused in the rehearsal alone")
      #expect(told.lines == answer.summary)
      #expect(told.dossiers.flatMap(\.events).count + told.events.count == answer.events.count)
      recorded += 1
      numbers += answer.numbers.filter { !$0.isEmpty && !numbers.contains($0) }
      for change in told.dossiers { try compare(change, as: officer) }
    } catch let refusal as Refusal {
      #expect(told.refusals.first == refusal)
      refused += 1
    }
  }

  /// What the rehearsal said stands in the register.
  private func compare(_ change: DossierChange, as name: String) throws {
    let dossier = try bench.dossier(change.number)
    #expect(change.stage.new == dossier.stage)
    #expect(change.state.new == dossier.state)
    for date in change.dates { #expect(dossier.date(date.mark) == date.date.new) }
    for limit in change.limits where limit.kind != .dropped {
      #expect(dossier.limits.contains { $0.name == limit.name && $0.due == limit.due.new && $0.last == limit.last.new })
    }
    let officer = try #require(bench.office.ask(ListOfficers()).first { $0.name == name })
    let reads =
      try change.isNew || dossier.title.isEmpty || Sight(of: officer, under: bench.office.law()).reads(dossier)
    #expect(change.title == (reads ? dossier.title : "•"))
  }

  /// Length and time of the last write of the register and of its log; their bytes as well when `whole`.
  private func state(whole: Bool) throws -> [String] {
    try ["", "-wal"].map { suffix in
      let found = try FileManager.default.attributesOfItem(atPath: path + suffix)
      let digest = whole ? Office.digest(try Data(contentsOf: URL(filePath: path + suffix))) : ""
      return "\(found[.size] ?? 0) \(found[.modificationDate] ?? "") \(digest)"
    }
  }
}

extension Values {
  fileprivate func filter(_ isKept: (String) -> Bool) -> Values { Values(items.filter { isKept($0.key) }) }
}

@Suite("Rehearsal", .timeLimit(.minutes(10)))
struct RehearsalTests {
  @Test("A rehearsal says what recording does and leaves not a byte", arguments: [1, 2, 3, 4])
  func same(seed: Int) throws {
    try withFolder { folder in
      var office = try RehearsedOffice(seed: UInt64(seed), in: folder)
      for number in 1...300 { try office.step(number) }
      #expect(office.recorded > 50)
      #expect(office.refused > 60)
      #expect(try office.bench.findings() == [])
    }
  }

  @Test("A division is rehearsed with its child, its fee and its papers")
  func division() throws {
    let bench = try Bench()
    let number = try bench.file("T", .mark("NOVA", classes: [9, 25]))
    try bench.record("accord_filing_date", on: number)
    let kept: Values = [
      "scope": [.text("class 9")],
      "goods": [.goods(GoodsClass(number: 9, edition: "13-2026", terms: ["lamps"]))],
    ]
    let request = ActRequest("divide", on: [number], values: kept, second: Bench.second("marguerite"))

    let told = try bench.acting("kofi").rehearse(request)

    #expect(told.refusals == [])
    #expect(told.dossiers.map(\.number) == [number, "402026000000002"])
    #expect(told.dossiers.map(\.isNamed) == [true, false])
    #expect(told.dossiers.map(\.isNew) == [false, true])
    #expect(try bench.acting("kofi").record(request).summary == told.lines)
  }

  @Test("A closure is rehearsed with the old and the new day of every limit that it moves")
  func closure() throws {
    let bench = try Bench()
    let number = try bench.file()
    let due = try #require(bench.dossier(number).limits.first?.due)
    let request = ActRequest(
      "declare_closure",
      values: ["closed_from": [.date(due)], "closed_until": [.date(due.adding(days: 4))], "reason": [.text("storm")]],
      second: Bench.second("sione"))

    let told = try bench.office.rehearse(request)
    _ = try bench.office.record(request)

    let moved = try #require(bench.dossier(number).limits.first?.due)
    #expect(moved > due)
    #expect(told.dossiers.map(\.number) == [number])
    #expect(told.dossiers.flatMap(\.limits).map(\.due) == [Change<CalendarDate?>(due, moved)])
  }

  @Test("What is missing is told together with what would follow")
  func missing() throws {
    let bench = try Bench()
    let number = try bench.file()
    var values: Values = .mark("NOVA")
    values["goods"] = [.goods(GoodsClass(number: 46, edition: "13-2026", terms: ["x"]))]

    let told = try bench.acting("kofi").rehearse(ActRequest("receive", right: "T", values: values))

    #expect(told.refusals.count == 1)
    #expect(told.dossiers.map(\.number) == ["402026000000002"])
    #expect(told.dossiers.flatMap(\.fees).map(\.code) == ["FIL"])
    #expect(try bench.dossier(number).events.count == 1)
  }
}

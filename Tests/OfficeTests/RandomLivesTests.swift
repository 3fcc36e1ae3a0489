import Foundation
import Standards
import TestSupport
import Testing

@testable import Filing
@testable import Office

/// Many dossiers of one right at once, led by chance: permitted acts only, on days that go on.
private struct RandomLives {
  let bench: Bench
  let letter: String
  var chance: Seeded
  var day = CalendarDate("2026-03-02")!
  var numbers: [String] = []
  var recorded = 0
  private let officers: [Officer]

  init(_ letter: String, lives: Int) throws {
    bench = try Bench()
    self.letter = letter
    chance = Seeded(UInt64(letter.utf8.first ?? 0))
    officers = try bench.office.ask(ListOfficers())
    for place in 1...lives { numbers.append(try bench.file(letter, filing(place))) }
  }

  private func filing(_ place: Int) -> Values {
    switch letter {
    case "T": .mark("LUMEN \(place)", classes: [9, 11])
    case "D": .mark("LAMP").filtered(["applicant", "signature"])
    default: .invention("Pump \(place)")
    }
  }

  /// One act of chance on a dossier of chance.
  mutating func step() throws {
    let number = numbers.randomElement(using: &chance)!
    let dossier = try bench.dossier(number)
    let proposed = Set(dossier.proposals(on: day, ahead: 400).map(\.act))
    let open = dossier.acts(on: day, roles: nil).filter { $0.refusal == nil && !$0.act.isPrinted }.map(\.act)
    let likely = open.filter { proposed.contains($0.id) }
    let owes = dossier.fees.contains { !$0.isPaid }
    let choices =
      owes && chance.happens(40)
      ? open.filter { $0.id == "pay_fee" } : chance.happens(50) && !likely.isEmpty ? likely : open
    guard let act = choices.randomElement(using: &chance) else { return }
    let able = officers.filter { $0.roles.contains(where: act.roles.contains) }
    guard let officer = able.randomElement(using: &chance) else { return }
    var request = ActRequest(act.id, on: [number], values: values(act, dossier), documents: [])
    if request.values.attachments.contains(where: { $0.sha256 == Deed.attachment.sha256 }) {
      request.documents = [Deed.bytes]
    }
    if act.fourEyes, let second = able.first(where: { $0.name != officer.name }) {
      request.second = Bench.second(second.name)
    }
    if chance.happens(5) {
      request.effective = day.adding(days: -Int.random(in: 1...40, using: &chance))
      request.values[.dayReason] = [.text("Post of that day")]
    }
    if let answer = try? bench.acting(officer.name).record(request) {
      recorded += 1
      numbers += answer.numbers.filter { !$0.isEmpty && !numbers.contains($0) }
    }
  }

  /// What the act takes, of what the dossier holds where it names a part of it.
  private mutating func values(_ act: Act, _ dossier: Dossier) -> Values {
    var values = SampleValues.of(act, dossier.right)
    for taken in act.takes {
      guard let item = dossier.right.item(taken.item) else { continue }
      if item.kind == .document, taken.obligatory { values[taken.item] = [.attachment(Deed.attachment)] }
      if item.kind == .date, taken.obligatory { values[taken.item] = [.date(day.adding(days: 30))] }
      if taken.use == .narrows || taken.use == .amends, !dossier.values[taken.item].isEmpty, chance.happens(70) {
        values[taken.item] = Array(dossier.values[taken.item].prefix(1))
      }
    }
    if act.takes(.causeRemoved) { values[.causeRemoved] = [.date(day)] }
    if act.takes(.limit) { values[.limit] = dossier.limits.last(where: \.isRunning).map { [.text($0.rule.id)] } ?? [] }
    if act.takes(.relatedEvent) {
      let charge = dossier.charges.first { charge in act.concerns.contains { $0.act == charge.event.act } }
      let any = Int.random(in: 1...max(1, dossier.events.count), using: &chance)
      values[.relatedEvent] = [.number(charge?.event.ordinal ?? any)]
    }
    if act.takes(.fee), let fee = dossier.fees.filter({ !$0.isPaid }).randomElement(using: &chance) {
      values[.fee] = [.text(fee.code)]
      values[.amount] = [.number(fee.amount - fee.paid)]
    }
    return values
  }

  /// Time goes on; now and then an issue of the gazette is opened or closed.
  mutating func goOn() throws {
    day = day.adding(days: Int.random(in: 0...4, using: &chance))
    bench.clock.set(day.description)
    let gazette = try bench.acting("hyejin")
    guard chance.happens(20) else { return }
    if let issue = try bench.office.ask(ListIssues(limit: 50)).issues.last(where: { !$0.isClosed }) {
      _ = try? gazette.record(
        ActRequest("close_issue", values: ["issue": [.text(issue.id)]], second: Bench.second("marguerite")))
    } else {
      let date = try bench.office.facts().calendar.nextWorkingDay(from: day.adding(days: 9)).date
      _ = try? gazette.record(ActRequest("open_issue", values: ["issue_date": [.date(date)]]))
    }
  }

  func faults() throws -> [String] {
    try numbers.flatMap { number in
      var checker = LifeChecker(letter, try bench.office.ask(ReadDossier(number)).events)
      return checker.check().map { "\(number) \($0)" }
    }
  }
}

extension Values {
  fileprivate func filtered(_ names: Set<String>) -> Values { Values(items.filter { names.contains($0.key) }) }
}

@Suite("Lives led by chance", .timeLimit(.minutes(60)))
struct RandomLivesTests {
  /// Lives of each right; `IPDESK_LONG=1` leads 1,000.
  private static let lives = isLong ? 1_000 : 2

  @Test(
    "Whatever is permitted, an independent checker finds the rules kept",
    .only(.owned, "the rules are those of one door"),
    arguments: ["T", "P", "U", "D"])
  func kept(_ letter: String) async throws {
    var lives = try RandomLives(letter, lives: RandomLivesTests.lives)
    for step in 1...RandomLivesTests.lives * 40 {
      try lives.step()
      // Others wait for the thread as well.
      await Task.yield()
      if step.isMultiple(of: max(1, RandomLivesTests.lives / 10)) { try lives.goOn() }
    }
    #expect(lives.recorded > RandomLivesTests.lives * 8)
    #expect(try lives.faults() == [])
    #expect(try lives.bench.findings() == [])
  }
}

import Filing
import Foundation
import GRDB
import Standards
import TestSupport
import Testing

@testable import Office

/// An office of chance: clerks file and withdraw, replies are lost, requests come twice, the process dies between
/// two requests, the clock jumps. What must hold is compared after every step.
private struct SimulatedOffice {
  let folder: String
  let clock = Bench.Watch("2026-03-02T10:00:00")
  var chance: Seeded
  var door: RegisterDoor
  var day = CalendarDate("2026-03-02")!
  /// The day of the last act that was recorded.
  var last = CalendarDate("2026-03-02")!
  var crashes = 0
  var events = 0
  /// Numbers given in each year.
  var given: [Int: Int] = [:]
  var open: [String] = []
  var answered: [(request: ActRequest, officer: String, answer: Recorded)] = []

  init(seed: UInt64, in folder: String) throws {
    self.folder = folder
    chance = Seeded(seed)
    let clock = clock
    let path = folder + "/office-0.register"
    try Office.plant(path: path, seed: Bench.seed, demonstration: true, now: { clock.now }).close()
    door = try RegisterDoor(path: path, mode: .kept, codes: nil, today: nil, now: { clock.now })
    events = try rows("event")
  }

  func rows(_ table: String) throws -> Int {
    try door.register.database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
  }

  func record(_ request: ActRequest, _ officer: String) throws -> Recorded {
    try door.record(.act(request), as: officer)
  }

  mutating func step(_ number: Int) throws {
    if chance.happens(10) { try jump() }
    let officer = ["abena", "tomas", "kofi"].randomElement(using: &chance)!
    let id = "step-\(number)"
    if chance.happens(10) {
      var values = Values.mark("BAD")
      values["goods"] = [.goods(GoodsClass(number: 46, edition: "13-2026", terms: ["x"]))]
      #expect(refusal { try record(ActRequest("receive", right: "T", values: values, id: id), officer) } != "")
    } else if !open.isEmpty, chance.happens(25) {
      let number = open.remove(at: Int.random(in: 0..<open.count, using: &chance))
      try take(ActRequest("withdraw", on: [number], id: id), officer)
    } else {
      let recorded = try take(ActRequest("receive", right: "T", values: .mark("MARK \(number)"), id: id), officer)
      given[day.year, default: 0] += 1
      #expect(recorded.numbers[0] == "40\(day.year)\(padded(given[day.year, default: 0], 9))")
      open.append(recorded.numbers[0])
    }
    if chance.happens(5) { try crash() }
    if chance.happens(20), let old = answered.randomElement(using: &chance) {
      #expect(try record(old.request, old.officer) == old.answer)
    }
    #expect(try rows("event") == events)
    #expect(try rows("dossier") == given.values.reduce(0, +))
  }

  /// Records; sometimes nobody hears the answer, and the same request comes again.
  @discardableResult
  private mutating func take(_ request: ActRequest, _ officer: String) throws -> Recorded {
    let recorded = try record(request, officer)
    events += recorded.events.count
    last = day
    answered.append((request, officer, recorded))
    if chance.happens(20) { #expect(try record(request, officer) == recorded) }
    return recorded
  }

  /// The clock goes on, or back by mistake, whereupon nothing is recorded until it is set right.
  private mutating func jump() throws {
    if chance.happens(30), !answered.isEmpty {
      clock.set(last.adding(days: -1).description)
      #expect(
        refusal { try record(ActRequest("receive", right: "T", values: .mark("LATE")), "kofi") }.contains("clock"))
    } else {
      day = day.adding(days: Int.random(in: 1...60, using: &chance))
    }
    clock.set(day.description)
  }

  /// The process dies between two requests; another one opens what lies on the disk.
  private mutating func crash() throws {
    let old = door.register.database.path
    crashes += 1
    let path = folder + "/office-\(crashes).register"
    for suffix in ["", "-wal"] { try FileManager.default.copyItem(atPath: old + suffix, toPath: path + suffix) }
    try door.close()
    let clock = clock
    door = try RegisterDoor(path: path, mode: .kept, codes: nil, today: nil, now: { clock.now })
  }

  func end() throws {
    let findings = try door.register.database.read { Checking(db: $0, lawbook: Lawbook()).findings() }
    #expect(findings == [])
    try door.close()
  }
}

@Suite("Simulated office", .timeLimit(.minutes(isLong ? 60 : 2)))
struct SimulationTests {
  @Test("Nothing is lost, doubled or left out whatever happens between requests", arguments: 1...(isLong ? 100 : 4))
  func simulated(seed: Int) throws {
    try withFolder { folder in
      var office = try SimulatedOffice(seed: UInt64(seed), in: folder)
      for number in 1...(isLong ? 200 : 60) { try office.step(number) }
      try office.end()
      if isLong { print("simulation: seed \(seed), \(office.answered.count) acts, \(office.crashes) crashes") }
    }
  }
}

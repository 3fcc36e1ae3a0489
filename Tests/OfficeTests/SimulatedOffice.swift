import Filing
import Foundation
import GRDB
import Standards
import Synchronization
import TestSupport
import Testing

@testable import Office

/// An office of chance: several clerks file and withdraw, replies are lost, requests come twice and late, the process dies
/// between two requests, the clock jumps. What must hold is compared after every step.
struct SimulatedOffice {
  let folder: String
  let clock = Bench.Watch("2026-03-02T10:00:00")
  var chance: Seeded
  var door: RegisterDoor
  var clerks: [SimulatedClerk]
  var day = CalendarDate("2026-03-02")!
  /// The day of the last act that was recorded.
  var last = CalendarDate("2026-03-02")!
  var crashes = 0
  var ledger: SimulatedLedger

  init(seed: UInt64, in folder: String) throws {
    self.folder = folder
    chance = Seeded(seed)
    let clock = clock
    let path = folder + "/office-0.register"
    try KeptRegister.plant(at: path, on: clock.now)
    door = try RegisterDoor(path: path, mode: .kept, codes: nil, today: nil, now: { clock.now })
    clerks = ["abena", "tomas", "kofi", "abena", "tomas"].map { SimulatedClerk(officer: $0) }
    ledger = try door.register.database.read { try SimulatedLedger($0) }
  }

  func record(_ request: ActRequest, _ officer: String) throws -> Recorded {
    try door.record(.act(request), as: officer)
  }

  mutating func step(_ number: Int) throws {
    if chance.happens(8) { try jump() }
    let place = Int.random(in: 0..<clerks.count, using: &chance)
    if let waiting = clerks[place].waiting {
      // He has heard nothing and asks again; whatever has happened meanwhile, the answer is the first one.
      #expect(try record(waiting.request, clerks[place].officer) == waiting.answer)
      clerks[place].waiting = nil
    } else {
      try work(of: place, "step-\(number)")
    }
    if chance.happens(6) { try crash() }
    if chance.happens(15), let old = ledger.answered.randomElement(using: &chance) {
      #expect(try record(old.request, old.officer) == old.answer)
    }
    let path = door.register.database.path
    try door.register.database.read { try ledger.judge($0, door.lawbook, journal: path + ".journal") }
  }

  /// A clerk files, withdraws, or sends what is refused.
  private mutating func work(of place: Int, _ id: String) throws {
    let officer = clerks[place].officer
    if chance.happens(10) {
      var values = Values.mark("BAD")
      values["goods"] = [.goods(GoodsClass(number: 46, edition: "13-2026", terms: ["x"]))]
      #expect(refusal { try record(ActRequest("receive", right: "T", values: values, id: id), officer) } != "")
    } else if chance.happens(5), let old = ledger.answered.randomElement(using: &chance) {
      let other = ActRequest("receive", right: "T", values: .mark("STOLEN \(id)"), id: old.request.id)
      #expect(refusal { try record(other, officer) }.contains("request id"))
    } else if !ledger.open.isEmpty, chance.happens(25) {
      let number = ledger.open.remove(at: Int.random(in: 0..<ledger.open.count, using: &chance))
      try take(ActRequest("withdraw", on: [number], id: id), place)
    } else {
      let recorded = try take(ActRequest("receive", right: "T", values: .mark("MARK \(id)"), id: id), place)
      ledger.file(recorded.numbers[0], in: day.year)
    }
  }

  /// Records; sometimes the clerk hears no answer.
  @discardableResult
  private mutating func take(_ request: ActRequest, _ place: Int) throws -> Recorded {
    let officer = clerks[place].officer
    let recorded = try record(request, officer)
    last = day
    ledger.note(request, officer, recorded)
    if chance.happens(20) { clerks[place].waiting = (request, recorded) }
    return recorded
  }

  /// The clock goes on, or back by mistake, whereupon nothing is recorded until it is set right.
  private mutating func jump() throws {
    if chance.happens(30), !ledger.answered.isEmpty {
      clock.set(last.adding(days: -1).description)
      #expect(
        refusal { try record(ActRequest("receive", right: "T", values: .mark("LATE")), "kofi") }.contains("clock"))
    } else {
      day = day.adding(days: Int.random(in: 1...60, using: &chance))
    }
    clock.set(day.description)
  }

  /// The process dies between two requests; another one opens what lies on the disk.
  ///
  /// It may have died between the commit and the line of the journal. A second copy, whose log is gone, must say what it has lost.
  private mutating func crash() throws {
    let old = door.register.database.path
    crashes += 1
    let path = folder + "/office-\(crashes).register"
    for suffix in ["", "-wal", ".journal"] {
      try FileManager.default.copyItem(atPath: old + suffix, toPath: path + suffix)
    }
    if chance.happens(30) { try ledger.loseLog(of: old, in: folder) }
    if chance.happens(30) { try ledger.shorten(journal: path + ".journal") }
    try door.close()
    for suffix in ["", ".journal", ".lock"] { try? FileManager.default.removeItem(atPath: old + suffix) }
    let clock = clock
    door = try RegisterDoor(path: path, mode: .kept, codes: nil, today: nil, now: { clock.now })
    #expect(door.loss.withLock { $0 } == nil)
  }

  func end() throws {
    let findings = try door.register.database.read { Checking(db: $0, lawbook: door.lawbook).findings() }
    #expect(findings == [])
    try door.close()
  }
}

/// A clerk, and the request to which he has heard no answer.
struct SimulatedClerk {
  let officer: String
  var waiting: (request: ActRequest, answer: Recorded)?
}

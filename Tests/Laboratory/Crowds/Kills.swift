import Filing
import Foundation
import GRDB
import LaboratoryKit
import Office
import Standards
import Synchronization
import TestSupport

/// Clerks file without pause while their keeper is killed with -9 again and again.
struct Kills {
  var clerks = 8
  var rounds = 25
  var seed: UInt64 = 1

  private struct Ledger {
    /// Number by mark, of every filing that was answered.
    var acknowledged: [String: String] = [:]
    var refused: [String] = []
    var isOver = false
  }

  func run(_ tally: Tally) throws {
    try withPlanted { program in
      let began = ContinuousClock.now
      let ledger = Mutex(Ledger())
      let group = DispatchGroup()
      for clerk in 1...clerks {
        group.enter()
        Thread.detachNewThread {
          work(clerk, program, ledger)
          group.leave()
        }
      }
      let kills = storm(program, ledger)
      ledger.withLock { $0.isOver = true }
      group.wait()
      Processes(program: program).cutPower()
      let end = ledger.withLock { $0 }
      tally.expect(kills == rounds, "kill: \(kills) of \(rounds) keepers were killed, seed \(seed)")
      tally.expect(end.refused.isEmpty, "kill, seed \(seed): \(end.refused.first ?? "")")
      try judge(end.acknowledged, program, tally)
      tally.figure(
        "kill", "\(kills) keepers killed, \(end.acknowledged.count) filings acknowledged, \((.now - began).text)")
    }
  }

  private func work(_ clerk: Int, _ program: Program, _ ledger: borrowing Mutex<Ledger>) {
    do {
      let office = try program.clerk()
      var number = 0
      while !ledger.withLock({ $0.isOver }) {
        number += 1
        let name = "CLERK\(clerk)N\(number)"
        let recorded = try office.record(.mark(name))
        ledger.withLock { $0.acknowledged[name] = recorded.numbers[0] }
      }
    } catch {
      ledger.withLock { $0.refused.append(Explanation(of: error).message) }
    }
  }

  /// Kills when a seeded number of further filings was acknowledged, at a seeded moment of the next one.
  private func storm(_ program: Program, _ ledger: borrowing Mutex<Ledger>) -> Int {
    var chance = Seeded(seed)
    var killed = 0
    for _ in 1...rounds {
      let wanted = ledger.withLock { $0.acknowledged.count } + Int.random(in: 1...3 * clerks, using: &chance)
      let deadline = ContinuousClock.now + .seconds(60)
      while ledger.withLock({ $0.acknowledged.count < wanted && $0.refused.isEmpty }), .now < deadline {
        usleep(200)
      }
      usleep(UInt32.random(in: 0...5_000, using: &chance))
      if Processes(program: program).killKeeper() { killed += 1 }
    }
    return killed
  }

  private func judge(_ acknowledged: [String: String], _ program: Program, _ tally: Tally) throws {
    let findings = try program.findings()
    tally.expect(findings.isEmpty, "kill, seed \(seed): check says “\(findings.first ?? "")”")
    let (given, end, isGapFree) = try program.rows { db in
      (
        try Given(db).numbers, try Int.fetchOne(db, sql: "SELECT max(sequence) FROM event") ?? 0,
        try Given.isGapFree(db)
      )
    }
    for (name, number) in acknowledged {
      tally.expect(given[number] == name, "kill, seed \(seed): \(number) was given to \(name) and is lost")
    }
    tally.expect(
      Set(given.values).count == given.count, "kill, seed \(seed): a mark was filed twice")
    tally.expect(
      given.count == acknowledged.count, "kill, seed \(seed): \(given.count) filed, \(acknowledged.count) acknowledged")
    tally.expect(isGapFree, "kill, seed \(seed): a series has a hole")
    let last = program.journal().compactMap { Int($0[0]) }.max()
    tally.expect(last == end, "kill, seed \(seed): the journal ends with \(last ?? 0), the register with \(end)")
  }
}

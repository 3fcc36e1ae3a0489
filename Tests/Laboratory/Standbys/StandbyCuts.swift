import Filing
import Foundation
import Glibc
import LaboratoryKit
import Office
import Standards
import Synchronization
import TestSupport

/// The power of a register is cut while a clerk files and bundles are shipped; its standby is promoted and compared with what
/// the clerk was told.
struct StandbyCuts {
  var rounds = 100
  var seed: UInt64 = 1

  /// What a promotion tells.
  private struct Promoted: Decodable {
    struct Lost: Decodable {
      let arrived: Int
      let acknowledged: Int?
      let numbers: [String]
    }
    let lost: Lost
  }

  func run(_ tally: Tally) throws {
    try withPlanted { template in
      try StandbyPair.makeKey(template)
      var chance = Seeded(seed)
      let began = ContinuousClock.now
      var (filed, missing, bundles) = (0, 0, 0)
      for round in 0..<rounds {
        let pair = try StandbyPair(template, round)
        defer { pair.end() }
        let told = try storm(pair, &chance)
        let lost = try judge(pair, told, "follow, seed \(seed), round \(round)", tally)
        filed += told.count
        missing += lost
        bundles += pair.shipped.bundles
      }
      tally.figure(
        "follow",
        "\(rounds) power cuts, \(filed) filings acknowledged, \(bundles) bundles, \(missing) filings named as not arrived, \((.now - began).text)"
      )
    }
  }

  /// Files, ships and follows until the power is cut at a seeded moment.
  ///
  /// - Returns: the numbers that the clerk was told.
  private func storm(_ pair: StandbyPair, _ chance: inout Seeded) throws -> [String] {
    let work = Mutex((numbers: [String](), isOver: false))
    let shipper = try pair.ship()
    // A standby is worth something as soon as it has begun.
    let deadline = ContinuousClock.now + .seconds(60)
    while pair.shipped.bundles == 0, .now < deadline, shipper.isRunning { usleep(2_000) }
    let follower = Bool.random(using: &chance) ? try pair.follow(once: false) : nil
    let group = DispatchGroup()
    group.enter()
    Thread.detachNewThread {
      defer { group.leave() }
      guard let office = try? pair.primary.clerk() else { return }
      var count = 0
      // Whoever finds no keeper starts one: after the cut nobody files any more.
      while !work.withLock({ $0.isOver }), let recorded = try? office.record(.mark("MARK\(count)")) {
        count += 1
        work.withLock { $0.numbers.append(recorded.numbers[0]) }
      }
    }
    usleep(UInt32.random(in: 200_000...2_000_000, using: &chance))
    work.withLock { $0.isOver = true }
    follower?.interruptHard()
    Processes(program: pair.primary).cutPower()
    Processes(program: pair.standby).cutPower()
    group.wait()
    // The clerk may have begun a keeper for his last filing.
    Processes(program: pair.primary).cutPower()
    return work.withLock { $0.numbers }
  }

  private func judge(_ pair: StandbyPair, _ told: [String], _ name: String, _ tally: Tally) throws -> Int {
    let shipped = pair.shipped.event
    let follow = try pair.follow(once: true)
    follow.waitUntilExit()
    tally.expect(follow.terminationStatus == 0, "\(name): \(pair.standby.told("follow", "err"))")
    let tag = "promote"
    let promote = try pair.standby.start(
      ["promote", "--json", "--reason", "power", "--journal", pair.primary.register + ".journal", "--second", "sione"],
      as: "marguerite", tag: tag, day: Program.planted)
    promote.waitUntilExit()
    tally.expect(promote.terminationStatus == 0, "\(name): \(pair.standby.told(tag, "err"))")
    let lost = try JSONDecoder().decode(Promoted.self, from: Data(pair.standby.told(tag).utf8)).lost
    Processes(program: pair.standby).cutPower()
    tally.expect(
      lost.arrived == shipped, "\(name): event \(shipped) was shipped, the standby ended with \(lost.arrived)")
    let last = pair.primary.journal().compactMap { Int($0[0]) }.max()
    tally.expect(lost.acknowledged == last, "\(name): the journal ends with \(last ?? 0)")
    let held = Set(try pair.standby.rows { try Given($0).numbers.keys })
    let lacking = told.filter { !held.contains($0) }
    // One filing may have been put on the disk whose clerk was not told of it any more.
    let untold = Set(lost.numbers).subtracting(lacking)
    tally.expect(Set(lacking).isSubset(of: lost.numbers), "\(name): \(lacking) lack, \(lost.numbers) are named")
    tally.expect(untold.count <= 1 && untold.isDisjoint(with: held), "\(name): \(untold) are named and did not lack")
    let findings = try pair.standby.findings()
    tally.expect(findings.isEmpty, "\(name): check says “\(findings.first ?? "")”")
    return lacking.count
  }
}

extension Process {
  /// Ends it as a power cut does.
  func interruptHard() {
    kill(processIdentifier, SIGKILL)
    waitUntilExit()
  }
}

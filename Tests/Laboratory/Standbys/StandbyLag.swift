import Filing
import Foundation
import Glibc
import LaboratoryKit
import Office
import Standards
import Synchronization

/// How long after its acknowledgement an act stands in the standby, while clerks file at a rate.
struct StandbyLag {
  var rate = 100
  var seconds = 10

  /// Up to which event something was known, and when.
  private struct Sight {
    let event: Int
    let at: ContinuousClock.Instant
  }

  private struct Watch {
    var seen: [Sight] = []
    /// The event behind which nothing is filed any more.
    var last: Int?
  }

  func run(_ tally: Tally) throws {
    try withPlanted { template in
      try StandbyPair.makeKey(template)
      let pair = try StandbyPair(template, 0)
      defer { pair.end() }
      let shipper = try pair.ship()
      let deadline = ContinuousClock.now + .seconds(60)
      while pair.shipped.bundles == 0, shipper.isRunning, .now < deadline { usleep(2_000) }
      let follower = try pair.follow(once: false)
      while !FileManager.default.fileExists(atPath: pair.standby.register), follower.isRunning, .now < deadline {
        usleep(2_000)
      }
      // Measured is a standby that follows, not the time that one takes to begin.
      let first = try pair.primary.clerk().record(.mark("FIRST")).events.map(\.sequence).max() ?? 0
      let office = try pair.standby.clerk("marguerite")
      while try office.ask(ReadStandby()).events < first, follower.isRunning, .now < deadline { usleep(20_000) }
      let watch = Mutex(Watch())
      let group = DispatchGroup()
      group.enter()
      Thread.detachNewThread {
        look(pair, watch)
        group.leave()
      }
      let told = try file(pair)
      watch.withLock { $0.last = told.last?.event ?? 0 }
      group.wait()
      let seen = watch.withLock { $0.seen }
      let lags = told.compactMap { act in
        seen.first { $0.event >= act.event }.map { max(0, ($0.at - act.at).milliseconds) }
      }
      tally.expect(lags.count == told.count && !told.isEmpty, "lag: \(lags.count) of \(told.count) filings arrived")
      tally.expect(lags.quantile(0.99) <= 1_000, "lag: p99 \(Int(lags.quantile(0.99))) ms")
      let figures = [("p50", 0.5), ("p99", 0.99), ("max", 1)].map { "\($0) \(Int(lags.quantile($1))) ms" }
      tally.figure(
        "lag", "\(told.count / seconds) filings a second (\(rate) asked for), \(figures.joined(separator: ", "))")
    }
  }

  private func file(_ pair: StandbyPair) throws -> [Sight] {
    let office = try pair.primary.clerk()
    let began = ContinuousClock.now
    var told: [Sight] = []
    while .now - began < .seconds(seconds) {
      let recorded = try office.record(.mark("LAG\(told.count)"))
      told.append(Sight(event: recorded.events.map(\.sequence).max() ?? 0, at: .now))
      let due = began + .milliseconds(told.count * 1_000 / rate)
      if due > .now { usleep(UInt32((due - .now).milliseconds * 1_000)) }
    }
    return told
  }

  /// Asks the standby where it stands, until it has everything or half a minute is over.
  private func look(_ pair: StandbyPair, _ watch: borrowing Mutex<Watch>) {
    guard let office = try? pair.standby.clerk("marguerite") else { return }
    let deadline = ContinuousClock.now + .seconds(seconds + 30)
    while .now < deadline, let state = try? office.ask(ReadStandby()) {
      let isOver = watch.withLock { watch in
        if watch.seen.last?.event != state.events { watch.seen.append(Sight(event: state.events, at: .now)) }
        return watch.last.map { state.events >= $0 } ?? false
      }
      if isOver { return }
      usleep(20_000)
    }
  }
}

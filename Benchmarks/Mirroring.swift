import Filing
import Foundation
import Glibc
import Mirror
import Office
import Standards
import Synchronization

/// A mirror in PostgreSQL: built from nothing, following act by act, and searched.
///
/// The database is the one that IPDESK_MIRROR names; what it holds is built anew.
struct Mirroring {
  let path: String
  let count: Int

  func run() throws {
    try Generating(path: path, count: count).run()
    let place = try MirrorPlace(ProcessInfo.processInfo.environment["IPDESK_MIRROR"] ?? "", isOpen: false)
    let office = try Office.owned(path: path, codes: try Benchmarks.codes, officer: nil)
    let clerk = try office.acting(as: "abena")
    var syncing = try Syncing(office, to: place, isWhole: false, isAnew: true)
    let built = try Effort.of { _ = try syncing.run() }
    Benchmarks.line(
      "mirror, \(count) dossiers from nothing", "\(Int(Double(count) / built.seconds)) a second, \(built.words)", "")
    var comparing = try Comparing(office, with: place)
    var rows = 0
    let compared = try Effort.of { rows = try comparing.run().rows }
    Benchmarks.line(
      "mirror, \(rows) rows compared", "\(Int(Double(rows) / compared.seconds)) a second, \(compared.words)", "")
    try following(&syncing, clerk)
    try searching(place)
    try office.close()
  }

  /// One act after the other, then a hundred a second for ten seconds while the mirror follows.
  private func following(_ syncing: inout Syncing, _ clerk: Office) throws {
    var chance = Chance(seed: 99)
    let single = try (1...50).map { number in
      _ = try clerk.record(Generating.request(count + number, &chance))
      return try Effort.of { _ = try syncing.run() }.seconds * 1000
    }
    Benchmarks.line("mirror, one act, median of 50", "\(figure(quantile(single, 0.5))) ms", "")
    let requests = (51...1050).map { Generating.request(count + $0, &chance) }
    let recorded = Mutex<[(sequence: Int, at: ContinuousClock.Instant)]>([])
    let begun = ContinuousClock.now
    let writing = Thread {
      for (place, request) in requests.enumerated() {
        let due = begun + .milliseconds(10 * place)
        let wait = (due - .now) / .microseconds(1)
        if wait > 0 { usleep(UInt32(wait)) }
        guard let told = try? clerk.record(request) else { continue }
        recorded.withLock { $0.append((told.events.last?.sequence ?? 0, .now)) }
      }
    }
    writing.start()
    var lags: [Double] = []
    var seen = 0
    while seen < requests.count, ContinuousClock.now - begun < .seconds(60) {
      let reached = try syncing.run().sequence
      let now = ContinuousClock.now
      let all = recorded.withLock { $0 }
      while seen < all.count, all[seen].sequence <= reached {
        lags.append((now - all[seen].at) / .milliseconds(1))
        seen += 1
      }
      usleep(200_000)
    }
    let took = (ContinuousClock.now - begun) / .seconds(1)
    Benchmarks.line(
      "mirror behind \(seen) acts, \(Int(Double(seen) / took)) a second",
      "median \(figure(quantile(lags, 0.5))) ms, p99 \(figure(quantile(lags, 0.99))) ms", "≤ 1000 ms")
  }

  private func searching(_ place: MirrorPlace) throws {
    let searching = try Searching(in: place)
    var chance = Chance(seed: 7)
    for (what, words) in [
      ("two words", (0..<100).map { _ in "\(chance.word()) \(chance.word())" }),
      ("a name with a letter wrong", (0..<100).map { _ in "\(chance.word().dropLast())y\(chance.word())" }),
      ("a number", (1...100).map { "40\(Clock.system().date.year)\(padded($0 * max(1, count / 100), 9))" }),
    ] {
      let times = try words.map { word in try Effort.of { _ = try searching.find(word) }.seconds * 1000 }
      Benchmarks.line(
        "mirror, search by \(what)",
        "median \(figure(quantile(times, 0.5))) ms, p99 \(figure(quantile(times, 0.99))) ms", "")
    }
  }
}

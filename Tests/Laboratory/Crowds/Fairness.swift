import Filing
import Foundation
import LaboratoryKit
import Office
import Standards

/// A bulk job beside clerks: how long each of them waits for a filing.
struct Fairness {
  var clerks = 8
  var chunk = 20
  var seconds = 5
  /// Milliseconds that a filing may take in 99 of 100 cases.
  var p99 = 5_000.0

  func run(_ tally: Tally) throws {
    try withPlanted { program in
      try program.served { _ in
        let bulk = try program.clerk("abena")
        let desks = (0..<clerks).map { _ in Beside(program, pause: 10) }
        let deadline = ContinuousClock.now + .seconds(seconds)
        var taken = 0
        while .now < deadline {
          let outcomes = try bulk.record(all: (0..<chunk).map { _ in .mark("BULK", id: UUID().uuidString) })
          taken += outcomes.count
        }
        let times = desks.map { $0.end() }
        for desk in desks {
          tally.expect(desk.refused.isEmpty, "fairness: a clerk was refused: \(desk.refused.first ?? "")")
        }
        let all = times.flatMap { $0 }
        let counts = times.map { Double($0.count) }
        let share = (counts.min() ?? 0) / max(1, counts.max() ?? 1)
        tally.expect(share >= 0.5, "fairness: the slowest clerk filed \(share) of what the fastest did")
        tally.expect(all.quantile(0.99) <= p99, "fairness: p99 is \(Int(all.quantile(0.99))) ms")
        tally.figure(
          "fairness",
          String(
            format: "%d clerks beside %d bulk acts: %d filings, p50 %.0f p99 %.0f max %.0f ms, slowest to fastest %.2f",
            clerks, taken, all.count, all.quantile(0.5), all.quantile(0.99), all.max() ?? 0, share))
      }
    }
  }
}

import Filing
import FoundationEssentials
import Office
import Standards

/// One recorded act against the same rows written with bare SQLite and the same durability, in turn.
struct Recording {
  let path: String
  let folder: String
  private let rounds = 2_000

  func run() throws {
    let office = try Office.owned(
      path: path, codes: try Benchmarks.codes, officer: Credential(name: "abena", password: "meridia"))
    var chance = Chance(seed: 99)
    var recorded: [Double] = []
    let first = try latest(office) + 1
    for number in 0..<rounds {
      let request = Generating.request(10_000_000 + number, &chance)
      let start = ContinuousClock.now
      _ = try office.record(request)
      recorded.append((ContinuousClock.now - start).milliseconds)
    }
    try rehearse(office, &chance)
    try office.close()
    let copy = try BareCopy(of: path, to: folder + "/bare")
    let bare = try (first..<first + rounds).map { try copy.write($0..<$0 + 1) }
    // The first half lets the log of each register grow to the size that it keeps.
    let (ours, plain) = (Array(recorded.suffix(rounds / 2)), Array(bare.suffix(rounds / 2)))
    let ratio = quantile(ours, 0.5) / max(0.0001, quantile(plain, 0.5))
    Benchmarks.line(
      "one recorded filing, median",
      "\(figure(quantile(ours, 0.5))) ms, bare SQLite \(figure(quantile(plain, 0.5))) ms",
      "ratio \(figure(ratio)), ≤ 1.5")
  }

  /// What the desk asks before each filing is confirmed.
  private func rehearse(_ office: Office, _ chance: inout Chance) throws {
    var rehearsed: [Double] = []
    for number in 0..<rounds / 2 {
      let request = Generating.request(20_000_000 + number, &chance)
      let start = ContinuousClock.now
      _ = try office.rehearse(request)
      rehearsed.append((ContinuousClock.now - start).milliseconds)
    }
    Benchmarks.line(
      "one rehearsed filing, p99",
      "\(figure(quantile(rehearsed, 0.99))) ms, median \(figure(quantile(rehearsed, 0.5))) ms", "≤ 5 ms")
  }

  private func latest(_ office: Office) throws -> Int { try office.ask(ReadExtent()).dossiers }
}

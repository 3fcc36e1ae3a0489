import Foundation
import Testing

@Suite("Money by chance")
struct MoneyLivesTests {
  private static let isLong = ProcessInfo.processInfo.environment["IPDESK_LONG"] == "1"
  /// `IPDESK_MONEY_STEPS` leads a run of another length, `IPDESK_MONEY_SEED` another one.
  private static let steps =
    ProcessInfo.processInfo.environment["IPDESK_MONEY_STEPS"].flatMap(Int.init) ?? (isLong ? 100_000 : 1_500)

  @Test("Whatever is paid, paid back, voided and annulled, the books balance and the sheets of the days add up")
  func balances() throws {
    let seed = ProcessInfo.processInfo.environment["IPDESK_MONEY_SEED"].flatMap(UInt64.init) ?? 14
    var lives = try MoneyLives(seed: seed, files: max(12, Self.steps / 60))
    for step in 1...Self.steps {
      try lives.step()
      if step.isMultiple(of: Self.steps / 2) {
        let faults = try lives.faults()
        #expect(faults == [], "seed \(seed), step \(step)")
        guard faults.isEmpty else { break }
      }
    }
    let sum = lives.recorded.values.reduce(0, +)
    print(
      "money: seed \(seed), \(Self.steps) steps, \(sum) recorded, \(lives.refused) refused, \(lives.days.count) days, \(lives.recorded.sorted { $0.key < $1.key })"
    )
    #expect(sum > Self.steps / 3)
  }
}

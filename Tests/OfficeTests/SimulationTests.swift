import TestSupport
import Testing

@Suite("Simulated office", .timeLimit(.minutes(isLong ? 60 : 5)))
struct SimulationTests {
  /// The long form of `IPDESK_LONG=1` has the 500 seeds of 200 requests each.
  @Test("Nothing is lost, doubled or left out whatever happens between requests", arguments: 1...(isLong ? 500 : 24))
  func simulated(seed: Int) throws {
    try withFolder { folder in
      var office = try SimulatedOffice(seed: UInt64(seed), in: folder)
      for number in 1...(isLong ? 200 : 40) { try office.step(number) }
      try office.end()
      if isLong {
        print("simulation: seed \(seed), \(office.ledger.answered.count) acts, \(office.crashes) crashes")
      }
    }
  }
}

import FoundationEssentials

/// Whether tests run in their long form and print figures: IPDESK_LONG=1.
public let isLong = ProcessInfo.processInfo.environment["IPDESK_LONG"] == "1"

/// Numbers that look like chance and are the same in every run.
///
/// - Source: Steele, Lea, Flood, “Fast splittable pseudorandom number generators”, 2014 (SplitMix64).
public struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  public init(_ seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Whether something happens that happens so many times in a hundred.
  public mutating func happens(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
}

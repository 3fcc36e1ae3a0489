import Testing

@testable import Filing

@Suite("Rows of signs that are compared with many")
struct SweepTests {
  @Test("cost the same one after the other as each by itself, within a limit and without one")
  func same() {
    let words = [
      "lumen", "lumena", "lumin", "lmuen", "luumen", "", "l", "katalog", "lumenlumenlumen", "hot", "oth", "ohhot",
    ]
    let long = String(repeating: "lumenkar", count: 12)
    let rows = (words + words.reversed() + [long, "lumen", String(long.dropFirst())]).map { Array($0.utf8) }
    for costs in [SignCosts.sounds, .letters] {
      let aligner = Aligner(costs)
      for own in rows {
        let sweep = Sweep(own, costs)
        for limit: Float in [2, 0.1, 0.5, 2] {
          for strange in rows {
            let (all, swept) = (aligner.whole(own, strange, limit: 2), sweep.whole(strange, limit: limit))
            #expect(all <= limit ? abs(all - swept) < 0.0001 : swept > limit || swept == 1)
          }
        }
      }
    }
  }
}

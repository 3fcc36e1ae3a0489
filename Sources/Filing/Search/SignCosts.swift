/// What it costs to take one sign for another, and to leave one out: of letters by their look, of sounds by their place in the mouth.
struct SignCosts: Sendable {
  /// By code of both signs, 64 × 64.
  let change: [Float]
  /// By code: what leaving it out costs.
  let gap: [Float]

  static let letters = SignCosts(
    change: 1, vowels: 0.7, gap: 0.9, vowelGap: 0.7, breath: 0.5,
    near: [
      ("o0", 0.1), ("i1l", 0.2), ("s5", 0.3), ("uv", 0.35), ("mn", 0.45), ("ck", 0.3), ("iy", 0.25), ("sz", 0.4),
      ("vw", 0.45), ("gq", 0.5), ("bd", 0.6), ("pq", 0.6), ("ft", 0.6), ("cg", 0.6), ("hn", 0.6), ("ij", 0.45),
      ("b8", 0.4), ("z2", 0.4), ("kq", 0.45), ("ao", 0.55), ("cq", 0.45), ("ei", 0.55), ("ou", 0.55), ("bp", 0.6),
      ("td", 0.6), ("cs", 0.55), ("gj", 0.5), ("e3", 0.3), ("a4", 0.4), ("lr", 0.7),
    ])

  static let sounds = SignCosts(
    change: 1, vowels: 0.45, gap: 0.9, vowelGap: 0.5, breath: 0.25,
    near: [
      ("pb", 0.3), ("td", 0.3), ("kg", 0.3), ("fv", 0.3), ("sz", 0.2), ("SZ", 0.3), ("CJ", 0.3), ("Tt", 0.35),
      ("Td", 0.45), ("Ts", 0.45), ("Tf", 0.5), ("bv", 0.35), ("pf", 0.5), ("kx", 0.35), ("hx", 0.3), ("gx", 0.45),
      ("sS", 0.35), ("zZ", 0.4), ("zS", 0.45), ("sZ", 0.5), ("SC", 0.35), ("ZJ", 0.25), ("CZ", 0.4), ("sC", 0.5),
      ("zJ", 0.5),
      ("jJ", 0.5), ("jZ", 0.5), ("mn", 0.35), ("lr", 0.45), ("vw", 0.3), ("fw", 0.5), ("wu", 0.15), ("wo", 0.25),
      ("ji", 0.15), ("je", 0.3),
      ("ei", 0.25), ("ou", 0.25), ("ae", 0.35), ("ao", 0.35), ("au", 0.4), ("ai", 0.45), ("tC", 0.5), ("dJ", 0.5),
      ("nl", 0.6), ("fs", 0.7), ("pt", 0.65), ("bd", 0.65), ("gd", 0.65), ("kt", 0.65), ("pk", 0.65), ("bg", 0.7),
    ])

  private init(
    change: Float, vowels: Float, gap: Float, vowelGap: Float, breath: Float, near: [(String, Float)]
  ) {
    var costs = [Float](repeating: change, count: 64 * 64)
    var gaps = [Float](repeating: gap, count: 64)
    let open = "aeiouy".utf8.map { Int(SignCode.of($0)) }
    for first in open {
      for second in open { costs[first * 64 + second] = vowels }
      gaps[first] = vowelGap
    }
    gaps[Int(SignCode.of(UInt8(ascii: "h")))] = breath
    for (signs, cost) in near {
      let codes = signs.utf8.map { Int(SignCode.of($0)) }
      for first in codes { for second in codes { costs[first * 64 + second] = cost } }
    }
    for code in 0..<64 { costs[code * 64 + code] = 0 }
    (self.change, self.gap) = (costs, gaps)
  }

  /// What it costs to leave out the sign at a place; one that doubles the one before costs a quarter.
  @inline(__always) static func leaving(
    _ signs: UnsafeBufferPointer<UInt8>, _ place: Int, _ gap: UnsafeMutablePointer<Float>
  ) -> Float {
    let cost = gap[Int(SignCode.of(signs[place]))]
    return place > 0 && signs[place] == signs[place - 1] ? cost * 0.25 : cost
  }
}

/// Letters, digits and sounds as numbers below 64.
enum SignCode {
  @inline(__always) static func of(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x61...0x7A: byte - 0x61
    case 0x30...0x39: byte - 0x30 + 26
    case 0x41...0x5A: (byte - 0x41) % 26 + 36
    default: 63
    }
  }
}

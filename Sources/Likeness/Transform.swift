#if canImport(Glibc)
  import Glibc
#endif

/// The fixed cosine transform that shortens gradients: over rows and columns cosines, over directions a real Fourier series.
///
/// What is kept is ordered by what a mirror does to it. A mirror left to right changes the sign of some numbers and of
/// no other, one upside down too; so the numbers fall into four groups, and the four mirrors of a vector differ only by
/// the signs of the groups.
enum Transform {
  /// One number that is kept: term of the directions (constant, then cosine and sine of 1, 2, 3, then 4), row, column.
  struct Term: Hashable {
    let direction: Int
    let row: Int
    let column: Int

    var isSine: Bool { direction == 2 || direction == 4 || direction == 6 }
    /// Of the series over directions.
    var wave: Int { (direction + 1) / 2 }
    /// Whether a mirror left to right, and one upside down, change its sign.
    var flips: (sideways: Bool, upright: Bool) {
      ((column % 2 == 1) != isSine, (row % 2 == 1) != isSine)
    }
    var group: Int { (flips.sideways ? 1 : 0) + (flips.upright ? 2 : 0) }
    /// Looked at in the first pass.
    var isCoarse: Bool {
      if row + column == 0 { return true }
      if direction <= 2 { return row + column <= 2 }
      return direction <= 5 && row <= 1 && column <= 1
    }
  }

  /// Bytes of one group, those of the first pass before the others; places without a term are nil.
  static let groupSize = 32
  /// 4 × 32 places.
  static let places: [Term?] = {
    let all = (0..<8).flatMap { direction in
      (0..<6).flatMap { row in
        (0..<6).map { Term(direction: direction, row: row, column: $0) }
      }
    }
    let kept = all.filter { term in
      // The two highest of the constant are left out: a group has room for 32.
      if term.direction == 0, term.row + term.column == 5, term.row * term.column == 0 { return false }
      return term.row + term.column <= (term.direction <= 2 ? 5 : term.direction <= 4 ? 4 : 3)
    }
    return (0..<4).flatMap { group -> [Term?] in
      let own = kept.filter { $0.group == group }
      let ordered = own.filter(\.isCoarse) + own.filter { !$0.isCoarse }
      return ordered + [Term?](repeating: nil, count: groupSize - ordered.count)
    }
  }()

  /// How many of each group are looked at in the first pass; 32 in all.
  static let coarse: [Int] = (0..<4).map { group in
    places[(group * groupSize)..<((group + 1) * groupSize)].count { $0?.isCoarse == true }
  }

  /// Of gradients, 128 numbers of -63 to 63.
  static func code(_ gradients: Gradients) -> [Int8] {
    // Directions first, then columns, then rows: [direction][row][column].
    var waves = [Float](repeating: 0, count: 512)
    for cell in 0..<64 {
      for direction in 0..<8 {
        var sum: Float = 0
        for bin in 0..<8 { sum += gradients.numbers[cell * 8 + bin] * series[direction * 8 + bin] }
        waves[direction * 64 + cell] = sum
      }
    }
    return places.map { term in
      guard let term else { return 0 }
      var sum: Float = 0
      for row in 0..<8 {
        for column in 0..<8 {
          let wave = waves[term.direction * 64 + row * 8 + column]
          sum += wave * cosines[term.row * 8 + row] * cosines[term.column * 8 + column]
        }
      }
      return Int8(max(-63, min(63, (sum * 64).rounded())))
    }
  }

  private static let cosines: [Float] = (0..<8).flatMap { wave -> [Float] in
    let scale: Float = (wave == 0 ? Float(0.125) : 0.25).squareRoot()
    return (0..<8).map { place in
      let angle = Float.pi * Float((2 * place + 1) * wave) / 16
      return scale * cos(angle)
    }
  }

  private static let series: [Float] = (0..<8).flatMap { direction -> [Float] in
    let term = Term(direction: direction, row: 0, column: 0)
    let scale: Float = (term.wave % 4 == 0 ? Float(0.125) : 0.25).squareRoot()
    return (0..<8).map { bin in
      let angle = Float.pi * Float(term.wave * bin) / 4
      return scale * (term.isSine ? sin(angle) : cos(angle))
    }
  }

  /// Where the number at a place comes from, and whether its sign changes, when rows and columns change places.
  static let transposed: [(from: Int, isNegative: Bool)] = places.indices.map { place in
    guard let term = places[place] else { return (place, false) }
    let source = Term(direction: term.direction, row: term.column, column: term.row)
    // Direction b becomes 4 - b: cosines of odd waves and sines of even ones change their sign.
    let isNegative = (term.wave % 2 == 1) != term.isSine
    return (places.firstIndex(of: source) ?? place, isNegative)
  }
}

#if canImport(Glibc)
  import Glibc
#endif

/// How strongly the edges of a square run in which direction at which place: 8 rows, 8 columns, 8 directions, length 1.
///
/// Directions are taken modulo half a turn, so that a light sign on dark ground is as its opposite.
struct Gradients {
  /// Row, column, direction: `(row * 8 + column) * 8 + direction`.
  let numbers: [Float]

  /// All zero when the square has no edge.
  init(_ square: Square) {
    let side = Square.side
    var best = [SIMD2<Float>](repeating: .zero, count: side * side)
    for plane in square.planes {
      let soft = Self.blurred(plane)
      for y in 1..<(side - 1) {
        for x in 1..<(side - 1) {
          let at = y * side + x
          let (above, below) = (at - side, at + side)
          let right = soft[above + 1] + 2 * soft[at + 1] + soft[below + 1]
          let left = soft[above - 1] + 2 * soft[at - 1] + soft[below - 1]
          let down = soft[below - 1] + 2 * soft[below] + soft[below + 1]
          let up = soft[above - 1] + 2 * soft[above] + soft[above + 1]
          let slope = SIMD2(right - left, down - up)
          if (slope * slope).sum() > (best[at] * best[at]).sum() { best[at] = slope }
        }
      }
    }
    numbers = Self.pooled(best, isColoured: square.planes.count > 1)
  }

  private static func pooled(_ slopes: [SIMD2<Float>], isColoured: Bool) -> [Float] {
    let side = Square.side
    // Rows first: of every row eight columns of eight directions.
    var rows = [SIMD8<Float>](repeating: .zero, count: side * 8)
    for y in 1..<(side - 1) {
      for x in 1..<(side - 1) {
        let slope = slopes[y * side + x]
        var size = (slope * slope).sum().squareRoot()
        guard size > 1 else { continue }
        // A strong inner edge of colours shall not hide a weak one.
        if isColoured { size = size.squareRoot() }
        let turn = (atan2(slope.y, slope.x) / .pi + 2) * 8
        let bin = Int(turn.rounded(.down))
        let share = turn - Float(bin)
        var parts = SIMD8<Float>.zero
        parts[bin & 7] = size * (1 - share)
        parts[(bin + 1) & 7] = size * share
        for column in 0..<8 { rows[y * 8 + column] += parts * weights[column * side + x] }
      }
    }
    var made = [Float]()
    made.reserveCapacity(512)
    var total: Float = 0
    for row in 0..<8 {
      for column in 0..<8 {
        var sum = SIMD8<Float>.zero
        for y in 0..<side { sum += rows[y * 8 + column] * weights[row * side + y] }
        total += sum.sum()
        for direction in 0..<8 { made.append(max(0, sum[direction]).squareRoot()) }
      }
    }
    let length = total.squareRoot()
    return length > 0 ? made.map { $0 / length } : made
  }

  /// Of a cell and a place: Gaussian, sigma 4 points.
  private static let weights: [Float] = (0..<8).flatMap { cell in
    (0..<Square.side).map { place in
      let distance = Float(place) + 0.5 - (Float(cell) * 8 + 4)
      return exp(-distance * distance / 32)
    }
  }

  /// Gaussian, sigma 1 point.
  private static func blurred(_ plane: [Float]) -> [Float] {
    let side = Square.side
    let kernel: [Float] = [0.0545, 0.2442, 0.4026, 0.2442, 0.0545]
    func along(_ plane: [Float], _ step: Int) -> [Float] {
      var made = plane
      for y in 0..<side {
        for x in 0..<side {
          let at = y * side + x
          let place = step == 1 ? x : y
          var sum: Float = 0
          for offset in -2...2 {
            let to = min(max(place + offset, 0), side - 1) - place
            sum += plane[at + to * step] * kernel[offset + 2]
          }
          made[at] = sum
        }
      }
      return made
    }
    return along(along(plane, 1), side)
  }
}

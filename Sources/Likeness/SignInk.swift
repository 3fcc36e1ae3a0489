/// The sign of a picture told apart from its ground: how far every point is from the ground, and the masks at which it is cut.
struct SignInk {
  /// Points of the longer side at which every picture is looked at.
  static let side = 320

  let width: Int
  let height: Int
  /// Colour minus ground; the fourth number is the largest difference of a channel.
  let away: [SIMD4<Float>]
  /// The difference from which a point belongs to the sign.
  let threshold: Float
  /// The sign; never empty.
  let mask: Mask

  /// Nil when nothing stands out from the ground.
  init?(_ pixels: Pixels) {
    let colours = pixels.laid(side: Self.side)
    let ground = Ground(colours)
    (width, height) = (colours.width, colours.height)
    let wide = colours.width
    away = colours.points.indices.map { at in
      var difference = colours.points[at] - ground.colour(x: at % wide, y: at / wide)
      let size = difference.replacing(with: -difference, where: difference .< .zero)
      difference.w = max(size.x, max(size.y, size.z))
      return difference
    }
    threshold = Self.threshold(away)
    let found = Self.mask(away, wide, over: threshold)
    guard found.count >= 12 else { return nil }
    mask = found
  }

  /// The sign where it differs from the ground by more than `level`, without lines along the very edge, without specks.
  func mask(over level: Float) -> Mask { Self.mask(away, width, over: level) }

  private static func mask(_ away: [SIMD4<Float>], _ width: Int, over level: Float) -> Mask {
    var mask = Mask(width: width, height: away.count / width, bits: away.map { $0.w > level ? 1 : 0 })
    mask.wipeEdges()
    return mask.withoutSpecks
  }

  /// Otsu's, at least 14, at most half of what the strongest fiftieth differs by.
  private static func threshold(_ away: [SIMD4<Float>]) -> Float {
    var counts = [Int](repeating: 0, count: 256)
    for difference in away { counts[min(255, Int(difference.w))] += 1 }
    let strong = counts[13...].reduce(0, +)
    guard strong > 0 else { return 14 }
    var (left, high) = (strong / 50, 255)
    while high > 13, left >= counts[high] {
      left -= counts[high]
      high -= 1
    }
    return min(max(otsu(counts), 14), Float(high) / 2)
  }

  /// The level that parts light from dark best.
  private static func otsu(_ counts: [Int]) -> Float {
    let all = Float(counts.reduce(0, +))
    let total = counts.indices.reduce(Float(0)) { $0 + Float($1 * counts[$1]) }
    var (below, sum, best, level) = (Float(0), Float(0), Float(-1), 0)
    for at in counts.indices {
      below += Float(counts[at])
      sum += Float(at * counts[at])
      guard below > 0, below < all else { continue }
      let between = sum / below - (total - sum) / (all - below)
      let spread = below * (all - below) * between * between
      if spread > best { (best, level) = (spread, at) }
    }
    return Float(level)
  }
}

extension Mask {
  /// Takes away lines of at most five points that run along the very edge of the picture.
  mutating func wipeEdges() {
    wipe(lines: height, across: width) { line, place, width in line * width + place }
    wipe(lines: height, across: width) { [height] line, place, width in (height - 1 - line) * width + place }
    wipe(lines: width, across: height) { line, place, width in place * width + line }
    wipe(lines: width, across: height) { line, place, width in place * width + width - 1 - line }
  }

  private mutating func wipe(lines: Int, across: Int, _ at: (Int, Int, Int) -> Int) {
    func share(_ line: Int) -> Int { (0..<across).reduce(0) { $0 + Int(bits[at(line, $1, width)]) } }
    guard lines > 20 else { return }
    guard let start = (0..<2).first(where: { share($0) * 10 >= across * 9 }) else { return }
    let end = (start..<lines).first { share($0) * 2 < across } ?? lines
    guard end <= 5 else { return }
    for line in 0..<end { for place in 0..<across { bits[at(line, place, width)] = 0 } }
  }
}

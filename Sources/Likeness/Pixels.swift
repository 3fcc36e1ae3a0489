/// A picture as points: red, green, blue and opacity, one byte each, row by row without a gap.
public struct Pixels: Sendable {
  public let width: Int
  public let height: Int
  /// Four bytes a point; colours are not multiplied by the opacity.
  public let bytes: [UInt8]

  /// Nil when the bytes do not fill the size.
  public init?(width: Int, height: Int, bytes: [UInt8]) {
    guard width > 0, height > 0, width <= 1 << 20, height <= 1 << 20, bytes.count == width * height * 4 else {
      return nil
    }
    (self.width, self.height, self.bytes) = (width, height, bytes)
  }

  /// The picture on a ground that lets it be seen, its longer side `side` points.
  ///
  /// What shows through is laid on white, on black when all that is visible is pale.
  func laid(side: Int) -> Colours {
    let ground: Float = isPale ? 0 : 255
    let scale = Double(side) / Double(max(width, height))
    let wide = max(1, Int((Double(width) * scale).rounded()))
    let high = max(1, Int((Double(height) * scale).rounded()))
    var points: [SIMD4<Float>] = []
    points.reserveCapacity(bytes.count / 4)
    for at in stride(from: 0, to: bytes.count, by: 4) {
      let colour = SIMD4<Float>(Float(bytes[at]), Float(bytes[at + 1]), Float(bytes[at + 2]), 0)
      let opacity = Float(bytes[at + 3]) / 255
      points.append(colour * opacity + SIMD4(repeating: ground * (1 - opacity)))
    }
    if (wide, high) == (width, height) { return Colours(width: wide, height: high, points: points) }
    let rows = Stretch(from: width, to: wide)
    let columns = Stretch(from: height, to: high)
    var narrow = [SIMD4<Float>](repeating: .zero, count: wide * height)
    for y in 0..<height {
      for x in 0..<wide { narrow[y * wide + x] = rows.mean(at: x) { points[y * width + $0] } }
    }
    var made = [SIMD4<Float>](repeating: .zero, count: wide * high)
    for y in 0..<high {
      for x in 0..<wide { made[y * wide + x] = columns.mean(at: y) { narrow[$0 * wide + x] } }
    }
    return Colours(width: wide, height: high, points: made)
  }

  /// Whether something shows through and all that can be seen is lighter than 200 of 255.
  private var isPale: Bool {
    var (sum, weight, isClear) = (0, 0, false)
    for at in stride(from: 0, to: bytes.count, by: 4) {
      let opacity = Int(bytes[at + 3])
      if opacity < 250 { isClear = true }
      sum += (Int(bytes[at]) + Int(bytes[at + 1]) + Int(bytes[at + 2])) * opacity
      weight += 3 * opacity
    }
    return isClear && weight > 0 && sum > 200 * weight
  }
}

/// Points as colours, 0 to 255, the fourth number unused.
struct Colours {
  let width: Int
  let height: Int
  let points: [SIMD4<Float>]
}

/// How the points of one line become those of a shorter or longer one: means when it shrinks, between neighbours when it grows.
private struct Stretch {
  private let parts: [(first: Int, weights: [Float])]

  init(from count: Int, to target: Int) {
    let scale = Float(count) / Float(target)
    parts = (0..<target).map { at in
      guard scale > 1 else {
        let place = min(max((Float(at) + 0.5) * scale - 0.5, 0), Float(count - 1))
        let first = min(Int(place), max(0, count - 2))
        let share = place - Float(first)
        return count == 1 ? (0, [1]) : (first, [1 - share, share])
      }
      let (from, to) = (Float(at) * scale, Float(at + 1) * scale)
      let (first, last) = (Int(from), min(count - 1, Int(to.rounded(.up)) - 1))
      let weights = (first...max(first, last)).map { max(0, min(to, Float($0 + 1)) - max(from, Float($0))) / scale }
      return (first, weights)
    }
  }

  func mean(at place: Int, _ value: (Int) -> SIMD4<Float>) -> SIMD4<Float> {
    let part = parts[place]
    var sum = SIMD4<Float>.zero
    for (offset, weight) in part.weights.enumerated() { sum += value(part.first + offset) * weight }
    return sum
  }
}

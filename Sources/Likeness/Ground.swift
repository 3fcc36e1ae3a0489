/// What a sign stands on, judged by the border of the picture: one colour, or one that changes evenly.
struct Ground {
  /// Constant, by x, by y, by both; x and y from 0 to 1.
  private var terms: [SIMD4<Float>]
  private let scale: SIMD2<Float>

  init(_ colours: Colours) {
    scale = [1 / Float(max(1, colours.width - 1)), 1 / Float(max(1, colours.height - 1))]
    let border = Self.border(colours)
    let common = Self.commonest(border.map { colours.points[$0] })
    terms = [common.colour, .zero, .zero, .zero]
    guard common.share < 0.7 else { return }
    let near = border.count { Self.distance(colours.points[$0], common.colour) <= 8 }
    guard near * 100 < border.count * 35 else { return }
    fit(border, colours)
  }

  func colour(x: Int, y: Int) -> SIMD4<Float> {
    let (x, y) = (Float(x) * scale.x, Float(y) * scale.y)
    return terms[0] + terms[1] * x + terms[2] * y + terms[3] * (x * y)
  }

  /// Places of a strip of three points along the edge.
  private static func border(_ colours: Colours) -> [Int] {
    let (wide, high) = (colours.width, colours.height)
    return (0..<high).flatMap { y in
      let isWhole = y < 3 || y >= high - 3 || wide <= 6
      return (isWhole ? Array(0..<wide) : [0, 1, 2, wide - 3, wide - 2, wide - 1]).map { y * wide + $0 }
    }
  }

  /// The mean of the commonest of eight levels a channel, and which share of all it has.
  private static func commonest(_ points: [SIMD4<Float>]) -> (colour: SIMD4<Float>, share: Double) {
    var bins: [Int: (count: Int, sum: SIMD4<Float>)] = [:]
    for point in points {
      let bin = (Int(point.x) >> 5 & 7) << 6 | (Int(point.y) >> 5 & 7) << 3 | (Int(point.z) >> 5 & 7)
      let before = bins[bin] ?? (0, .zero)
      bins[bin] = (before.count + 1, before.sum + point)
    }
    let best = bins.max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.value ?? (1, .zero)
    return (best.sum / Float(best.count), Double(best.count) / Double(max(1, points.count)))
  }

  /// An even change of colour by least squares, without the points that are far from it; kept when it holds for the border.
  private mutating func fit(_ border: [Int], _ colours: Colours) {
    var made = self
    var kept = border
    for _ in 0..<4 {
      guard kept.count >= 16, let terms = Self.solve(kept, colours, scale) else { return }
      made.terms = terms
      let errors = border.map { made.error(at: $0, colours) }
      let limit = max(10, 2 * errors.sorted()[errors.count / 2])
      kept = zip(border, errors).filter { $0.1 <= limit }.map(\.0)
    }
    let errors = border.map { made.error(at: $0, colours) }.sorted()
    if errors[errors.count / 2] <= 14 { self = made }
  }

  private func error(at place: Int, _ colours: Colours) -> Float {
    Self.distance(colours.points[place], colour(x: place % colours.width, y: place / colours.width))
  }

  private static func distance(_ one: SIMD4<Float>, _ other: SIMD4<Float>) -> Float {
    let difference = one - other
    return max(abs(difference.x), max(abs(difference.y), abs(difference.z)))
  }

  /// The normal equations of the four terms by elimination; nil when they have no single answer.
  private static func solve(_ places: [Int], _ colours: Colours, _ scale: SIMD2<Float>) -> [SIMD4<Float>]? {
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: 7), count: 4)
    for place in places {
      let (x, y) = (Double(place % colours.width) * Double(scale.x), Double(place / colours.width) * Double(scale.y))
      let basis = [1, x, y, x * y]
      let point = colours.points[place]
      for row in 0..<4 {
        for column in 0..<4 { matrix[row][column] += basis[row] * basis[column] }
        for channel in 0..<3 { matrix[row][4 + channel] += basis[row] * Double(point[channel]) }
      }
    }
    for step in 0..<4 {
      guard let pivot = (step..<4).max(by: { abs(matrix[$0][step]) < abs(matrix[$1][step]) }),
        abs(matrix[pivot][step]) > 1e-9
      else { return nil }
      matrix.swapAt(step, pivot)
      for row in 0..<4 where row != step {
        let factor = matrix[row][step] / matrix[step][step]
        for column in step..<7 { matrix[row][column] -= factor * matrix[step][column] }
      }
    }
    return (0..<4).map { row in
      var term = SIMD4<Float>.zero
      for channel in 0..<3 { term[channel] = Float(matrix[row][4 + channel] / matrix[row][row]) }
      return term
    }
  }
}

extension SignInk {
  /// The views of a sign; those of a query are more.
  func views(isQuery: Bool) -> [SignView] {
    guard let box = mask.box else { return [] }
    var made = [SignView(.whole, mask)]
    made += outlines(box, isQuery: isQuery)
    let inside = inside(box)
    made += inside
    made += parts(box)
    made += colourViews(inside)
    if isQuery { made += extended(box) }
    return made.compactMap { $0 }
  }

  /// Thin strokes filled: lines break at a high threshold, hence three masks, of which the fullest counts.
  private func outlines(_ box: SignBox, isQuery: Bool) -> [SignView?] {
    let distances = mask.distances.filter { $0 > 0 }.sorted()
    guard let thick = distances.isEmpty ? nil : distances[distances.count * 95 / 100],
      Double(thick) / 3 < 0.022 * Double(box.size)
    else { return [] }
    let low = mask(over: max(10, 0.3 * threshold))
    let ink = mask.count
    let filled = [mask.nested, low.nested, low.closed.nested].map { ($0, $0.count) }.sorted { $0.1 > $1.1 }
    guard filled[0].1 * 10 > ink * 13 else { return [] }
    var kept = [filled[0]]
    if isQuery {
      for next in filled.dropFirst()
      where kept.allSatisfy({ abs($0.1 - next.1) * 100 > 6 * max($0.1, next.1) }) && next.1 * 10 > ink * 11 {
        kept.append(next)
      }
    }
    return kept.map { SignView(.filled, $0.0) }
  }

  /// The two sides of the widest empty band.
  private func parts(_ box: SignBox) -> [SignView?] {
    var rows = [Int](repeating: 0, count: height)
    var columns = [Int](repeating: 0, count: width)
    for y in box.top..<box.bottom {
      for x in box.left..<box.right where mask.bits[y * width + x] != 0 {
        rows[y] += 1
        columns[x] += 1
      }
    }
    let across = Self.band(rows[box.top..<box.bottom])
    let upright = Self.band(columns[box.left..<box.right])
    let least = Double(min(box.width, box.height)) * 0.06
    let isUpright = (upright?.count ?? 0) > (across?.count ?? 0)
    guard let band = isUpright ? upright : across, Double(band.count) > least else { return [] }
    var (one, other) = (box, box)
    if isUpright {
      (one.right, other.left) = (band.lowerBound, band.upperBound)
    } else {
      (one.bottom, other.top) = (band.lowerBound, band.upperBound)
    }
    let sides: [(View, SignBox)] =
      isUpright ? [(.leftPart, one), (.rightPart, other)] : [(.upperPart, one), (.lowerPart, other)]
    let (ink, whole) = (mask.count, box.size)
    return sides.map { view, side in
      let part = mask.within(side)
      guard let box = part.box, box.size * 10 >= whole * 3, part.count * 10 >= ink else { return nil }
      return SignView(view, part)
    }
  }

  /// The longest run of zeros between others.
  private static func band(_ counts: ArraySlice<Int>) -> Range<Int>? {
    var best: Range<Int>?
    var start: Int?
    for at in counts.indices {
      if counts[at] == 0 {
        start = start ?? at
      } else if let from = start {
        if at - from > best?.count ?? 0 { best = from..<at }
        start = nil
      }
    }
    return best
  }

  /// What stands within a frame, and the holes of a panel.
  private func inside(_ box: SignBox) -> [SignView?] {
    let silhouette = mask.silhouette
    let area = silhouette.count
    guard area * 2 > box.width * box.height else { return [] }
    var made: [SignView?] = []
    let distances = silhouette.distances
    if let depth = Self.frame(distances, mask, size: box.size) {
      var inner = mask
      let limit = Int32(depth * 3) + 5
      for at in distances.indices where distances[at] <= limit { inner.bits[at] = 0 }
      inner = inner.withoutSpecks
      if let found = inner.box, found.size * 10 >= box.size * 3 { made.append(SignView(.framed, inner)) }
    }
    let holes = silhouette.minus(mask).withoutSpecks
    let share = holes.count * 100
    if share >= 4 * area, share <= 60 * area, let found = holes.box, found.size * 10 >= box.size * 3 {
      made.append(SignView(.holes, holes))
    }
    return made
  }

  /// How thick a frame is, in points: the depth at which less than 80 % is ink, within 12 % of the size.
  private static func frame(_ distances: [Int32], _ mask: Mask, size: Int) -> Int? {
    let most = max(2, size * 12 / 100)
    var (all, ink) = ([Int](repeating: 0, count: most + 1), [Int](repeating: 0, count: most + 1))
    for at in distances.indices where distances[at] > 0 {
      let depth = Int(distances[at] - 1) / 3
      guard depth <= most else { continue }
      all[depth] += 1
      ink[depth] += Int(mask.bits[at])
    }
    return (0...most).first { all[$0] > 0 && ink[$0] * 10 < all[$0] * 8 }.flatMap { $0 == 0 ? nil : $0 }
  }

  /// The sign as it may go on where the picture ends.
  private func extended(_ box: SignBox) -> [SignView?] {
    let cut = [box.left == 0, box.top == 0, box.right == width, box.bottom == height]
    let sides = (0..<4).filter { cut[$0] }
    guard (1...3).contains(sides.count) else { return [] }
    let ways = sides.map { [$0] } + (sides.count > 1 ? [sides] : [])
    return ways.flatMap { way in
      [10, 20, 30].map { percent in
        var grown = box
        for side in way {
          switch side {
          case 0: grown.left -= box.width * percent / 100
          case 1: grown.top -= box.height * percent / 100
          case 2: grown.right += box.width * percent / 100
          default: grown.bottom += box.height * percent / 100
          }
        }
        return SignView(.extended, mask, box: grown)
      }
    }
  }
}

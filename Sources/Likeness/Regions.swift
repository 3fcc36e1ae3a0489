/// The connected regions of a mask, of the sign and of the ground alike, and how deep each is nested.
struct Regions {
  /// The region of every point.
  let labels: [Int32]
  /// Points of each region.
  let sizes: [Int]
  /// 0 for the ground outside, 1 for what stands on it, 2 for the ground within that, and so on.
  let depths: [Int]
  /// Whether a region belongs to the sign.
  let isInk: [Bool]

  /// Points of the sign touch by their corners as well, points of the ground by their sides.
  init(_ mask: Mask) {
    let box = mask.box ?? SignBox(left: 0, top: 0, right: 0, bottom: 0)
    var field = Field(mask, box)
    var (layer, depth) = ([Int32(field.wide + 1)], 0)
    // From the outside: neighbours of one depth that are of the other kind begin the regions of the next.
    while !layer.isEmpty {
      var next: [Int32] = []
      for seed in layer { field.flood(from: seed, depth: depth, next: &next) }
      (layer, depth) = (next, depth + 1)
    }
    // What lies outside of the box belongs to the first region.
    var whole = [Int32](repeating: 0, count: mask.bits.count)
    for y in box.top..<box.bottom {
      let (first, target) = ((y - box.top + 2) * field.wide + 2, y * mask.width + box.left)
      for x in 0..<box.width { whole[target + x] = field.labels[first + x] }
    }
    labels = whole
    (sizes, depths, isInk) = (field.sizes, field.depths, field.isInk)
  }
}

/// A mask with a rim of ground about it, which makes one region of all that is outside, and a wall about that.
private struct Field {
  let wide: Int
  private var points: [UInt8]
  private(set) var labels: [Int32]
  private(set) var sizes: [Int] = []
  private(set) var depths: [Int] = []
  private(set) var isInk: [Bool] = []
  private var stack: [Int32] = []

  init(_ mask: Mask, _ box: SignBox) {
    wide = box.width + 4
    let high = box.height + 4
    points = [UInt8](repeating: 2, count: wide * high)
    for y in 1..<(high - 1) { for x in 1..<(wide - 1) { points[y * wide + x] = 0 } }
    for y in 0..<box.height {
      let source = (y + box.top) * mask.width + box.left
      for x in 0..<box.width { points[(y + 2) * wide + x + 2] = mask.bits[source + x] }
    }
    labels = points.map { $0 == 2 ? 0 : -1 }
  }

  /// Gives a region to a point that has none, and to all that belong to it; adds what it borders on to `next`.
  mutating func flood(from seed: Int32, depth: Int, next: inout [Int32]) {
    guard labels[Int(seed)] < 0 else { return }
    let label = Int32(sizes.count)
    let kind = points[Int(seed)]
    var count = 0
    labels[Int(seed)] = label
    stack.append(seed)
    let (sides, corners) = (
      SIMD4<Int>(1, -1, wide, -wide), SIMD4<Int>(wide + 1, wide - 1, 1 - wide, -wide - 1)
    )
    labels.withUnsafeMutableBufferPointer { labels in
      points.withUnsafeBufferPointer { points in
        while let place = stack.popLast() {
          count += 1
          for side in 0..<4 {
            let to = Int(place) + sides[side]
            guard labels[to] < 0 else { continue }
            if points[to] == kind {
              labels[to] = label
              stack.append(Int32(to))
            } else {
              next.append(Int32(to))
            }
          }
          guard kind == 1 else { continue }
          for corner in 0..<4 {
            let to = Int(place) + corners[corner]
            guard labels[to] < 0, points[to] == 1 else { continue }
            labels[to] = label
            stack.append(Int32(to))
          }
        }
      }
    }
    sizes.append(count)
    depths.append(depth)
    isInk.append(kind == 1)
  }
}

extension Mask {
  /// With every hole filled.
  var silhouette: Mask { filled(Regions(self)) { $0 > 0 } }

  /// What outlines enclose: between the first line and the second it is sign, within the second ground again.
  var nested: Mask { filled(Regions(self)) { $0 % 4 != 0 } }

  private func filled(_ regions: Regions, _ rule: (Int) -> Bool) -> Mask {
    let kept: [UInt8] = regions.depths.map { rule($0) ? 1 : 0 }
    return Mask(width: width, height: height, bits: regions.labels.map { kept[Int($0)] })
  }

  /// Without regions that have less than a five-hundredth of the largest one.
  var withoutSpecks: Mask {
    let regions = Regions(self)
    let sizes = zip(regions.sizes, regions.isInk).map { $1 ? $0 : 0 }
    let most = sizes.max() ?? 0
    let kept: [UInt8] = sizes.map { $0 > 0 && $0 * 500 >= most ? 1 : 0 }
    return Mask(width: width, height: height, bits: regions.labels.map { kept[Int($0)] })
  }
}

#if canImport(Glibc)
  import Glibc
#endif

/// A view stretched to fill a square, so that neither place nor size nor proportion counts.
struct Square {
  static let side = 64
  /// Points of the square that the longer side of the view fills; the shorter one as well, up to six to one.
  private static let filled: Float = 52

  /// One plane for a view of a mask, three for one of colours; row by row.
  let planes: [[Float]]

  /// - Parameter degrees: by which the view is turned first.
  init(_ view: SignView, turned degrees: Int) {
    let angle = Float(degrees) * .pi / 180
    let (cosine, sine) = (cos(angle), sin(angle))
    let box = degrees == 0 ? Bounds(view.box) : Bounds(view.mask, cosine, sine)
    let longer = max(box.width, box.height)
    let reach = SIMD2<Float>(max(box.width, longer / 6), max(box.height, longer / 6)) / Self.filled
    let side = Self.side
    let many = min(8, max(1, Int(max(reach.x, reach.y).rounded(.up))))
    let planes = view.colours == nil ? 1 : 3
    var made = [[Float]](repeating: [Float](repeating: 0, count: side * side), count: planes)
    let share = 1 / Float(many * many)
    let (wide, high) = (view.mask.width, view.mask.height)
    view.mask.bits.withUnsafeBufferPointer { bits in
      for y in 0..<side {
        for x in 0..<side {
          var sum = SIMD4<Float>.zero
          for fine in 0..<(many * many) {
            let u = (Float(x) + (Float(fine % many) + 0.5) / Float(many) - Float(side) / 2) * reach.x + box.centre.x
            let v = (Float(y) + (Float(fine / many) + 0.5) / Float(many) - Float(side) / 2) * reach.y + box.centre.y
            let atX = Int((u * cosine + v * sine).rounded(.down))
            let atY = Int((v * cosine - u * sine).rounded(.down))
            guard atX >= 0, atY >= 0, atX < wide, atY < high, bits[atY * wide + atX] != 0 else { continue }
            if let colours = view.colours { sum += colours[atY * wide + atX] } else { sum.x += 255 }
          }
          for plane in 0..<planes { made[plane][y * side + x] = sum[plane] * share }
        }
      }
    }
    self.planes = made
  }
}

/// The box of a view after it was turned about the corner of its picture.
private struct Bounds {
  private var low = SIMD2<Float>(repeating: .infinity)
  private var high = SIMD2<Float>(repeating: -.infinity)
  var width: Float { max(1, high.x - low.x) }
  var height: Float { max(1, high.y - low.y) }
  var centre: SIMD2<Float> { (low + high) / 2 }

  init(_ box: SignBox) {
    low = [Float(box.left), Float(box.top)]
    high = [Float(box.right), Float(box.bottom)]
  }

  /// Only the outer points of a row can be outermost.
  init(_ mask: Mask, _ cosine: Float, _ sine: Float) {
    for y in 0..<mask.height {
      let row = mask.bits[(y * mask.width)..<((y + 1) * mask.width)]
      guard let first = row.firstIndex(where: { $0 != 0 }), let last = row.lastIndex(where: { $0 != 0 }) else {
        continue
      }
      for x in [first - y * mask.width, last - y * mask.width + 1] {
        for y in [y, y + 1] {
          let place = SIMD2(Float(x) * cosine - Float(y) * sine, Float(x) * sine + Float(y) * cosine)
          low = SIMD2(min(low.x, place.x), min(low.y, place.y))
          high = SIMD2(max(high.x, place.x), max(high.y, place.y))
        }
      }
    }
  }
}

/// Which points of a picture belong to the sign.
struct Mask: Equatable {
  let width: Int
  let height: Int
  /// 1 where the sign is, else 0; row by row.
  var bits: [UInt8]

  init(width: Int, height: Int, bits: [UInt8]? = nil) {
    (self.width, self.height) = (width, height)
    self.bits = bits ?? [UInt8](repeating: 0, count: width * height)
  }

  var count: Int { bits.reduce(0) { $0 + Int($1) } }
  /// Nil when nothing belongs to the sign.
  var box: SignBox? {
    var (left, top, right, bottom) = (width, height, -1, -1)
    for y in 0..<height {
      for x in 0..<width where bits[y * width + x] != 0 {
        (left, right, top, bottom) = (min(left, x), max(right, x), min(top, y), max(bottom, y))
      }
    }
    return right < 0 ? nil : SignBox(left: left, top: top, right: right + 1, bottom: bottom + 1)
  }

  /// Without what lies outside a box.
  func within(_ box: SignBox) -> Mask {
    var made = Mask(width: width, height: height)
    for y in box.top..<box.bottom {
      for x in box.left..<box.right { made.bits[y * width + x] = bits[y * width + x] }
    }
    return made
  }

  /// Where both are not the same.
  func minus(_ other: Mask) -> Mask {
    Mask(width: width, height: height, bits: zip(bits, other.bits).map { $0 & ~$1 & 1 })
  }

  /// Gaps of a point closed: grown by one point and shrunk again.
  var closed: Mask {
    let grown = swept(1) { $0 | $1 | $2 }.swept(width) { $0 | $1 | $2 }
    return grown.swept(1) { $0 & $1 & $2 }.swept(width) { $0 & $1 & $2 }
  }

  /// Each point from itself and its two neighbours at a distance; points near the start and the end stay.
  private func swept(_ step: Int, _ rule: (UInt8, UInt8, UInt8) -> UInt8) -> Mask {
    var made = self
    guard bits.count > 2 * step else { return made }
    for at in step..<(bits.count - step) { made.bits[at] = rule(bits[at - step], bits[at], bits[at + step]) }
    return made
  }
}

/// A part of a picture: left and top belong to it, right and bottom do not.
struct SignBox: Equatable {
  var left: Int
  var top: Int
  var right: Int
  var bottom: Int
  var width: Int { right - left }
  var height: Int { bottom - top }
  /// The longer side.
  var size: Int { max(width, height) }
}

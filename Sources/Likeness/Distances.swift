extension Mask {
  /// How far each point of the mask is from the nearest that does not belong to it, in thirds of a point (chamfer 3-4).
  var distances: [Int32] {
    let wide = width + 2
    var field = [Int32](repeating: 0, count: wide * (height + 2))
    for y in 0..<height {
      for x in 0..<width where bits[y * width + x] != 0 { field[(y + 1) * wide + x + 1] = 1 << 20 }
    }
    field.withUnsafeMutableBufferPointer { field in
      func nearer(_ at: Int, _ step: Int) {
        guard field[at] > 0 else { return }
        let straight = min(field[at + step], field[at + step * wide]) + 3
        let slanted = min(field[at + step * (wide + 1)], field[at + step * (wide - 1)]) + 4
        field[at] = min(field[at], min(straight, slanted))
      }
      for y in 1...height { for x in 1...width { nearer(y * wide + x, -1) } }
      for y in (1...height).reversed() { for x in (1...width).reversed() { nearer(y * wide + x, 1) } }
    }
    var inner: [Int32] = []
    inner.reserveCapacity(bits.count)
    for y in 1...height { inner += field[(y * wide + 1)..<(y * wide + wide - 1)] }
    return inner
  }
}

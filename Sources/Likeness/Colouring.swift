extension SignInk {
  /// Views of a sign of several colours: its inner edges, and each of its main colours alone.
  func colourViews(_ inside: [SignView?]) -> [SignView?] {
    let main = mainColours
    guard main.count > 1 else { return [] }
    var made: [SignView?] = [SignView(.inner, mask, colours: away)]
    if let framed = inside.compactMap({ $0 }).first(where: { $0.view == .framed }) {
      made.append(SignView(.framedInner, framed.mask, colours: away))
    }
    let views: [View] = [.firstColour, .secondColour, .thirdColour]
    made += zip(views, main).map { view, part in SignView(view, part) }
    return made
  }

  /// The masks of the colours that have at least a twelfth of the sign each, the largest first.
  private var mainColours: [Mask] {
    let places = mask.bits.indices.filter { mask.bits[$0] != 0 }
    var centres: [SIMD4<Float>] = []
    // Sixteen levels of difference either way and channel.
    var counts = [Int](repeating: 0, count: 1 << 15)
    var sums = [SIMD4<Float>](repeating: .zero, count: 1 << 15)
    for at in places {
      let colour = away[at]
      let bin = (Int(colour.x + 256) >> 4) << 10 | (Int(colour.y + 256) >> 4) << 5 | Int(colour.z + 256) >> 4
      counts[bin] += 1
      sums[bin] += colour
    }
    let common = counts.indices.filter { counts[$0] > 0 && counts[$0] * 50 >= places.count }
    for bin in common.sorted(by: { (counts[$0], $1) > (counts[$1], $0) }) where centres.count < 6 {
      let colour = sums[bin] / Float(counts[bin])
      if centres.allSatisfy({ Self.distance($0, colour) > 48 }) { centres.append(colour) }
    }
    guard centres.count > 1 else { return [] }
    var masks = centres.map { _ in Mask(width: width, height: height) }
    for at in places {
      let nearest = centres.indices.min { Self.distance(centres[$0], away[at]) < Self.distance(centres[$1], away[at]) }
      if let nearest { masks[nearest].bits[at] = 1 }
    }
    let counted = masks.map { ($0, $0.count) }.filter { $0.1 * 12 >= places.count }.sorted { $0.1 > $1.1 }
    return counted.map(\.0.withoutSpecks)
  }

  private static func distance(_ one: SIMD4<Float>, _ other: SIMD4<Float>) -> Float {
    let difference = one - other
    return max(abs(difference.x), max(abs(difference.y), abs(difference.z)))
  }
}

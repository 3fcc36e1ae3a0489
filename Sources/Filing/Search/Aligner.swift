/// How far two rows of signs are from one another, as a whole, at the beginning, and the shorter one within the longer.
struct Distances {
  /// All of the one against all of the other, 0 to 1: by what the longer one costs.
  var whole: Float = 1
  /// The shorter one against the beginning of the longer one, by what the shorter one costs.
  var start: Float = 1
  /// The shorter one against the nearest stretch of the longer one.
  var within: Float = 1
}

/// Compares rows of signs; holds the room for it, so that a thousand comparisons need no memory of their own.
final class Aligner {
  /// More signs of a row than these are not compared.
  static let most = 64
  private let rows: UnsafeMutablePointer<Float>
  private let change: UnsafeMutablePointer<Float>
  private let gap: UnsafeMutablePointer<Float>
  private let codes: UnsafeMutablePointer<Int>
  private let leavings: UnsafeMutablePointer<Float>

  init(_ costs: SignCosts) {
    rows = .allocate(capacity: 3 * (Aligner.most + 1))
    change = .allocate(capacity: 64 * 64)
    gap = .allocate(capacity: 64)
    codes = .allocate(capacity: Aligner.most)
    leavings = .allocate(capacity: Aligner.most)
    change.initialize(from: costs.change, count: 64 * 64)
    gap.initialize(from: costs.gap, count: 64)
  }

  deinit {
    rows.deallocate()
    change.deallocate()
    gap.deallocate()
    codes.deallocate()
    leavings.deallocate()
  }

  /// How far both are from one another as a whole, 0 to 1; 1 for what is farther than the limit.
  func whole(_ first: [UInt8], _ second: [UInt8], limit: Float) -> Float {
    let (short, long) = first.count <= second.count ? (first, second) : (second, first)
    guard !short.isEmpty else { return 1 }
    return short.withUnsafeBufferPointer { short in
      long.withUnsafeBufferPointer { long in
        let (short, long) = (clipped(short), clipped(long))
        let cost = max(cost(short), cost(long))
        guard let row = fill(short, long, isFreeAhead: false, limit: limit * cost) else { return 1 }
        return min(1, row[long.count] / cost)
      }
    }
  }

  /// How far both are from one another, as a whole and in parts.
  func distances(_ first: [UInt8], _ second: [UInt8]) -> Distances {
    let (short, long) = first.count <= second.count ? (first, second) : (second, first)
    var result = Distances()
    guard !short.isEmpty else { return result }
    short.withUnsafeBufferPointer { short in
      long.withUnsafeBufferPointer { long in
        let (short, long) = (clipped(short), clipped(long))
        let (shortCost, longCost) = (cost(short), cost(long))
        guard let whole = fill(short, long, isFreeAhead: false, limit: .infinity) else { return }
        result.whole = min(1, whole[long.count] / max(shortCost, longCost))
        result.start = least(whole, long.count) / shortCost
        guard let free = fill(short, long, isFreeAhead: true, limit: .infinity) else { return }
        result.within = least(free, long.count) / shortCost
      }
    }
    return result
  }

  private func clipped(_ signs: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: signs.prefix(Aligner.most))
  }

  private func least(_ row: UnsafeMutablePointer<Float>, _ count: Int) -> Float {
    var least: Float = .infinity
    for place in 0...count { least = min(least, row[place]) }
    return least
  }

  private func cost(_ signs: UnsafeBufferPointer<UInt8>) -> Float {
    var sum: Float = 0
    for place in signs.indices { sum += leaving(signs, place) }
    return max(sum, 0.25)
  }

  @inline(__always)
  private func leaving(_ signs: UnsafeBufferPointer<UInt8>, _ place: Int) -> Float {
    SignCosts.leaving(signs, place, gap)
  }

  /// The last row of the table of costs, one cell a place of the longer one; nil when every way costs more than the limit.
  private func fill(
    _ short: UnsafeBufferPointer<UInt8>, _ long: UnsafeBufferPointer<UInt8>, isFreeAhead: Bool, limit: Float
  ) -> UnsafeMutablePointer<Float>? {
    let width = Aligner.most + 1
    var before = rows
    var last = rows + width
    var row = rows + 2 * width
    last[0] = 0
    for place in long.indices { last[place + 1] = isFreeAhead ? 0 : last[place] + leaving(long, place) }
    for place in long.indices {
      codes[place] = Int(SignCode.of(long[place]))
      leavings[place] = leaving(long, place)
    }
    for line in short.indices {
      let leavingLine = leaving(short, line)
      let costs = change + Int(SignCode.of(short[line])) * 64
      let (sign, previous) = (short[line], line > 0 ? short[line - 1] : 0)
      var left = last[0] + leavingLine
      row[0] = left
      var least = left
      for place in 0..<long.count {
        var cost = costs[codes[place]]
        if line == 0, place == 0 { cost *= 1.25 }
        left = min(last[place] + cost, last[place + 1] + leavingLine, left + leavings[place])
        if place > 0, previous == long[place], sign == long[place - 1], sign != previous {
          left = min(left, before[place - 1] + 0.7)
        }
        row[place + 1] = left
        least = min(least, left)
      }
      // Two letters that change places may still save a little behind this row.
      guard least <= limit + 0.7 else { return nil }
      (before, last, row) = (last, row, before)
    }
    return last
  }
}

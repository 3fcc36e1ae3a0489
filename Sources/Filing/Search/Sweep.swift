/// Compares one row of signs with many; what was reckoned for the beginning of one serves the next that begins alike.
///
/// The readings of a mark by several packs differ in few places, so most of each is known from the one before.
final class Sweep {
  private static let most = Aligner.most
  private static let width = most + 1
  private let own: [UInt8]
  private let cost: Float
  /// By code of a strange sign: what each own sign costs to be taken for it.
  private let change: UnsafeMutablePointer<Float>
  /// What it costs to leave out each own sign.
  private let leavings: UnsafeMutablePointer<Float>
  /// A row of costs a strange sign, and what the cheapest cell of each costs.
  private let rows: UnsafeMutablePointer<Float>
  private let least: UnsafeMutablePointer<Float>
  private let gap: UnsafeMutablePointer<Float>
  /// The strange signs whose rows are reckoned, behind their number.
  private let known: UnsafeMutablePointer<UInt8>

  init(_ own: [UInt8], _ costs: SignCosts) {
    self.own = Array(own.prefix(Sweep.most))
    gap = .allocate(capacity: 64)
    gap.initialize(from: costs.gap, count: 64)
    known = .allocate(capacity: Sweep.width)
    known[0] = 0
    change = .allocate(capacity: 64 * Sweep.most)
    leavings = .allocate(capacity: Sweep.most)
    rows = .allocate(capacity: Sweep.width * Sweep.width)
    least = .allocate(capacity: Sweep.width)
    (rows[0], least[0]) = (0, 0)
    let (leavings, gap, rows, change) = (leavings, gap, rows, change)
    self.own.withUnsafeBufferPointer { own in
      for (place, sign) in own.enumerated() {
        let code = Int(SignCode.of(sign))
        leavings[place] = SignCosts.leaving(own, place, gap)
        rows[place + 1] = rows[place] + leavings[place]
        for other in 0..<64 { change[other * Sweep.most + place] = costs.change[other * 64 + code] }
      }
    }
    cost = max(rows[self.own.count], 0.25)
  }

  deinit {
    change.deallocate()
    leavings.deallocate()
    rows.deallocate()
    least.deallocate()
    gap.deallocate()
    known.deallocate()
  }

  /// How far it is from another row as a whole, 0 to 1; 1 for what is farther than the limit.
  func whole(_ signs: [UInt8], limit: Float) -> Float {
    guard !own.isEmpty, !signs.isEmpty else { return 1 }
    return signs.withUnsafeBufferPointer { whole(UnsafeBufferPointer(rebasing: $0.prefix(Sweep.most)), limit: limit) }
  }

  private func whole(_ signs: UnsafeBufferPointer<UInt8>, limit: Float) -> Float {
    var strange: Float = 0
    for place in signs.indices { strange += SignCosts.leaving(signs, place, gap) }
    let cost = max(cost, strange)
    // Two signs that change places may still save a little behind a row.
    let limit = limit * cost + 0.7
    let reckoned = min(Int(known[0]), signs.count)
    var line = 0
    while line < reckoned, known[line + 1] == signs[line] {
      line += 1
      guard least[line] <= limit else { return 1 }
    }
    while line < signs.count {
      fill(signs, line)
      line += 1
      known[line] = signs[line - 1]
      known[0] = UInt8(line)
      guard least[line] <= limit else { return 1 }
    }
    return min(1, rows[signs.count * Sweep.width + own.count] / cost)
  }

  /// The row of costs behind one more strange sign.
  private func fill(_ signs: UnsafeBufferPointer<UInt8>, _ line: Int) {
    let (sign, previous) = (signs[line], line > 0 ? signs[line - 1] : 0)
    let leaving = SignCosts.leaving(signs, line, gap)
    let last = rows + line * Sweep.width
    let before = last - Sweep.width
    let row = last + Sweep.width
    let change = change + Int(SignCode.of(sign)) * Sweep.most
    row[0] = last[0] + leaving
    var (value, least) = (row[0], row[0])
    own.withUnsafeBufferPointer { own in
      for place in 0..<own.count {
        let taken = last[place] + (line + place == 0 ? change[0] * 1.25 : change[place])
        value = min(min(taken, last[place + 1] + leaving), value + leavings[place])
        if line > 0, place > 0, previous == own[place], sign == own[place - 1], sign != previous {
          value = min(value, before[place - 1] + 0.7)
        }
        row[place + 1] = value
        least = min(least, value)
      }
    }
    self.least[line + 1] = least
  }
}

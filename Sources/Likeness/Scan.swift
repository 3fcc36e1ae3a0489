import Dispatch

extension Shelf {
  /// The first pass: how near each view comes to any turn of a list, higher is nearer.
  func coarse(_ list: PictureQuery.List) -> [Int16] {
    let queries = list.turned.flatMap { [Wide(coarse: $0.code), Wide(coarse: $0.transposed)] }
    let blockCount = blocks.count / 32
    let parts = min(2, max(1, blockCount / 256))
    return [Int16](unsafeUninitializedCapacity: blockCount * Self.lanes) { target, filled in
      nonisolated(unsafe) let target = target
      DispatchQueue.concurrentPerform(iterations: parts) { part in
        let range = (blockCount * part / parts)..<(blockCount * (part + 1) / parts)
        blocks.withUnsafeBufferPointer { blocks in
          coarseLoss.withUnsafeBufferPointer { losses in
            for block in range {
              Self.compare(blocks.baseAddress! + block * 32, queries, losses, target, at: block * Self.lanes)
            }
          }
        }
      }
      filled = blockCount * Self.lanes
    }
  }

  /// Thirty-two numbers of a query, ready for sixteen views at a time.
  struct Wide {
    let numbers: [SIMD16<Int16>]
    let loss: Int16

    init(coarse code: [Int8]) {
      let all = (0..<4).flatMap { group in
        (0..<Transform.coarse[group]).map { Int16(code[group * Transform.groupSize + $0]) }
      }
      numbers = all.map { SIMD16(repeating: $0) }
      loss = Int16(all.reduce(0) { $0 + Int($1) * Int($1) } / 2)
    }
  }

  /// One block with every turn; products of vectors of length 64 stay within sixteen bits.
  @inline(__always)
  private static func compare(
    _ block: UnsafePointer<SIMD16<Int8>>, _ queries: [Wide], _ losses: UnsafeBufferPointer<Int16>,
    _ target: UnsafeMutableBufferPointer<Int16>, at first: Int
  ) {
    withUnsafeTemporaryAllocation(of: SIMD16<Int16>.self, capacity: 32) { wide in
      for place in 0..<32 { wide[place] = SIMD16<Int16>(truncatingIfNeeded: block[place]) }
      var best = SIMD16<Int16>(repeating: .min / 2)
      let ends = (
        Transform.coarse[0], Transform.coarse[0] + Transform.coarse[1],
        Transform.coarse[0] + Transform.coarse[1] + Transform.coarse[2]
      )
      for query in queries {
        query.numbers.withUnsafeBufferPointer { numbers in
          let same = sum(wide, numbers, 0..<ends.0)
          let sideways = sum(wide, numbers, ends.0..<ends.1)
          let upright = sum(wide, numbers, ends.1..<ends.2)
          let both = sum(wide, numbers, ends.2..<32)
          let (one, other) = (same &+ both, same &- both)
          let (two, more) = (sideways &+ upright, sideways &- upright)
          // Signs of the groups: as it is, both mirrors, one mirror, the other.
          let near = larger(larger(one &+ two, one &- two), larger(other &+ more, other &- more))
          best = larger(best, near &- SIMD16(repeating: query.loss))
        }
      }
      for lane in 0..<lanes { target[first + lane] = best[lane] &- losses[first + lane] }
    }
  }

  @inline(__always)
  private static func sum(
    _ wide: UnsafeMutableBufferPointer<SIMD16<Int16>>, _ numbers: UnsafeBufferPointer<SIMD16<Int16>>,
    _ range: Range<Int>
  ) -> SIMD16<Int16> {
    var sum = SIMD16<Int16>.zero
    for place in range { sum &+= wide[place] &* numbers[place] }
    return sum
  }

  @inline(__always)
  private static func larger(_ one: SIMD16<Int16>, _ other: SIMD16<Int16>) -> SIMD16<Int16> {
    one.replacing(with: other, where: other .> one)
  }
}

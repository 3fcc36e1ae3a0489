/// The vectors of many pictures, packed so that sixteen are compared at a time.
///
/// 32 numbers of each lie in blocks for the first pass, all 128 in rows for the second: 170 bytes a view in memory.
public struct Shelf: Sendable {
  static let lanes = 16

  /// Of a block: 32 numbers, of each those of sixteen views.
  private(set) var blocks: [SIMD16<Int8>] = []
  /// Half the squared length of the 32 numbers and the penalty, in the units of the products.
  private(set) var coarseLoss: [Int16] = []
  private(set) var rows: [SIMD32<Int8>] = []
  private(set) var loss: [Int16] = []
  private(set) var views: [View] = []
  /// Which picture a view belongs to, in the order in which they were put in.
  private(set) var owners: [Int32] = []
  public private(set) var count = 0

  public init() {}

  /// Puts a picture at the end.
  public mutating func append(_ code: PictureCode) {
    for start in stride(from: 0, to: code.bytes.count, by: PictureCode.step) {
      guard let view = View(rawValue: code.bytes[start]) else { continue }
      append(view, code.bytes[(start + 1)..<(start + PictureCode.step)].map { Int8(bitPattern: $0) })
    }
    count += 1
  }

  private mutating func append(_ view: View, _ numbers: [Int8]) {
    let lane = views.count % Self.lanes
    if lane == 0 {
      blocks += [SIMD16<Int8>](repeating: .zero, count: 32)
      coarseLoss += [Int16](repeating: .max / 2, count: Self.lanes)
    }
    let first = blocks.count - 32
    var (at, squares) = (0, 0)
    for group in 0..<4 {
      for place in 0..<Transform.coarse[group] {
        let number = numbers[group * Transform.groupSize + place]
        blocks[first + at][lane] = number
        squares += Int(number) * Int(number)
        at += 1
      }
    }
    let penalty = Self.cost(view)
    coarseLoss[views.count] = Int16(squares / 2 + penalty)
    for group in 0..<4 {
      var row = SIMD32<Int8>.zero
      for place in 0..<32 { row[place] = numbers[group * 32 + place] }
      rows.append(row)
    }
    loss.append(Int16(numbers.reduce(0) { $0 + Int($1) * Int($1) } / 2 + penalty))
    views.append(view)
    owners.append(Int32(count))
  }

  /// A penalty in the units of products: 4,096 is length 1.
  static func cost(_ view: View) -> Int { view.penalty * 4096 / 1000 }
}

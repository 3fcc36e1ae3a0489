/// Puts chains of slabs into columns of one height.
struct ColumnFit {
  struct Placed {
    var slab: Slab
    var column: Int
    var y: Double
  }

  private(set) var placed: [Placed] = []
  /// What found no room.
  private(set) var rest: [[Slab]] = []
  /// The height of the fullest column.
  private(set) var height = 0.0

  private let columns: Int
  private let room: Double
  private var column = 0
  private var y = 0.0
  private var isEmpty: Bool

  /// - Parameters:
  ///   - room: the height of a column.
  ///   - full: the height of a column on an empty page; only a chain higher than that is broken.
  ///   - isTop: nothing stands above on the page, so that space is left out.
  init(_ chains: [[Slab]], columns: Int, room: Double, full: Double, isTop: Bool) {
    (self.columns, self.room, isEmpty) = (columns, room, isTop)
    for (index, chain) in chains.enumerated() {
      guard let left = place(chain, breaking: need(chain, atTop: true) > full) else { continue }
      rest = [left] + chains[(index + 1)...]
      return
    }
  }

  /// Returns what did not fit, nil when all did.
  private mutating func place(_ chain: [Slab], breaking: Bool) -> [Slab]? {
    if !breaking {
      while y + need(chain, atTop: isEmpty) > room + 0.01 {
        guard advance() else { return chain }
      }
    }
    for (index, slab) in chain.enumerated() {
      if slab.isSpace && isEmpty { continue }
      while y + need([slab], atTop: isEmpty) > room + 0.01 {
        guard advance() else { return Array(chain[index...]) }
      }
      if isEmpty, let head = slab.head { head.slabs.forEach { put($0) } }
      put(slab)
    }
    return nil
  }

  private mutating func put(_ slab: Slab) {
    placed.append(Placed(slab: slab, column: column, y: y))
    y += slab.height
    if slab.height > 0 { isEmpty = false }
    height = max(height, y)
  }

  private mutating func advance() -> Bool {
    guard column + 1 < columns else { return false }
    column += 1
    y = 0
    isEmpty = true
    return true
  }

  // Space at the top of a column is left out; a table goes on below its head.
  private func need(_ chain: [Slab], atTop: Bool) -> Double {
    guard atTop else { return chain.height }
    let solid = chain.drop { $0.isSpace }
    return solid.reduce(solid.first?.head?.height ?? 0) { $0 + $1.height }
  }
}

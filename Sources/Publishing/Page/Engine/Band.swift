/// What stands in a number of columns across the page, as far as it is not yet on paper.
struct Band {
  let columns: Int
  let gap: Double
  var chains: [[Slab]] = []

  init(columns: Int, gap: Double) {
    (self.columns, self.gap) = (columns, gap)
  }

  var height: Double { chains.reduce(0) { $0 + $1.height } }

  func width(in body: Box) -> Double {
    (body.width - gap * Double(columns - 1)) / Double(columns)
  }

  /// The left edge of a column, counted from the side at which the paper begins.
  func x(_ column: Int, in body: Box, _ direction: TextDirection) -> Double {
    let place = direction == .rightToLeft ? columns - 1 - column : column
    return body.x + Double(place) * (width(in: body) + gap)
  }

  /// A chain that ends with a slab that holds on to the next takes the next chain in.
  mutating func joinOpenChain() {
    var joined: [[Slab]] = []
    for chain in chains {
      if let last = joined.last?.last, last.sticks {
        joined[joined.count - 1] += chain
      } else {
        joined.append(chain)
      }
    }
    chains = joined
  }

  /// The least height at which everything fits into the columns; nil when it is more than `room`.
  func balanced(room: Double, full: Double, isTop: Bool) -> Double? {
    var height = Swift.max(self.height / Double(columns), 1)
    while height < room {
      if ColumnFit(chains, columns: columns, room: height, full: full, isTop: isTop).rest.isEmpty { return height }
      height += 4
    }
    return nil
  }

}

/// What standings have shown so far: each value of a fact, or each two of them together, at each stage and state.
struct Novelty {
  private let width: Int
  private let slots: [Slot]
  private var seen: Set<UInt64> = []

  /// - Parameter width: how many values are new together, 1 or 2.
  init(width: Int, slots: [Slot]) { (self.width, self.slots) = (width, slots) }

  /// Whether the standing shows something for the first time.
  mutating func isNew(_ here: Standing) -> Bool {
    let kind = here.kind << 32
    let values = slots.indices.map { UInt64($0 << 3 | here[slots[$0]] + 1) }
    var isNew = seen.insert(kind).inserted
    for (place, value) in values.enumerated() {
      if seen.insert(kind | value).inserted { isNew = true }
      guard width > 1 else { continue }
      for other in values[..<place] where seen.insert(kind | value << 16 | other).inserted { isNew = true }
    }
    return isNew
  }
}

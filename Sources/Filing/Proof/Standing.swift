import Standards

/// Where a dossier of the model stands: stage, state, stage left and the tracked facts, packed into 128 bits.
struct Standing: Hashable, Sendable {
  var low: UInt64 = 0
  var high: UInt64 = 0

  var stage: Int {
    get { Int(low & 7) }
    set { low = low & ~7 | UInt64(newValue) }
  }
  /// 0 active, 1 not active, 2 ended.
  var state: Int {
    get { Int(low >> 3 & 3) }
    set { low = low & ~(3 << 3) | UInt64(newValue) << 3 }
  }
  /// The stage that was left when the dossier ended; 0 while it has not, or is revived.
  var left: Int {
    get { Int(low >> 5 & 7) }
    set { low = low & ~(7 << 5) | UInt64(newValue) << 5 }
  }

  /// Stage, state and stage left alone.
  var kind: UInt64 { low & 0xFF }

  subscript(slot: Slot) -> Int {
    get { Int((slot.isHigh ? high : low) >> slot.shift & slot.mask) }
    set {
      if slot.isHigh {
        high = high & ~(slot.mask << slot.shift) | UInt64(newValue) << slot.shift
      } else {
        low = low & ~(slot.mask << slot.shift) | UInt64(newValue) << slot.shift
      }
    }
  }
}

/// Where the value of a fact lies.
struct Slot: Hashable, Sendable {
  let isHigh: Bool
  let shift: UInt64
  let mask: UInt64
}

/// The facts that a search tracks, each with its place.
struct Layout: Sendable {
  private(set) var facts: [Fact] = []
  private(set) var slots: [Fact: Slot] = [:]
  private var used = [8, 0]

  /// Adds a fact; false when there is no room for a further one.
  mutating func track(_ fact: Fact) -> Bool {
    guard slots[fact] == nil else { return true }
    guard let word = used.indices.first(where: { used[$0] + fact.width <= 64 }) else { return false }
    slots[fact] = Slot(isHigh: word == 1, shift: UInt64(used[word]), mask: 1 << UInt64(fact.width) - 1)
    facts.append(fact)
    used[word] += fact.width
    return true
  }

  subscript(fact: Fact) -> Slot? { slots[fact] }
}

extension LegalState {
  /// As a standing packs it.
  var packed: Int {
    switch self {
    case .active: 0
    case .notActive: 1
    case .terminated: 2
    }
  }
}

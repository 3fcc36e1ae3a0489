import Standards

/// The dossiers of a right without days and contents: what a search tracks of them, and the acts on it.
struct Model: Sendable {
  let right: Right
  let latches: [Latch]
  private(set) var layout = Layout()
  /// The acts that can be recorded by themselves, in the order of the table, as the tracked facts have them.
  private(set) var acts: [AbstractAct] = []

  /// The limits whose consequence an act is, by the act.
  let consequences: [String: [String]]

  init(right: Right, latches: [Latch]) {
    consequences = Dictionary(grouping: right.limits.keys.sorted()) { right.limits[$0]?.onMiss ?? "" }
    (self.right, self.latches) = (right, latches)
    compile()
  }

  /// Tracks the facts as well, in the order of their names; false when there is no room for all.
  mutating func track(_ facts: Set<Fact>) -> Bool {
    guard facts.contains(where: { layout[$0] == nil }) else { return true }
    guard facts.sorted(by: { $0.words < $1.words }).allSatisfy({ layout.track($0) }) else { return false }
    compile()
    return true
  }

  private mutating func compile() {
    acts = right.acts.enumerated().compactMap { AbstractAct($1, at: $0, in: self) }
  }

  /// The acts that may be recorded at each stage and change a standing, or of which it is asked.
  func byStage(asked: (AbstractAct) -> Bool) -> [[AbstractAct]] {
    let edges = acts.filter { $0.isEdge || asked($0) }
    return (0...6).map { stage in edges.filter { $0.act.from.contains { $0.rawValue == stage } } }
  }

  /// Limits of which the invariant asks whether they are over.
  func overs(_ invariant: Invariant) -> [Slot] {
    invariant.literals.filter { $0.atom.kind == .over }.flatMap(\.atom.names).compactMap { layout[.limit($0)] }
  }

  /// Limits of which nobody asks whether they were met or never ran: both are one value.
  func merged(_ literals: [Literal]) -> [Slot] {
    let asked = Set(literals.filter { [.met, .never].contains($0.atom.kind) }.flatMap(\.atom.names))
    return layout.facts.compactMap { fact in
      guard case .limit(let id) = fact, !asked.contains(id), right.limits[id]?.fee == nil else { return nil }
      return layout[fact]
    }
  }
}

/// A formula over the slots of a layout.
struct Test: Sendable {
  struct Word: Sendable {
    let literal: Literal
    /// For an atom of acts: the places of those that fit.
    let acts: Set<Int>
    /// For stage, state and stage left: one bit a value.
    let place: UInt8
    let facts: [(slot: Slot, values: UInt8)]
  }

  let ways: [[Word]]

  init(_ formula: Formula, _ model: Model, _ acts: [AbstractAct]) {
    ways = formula.ways.map { way in
      way.map { literal in
        let fitting = literal.atom.isOfAct ? acts.filter { literal.atom.fits($0.act, model.right) }.map(\.index) : []
        return Word(
          literal: literal, acts: Set(fitting), place: literal.atom.place,
          facts: literal.atom.facts.compactMap { fact, values in model.layout[fact].map { ($0, values) } })
      }
    }
  }
}

extension Test {
  /// Whether it holds of a move, or of a standing when there is no act; `can` and `reach` are not asked.
  func holds(_ act: Int?, _ before: Standing, _ after: Standing) -> Bool {
    ways.contains { way in
      way.allSatisfy { word in
        guard word.literal.mode == .plain else { return true }
        let place = word.literal.isAfter ? after : before
        let fits =
          word.literal.atom.isOfAct ? act.map(word.acts.contains) ?? false : word.literal.atom.fits(place, word)
        return fits != word.literal.isNegated
      }
    }
  }
}

extension Atom {
  /// Stages, or states, one bit each; none for other kinds.
  fileprivate var place: UInt8 {
    switch kind {
    case .stage, .left: bits(names.compactMap { Int($0) })
    case .state: bits(names.compactMap { LegalState(rawValue: $0)?.packed })
    default: 0
    }
  }

  /// Whether the standing fits; words of acts do not ask this.
  func fits(_ here: Standing, _ word: Test.Word) -> Bool {
    switch kind {
    case .start: here.stage == 0
    case .stage: word.place >> UInt8(here.stage) & 1 == 1
    case .left: word.place >> UInt8(here.left) & 1 == 1
    case .state: here.stage != 0 && word.place >> UInt8(here.state) & 1 == 1
    default: word.facts.contains { $0.values >> UInt8(here[$0.slot]) & 1 == 1 }
    }
  }
}

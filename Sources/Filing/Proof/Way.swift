import Standards

/// A way of a model from one standing to another.
///
/// What is looked for mostly lies where every further act brings something that there was not yet: first only such
/// standings are kept, then those that bring two things together for the first time, and at last all; then it is the
/// shortest.
struct Way {
  /// More standings than this are not kept.
  private let most: Int

  enum Found {
    case found([Move])
    case none
    case tooMany
  }

  var size: Int { queue.count }
  private let byStage: [[AbstractAct]]
  private let barred: Set<Move>
  private var queue: [Standing] = []
  /// How each standing of the queue was reached: from which, and by which act.
  private var arrivals: [(from: Int32, act: Int32)] = []
  private var known: Set<Standing> = []
  private let slots: [Slot]

  /// - Parameter named: acts of which it is asked, though they may change no standing.
  init(_ model: Model, barred: Set<Move>, most: Int, named: [Atom] = []) {
    (self.barred, self.most) = (barred, most)
    slots = model.layout.facts.compactMap { model.layout[$0] }
    byStage = model.byStage { act in named.contains { $0.fits(act.act, model.right) } }
  }

  /// - Parameter isEnd: asked of each move and the standing it leads to, and of the start without a move.
  mutating func find(from start: Standing, to isEnd: (Move?, Standing) -> Bool) -> Found {
    if isEnd(nil, start) { return .found([]) }
    for width in 1...2 {
      if case .found(let moves) = search(from: start, Novelty(width: width, slots: slots), isEnd) {
        return .found(moves)
      }
    }
    return search(from: start, nil, isEnd)
  }

  private mutating func search(
    from start: Standing, _ novelty: Novelty?, _ isEnd: (Move?, Standing) -> Bool
  ) -> Found {
    var novelty = novelty
    _ = novelty?.isNew(start)
    (queue, arrivals, known) = ([start], [(-1, -1)], [start])
    var next = 0
    while next < queue.count {
      let here = queue[next]
      if queue.count > most { return .tooMany }
      for act in byStage[here.stage] {
        for there in act.after(here) {
          let move = Move(act: act.index, before: here, after: there)
          if barred.contains(move) { continue }
          if isEnd(move, there) { return .found(moves(to: next) + [move]) }
          guard known.insert(there).inserted, novelty?.isNew(there) ?? true else { continue }
          queue.append(there)
          arrivals.append((Int32(next), Int32(act.index)))
        }
      }
      next += 1
    }
    return .none
  }

  private func moves(to end: Int) -> [Move] {
    var moves: [Move] = []
    var at = end
    while arrivals[at].from >= 0 {
      let (from, act) = arrivals[at]
      moves.append(Move(act: Int(act), before: queue[Int(from)], after: queue[at]))
      at = Int(from)
    }
    return moves.reversed()
  }
}

import Standards

/// The shortest way of a model from one standing to another.
struct Way {
  static let most = 30_000

  enum Found {
    case found([Move])
    case none
    case tooMany
  }

  let acts: [AbstractAct]
  private let barred: Set<Move>
  private var queue: [Standing] = []
  private var arrivals: [Standing: Move] = [:]

  /// - Parameter named: acts of which it is asked, though they may change no standing.
  init(_ model: Model, barred: Set<Move>, named: [Atom] = []) {
    self.barred = barred
    acts = model.acts.filter { act in act.isEdge || named.contains { $0.fits(act.act, model.right) } }
  }

  /// - Parameter isEnd: asked of each move and the standing it leads to, and of the start without a move.
  mutating func shortest(from start: Standing, to isEnd: (Move?, Standing) -> Bool) -> Found {
    if isEnd(nil, start) { return .found([]) }
    queue = [start]
    var next = 0
    while next < queue.count {
      let here = queue[next]
      next += 1
      if queue.count > Way.most { return .tooMany }
      for act in acts where act.isPlaced(at: here) {
        for there in act.after(here) {
          let move = Move(act: act.index, before: here, after: there)
          if barred.contains(move) { continue }
          if isEnd(move, there) { return .found(moves(to: here, from: start) + [move]) }
          guard there != start, arrivals[there] == nil else { continue }
          arrivals[there] = move
          queue.append(there)
        }
      }
    }
    return .none
  }

  private func moves(to end: Standing, from start: Standing) -> [Move] {
    var moves: [Move] = []
    var at = end
    while at != start, let move = arrivals[at] {
      moves.append(move)
      at = move.before
    }
    return moves.reversed()
  }
}

import Standards

/// That something can be done or reached is certain only when it is played: once for each kind of standing.
struct Confirmation {
  let law: Law
  let model: Model
  let invariant: Invariant

  /// Refinements of one way before the answer is left open.
  private static let rounds = 48
  /// Standings that are kept on the way to where it is asked, and on the way out.
  private static let nearby = 6_000
  private static let far = 30_000

  enum Result {
    /// Played; the facts on which the ways out depend, and the kinds of standing to which no dossier was found.
    case confirmed(Set<Fact>, unplayed: Int)
    case broken([ProofStep])
    case open(String)
  }

  /// What became of one word of one subject.
  private enum Word {
    case played(Set<Fact>)
    /// The standing is real, and there is no way in the model, which has more ways than there are.
    case impossible
    case open(String)
  }

  func of(_ subjects: [Search.Subject]) -> Result {
    let asked = invariant.must.literals.filter { $0.mode != .plain && !$0.isNegated }
    guard !asked.isEmpty else { return .confirmed([], unplayed: 0) }
    var facts: Set<Fact> = []
    var unplayed: [String] = []
    for subject in subjects {
      let played: Played
      switch play(subject) {
      case .played(let found): played = found
      case .none: continue
      case .open(let words):
        unplayed.append(words)
        continue
      }
      if plainHolds(subject) { continue }
      var words: [Word] = []
      for literal in asked {
        words.append(literal.mode == .can ? can(literal, played.replay) : reach(literal, played))
        if case .played(let more)? = words.last {
          facts.formUnion(more)
          break
        }
      }
      if words.contains(where: { if case .played = $0 { true } else { false } }) { continue }
      for case .open(let words) in words { return .open(words) }
      return .broken(played.replay.steps)
    }
    if let words = unplayed.first, unplayed.count == subjects.count { return .open(words) }
    return .confirmed(facts, unplayed: unplayed.count)
  }

  /// A subject that was played.
  private struct Played {
    let turns: [Replay.Turn]
    let model: Model
    let replay: Replay
    /// Its standing in the model.
    let place: Standing
  }

  private enum Play {
    case played(Played)
    /// No dossier comes there.
    case none
    case open(String)
  }

  /// Plays the subject, or another one of its kind, and tracks what refuses it until one goes through.
  private func play(_ subject: Search.Subject) -> Play {
    var wide = model
    var barred: Set<Move> = []
    var moves = subject.path
    for _ in 0..<Confirmation.rounds {
      let turns = moves.map { Replay.Turn(move: $0, model: wide) }
      let (outcome, replay) = Replay.play(turns, of: law, wide)
      switch outcome {
      case .played:
        return .played(Played(turns: turns, model: wide, replay: replay, place: moves.last?.after ?? Standing()))
      case .refined(let facts):
        guard wide.track(facts) else { return .open("more facts than can be tracked") }
        barred = []
      case .impossible(let words, let place):
        guard barred.count < 16 else { return .open(words) }
        barred.insert(moves[place])
      }
      let named = invariant.when.literals.map(\.atom).filter(\.isOfAct)
      var way = Way(wide, barred: barred, most: Confirmation.nearby, named: named)
      let when = Test(invariant.when, wide, wide.acts)
      let kind = subject.place.kind
      let overs = wide.overs(invariant)
      let found = way.find(from: Standing()) { move, here in
        guard here.kind == kind else { return false }
        guard subject.isOfAct else {
          // Time alone makes a limit over.
          let late = overs.reduce(here) { isRunning($0[$1]) ? $0.with($1, LimitValue.over) : $0 }
          return when.holds(nil, late, late)
        }
        return move.map { when.holds($0.act, $0.before, $0.after) } ?? false
      }
      switch found {
      case .found(let next): moves = next
      case .none: return .none
      case .tooMany: return .open("more than \(Confirmation.nearby) standings on the way to where it is asked")
      }
    }
    return .open("more refinements than are tried")
  }

  /// Whether another way of the cell holds without `can` and `reach`.
  private func plainHolds(_ subject: Search.Subject) -> Bool {
    let plain = Formula(ways: invariant.must.ways.filter { $0.allSatisfy { $0.mode == .plain } })
    guard !plain.ways.isEmpty, let move = subject.path.last else { return false }
    return Test(plain, model, model.acts).ways.contains { way in
      way.allSatisfy { word in
        let place = word.literal.isAfter || !subject.isOfAct ? move.after : move.before
        let fits = word.literal.atom.isOfAct ? word.acts.contains(move.act) : word.literal.atom.fits(place, word)
        return fits != word.literal.isNegated
      }
    }
  }

  /// Whether one of the acts is permitted in the played dossier, on the day or when limits that run are over.
  private func can(_ literal: Literal, _ replay: Replay) -> Word {
    let dossier = replay.dossier
    let running = dossier.limits.filter(\.isRunning)
    let days = [replay.today] + running.map { $0.last.adding(days: 1) } + running.compactMap(\.windowStart)
    let fitting = model.right.acts.filter { literal.atom.fits($0, model.right) }
    for day in Set(days).sorted() where day >= replay.today {
      let then = Dossier(
        id: 1, right: model.right, events: dossier.events, calendar: dossier.calendar, today: day)
      if fitting.contains(where: { then.refusal(of: $0, on: day, roles: nil) == nil && !isIdle($0, then) }) {
        return .played([])
      }
    }
    return .impossible
  }

  /// An act of the gazette for which nothing waits.
  private func isIdle(_ act: Act, _ dossier: Dossier) -> Bool {
    act.isPrinted && !dossier.queue.contains { $0.onPublication == act.id }
  }

  /// Plays a way from the played dossier, and tracks what refuses it until one goes through.
  private func reach(_ literal: Literal, _ played: Played) -> Word {
    var wide = played.model
    var barred: Set<Move> = []
    guard wide.track(Set(literal.atom.facts.map(\.fact))) else { return .open("more facts than can be tracked") }
    for _ in 0..<Confirmation.rounds {
      var way = Way(wide, barred: barred, most: Confirmation.far)
      let word = Test(Formula(ways: [[literal]]), wide, []).ways[0][0]
      let start = wide.standing(of: played.replay.dossier, latches: played.place, of: played.model)
      switch way.find(from: start, to: { literal.atom.fits($1, word) }) {
      case .none: return barred.isEmpty ? .impossible : .open("no way could be played")
      case .tooMany: return .open("more than \(Confirmation.far) standings on the way")
      case .found(let moves):
        let turns = played.turns + moves.map { Replay.Turn(move: $0, model: wide) }
        switch Replay.play(turns, of: law, model).outcome {
        case .played: return .played(Set(wide.layout.facts))
        case .refined(let facts):
          guard wide.track(facts) else { return .open("more facts than can be tracked") }
          barred = []
        case .impossible(let words, let place):
          guard place >= played.turns.count, barred.count < 16 else { return .open(words) }
          barred.insert(moves[place - played.turns.count])
        }
      }
    }
    return .open("more refinements than are tried")
  }
}

extension Model {
  /// The standing of a dossier; latches are those of a standing of another model.
  fileprivate func standing(of dossier: Dossier, latches: Standing, of other: Model) -> Standing {
    var standing = Standing()
    standing.stage = dossier.stage.rawValue
    standing.state = dossier.state.packed
    standing.left = dossier.stage == .terminated ? dossier.stageLeft.rawValue : 0
    for fact in layout.facts {
      guard let slot = layout[fact] else { continue }
      if case .latch = fact {
        standing[slot] = other.layout[fact].map { latches[$0] } ?? 0
      } else {
        standing[slot] = dossier.value(of: fact)
      }
    }
    return standing
  }
}

import Standards

/// Proves one invariant of one right: searches with the facts it names, replays what breaks it, tracks what refused the replay.
struct Prover {
  let law: Law
  let right: Right
  let latches: [Latch]
  let invariant: Invariant

  /// Rounds of refinement, and candidates that may be refused, before the answer is left open.
  private static let rounds = 60
  private static let candidates = 24
  /// Standings that are explored once more with all that the ways out depend on.
  private static let wide = 20_000

  func prove() -> ProofAnswer {
    var model = Model(right: right, latches: latches)
    var excluded: Set<Move> = []
    var reason = ""
    var confirmed: (standings: Int, unplayed: Int)?
    guard model.track(Set(invariant.literals.flatMap(\.atom.facts).map(\.fact).filter(isKnown))) else {
      return .notRefuted("it names more facts than can be tracked")
    }
    for _ in 0..<Prover.rounds {
      let most = confirmed == nil ? Search.most : Prover.wide
      let search = Search(model, invariant, excluding: excluded, most: most)
      switch search.run() {
      case .tooMany:
        if let confirmed { return .holds(standings: confirmed.standings, unplayed: confirmed.unplayed) }
        return .notRefuted("more than \(Search.most) standings with \(model.layout.facts.count) facts")
      case .nothing(let subjects):
        if let confirmed { return .holds(standings: search.standings.count, unplayed: confirmed.unplayed) }
        if !excluded.isEmpty { return .notRefuted(reason) }
        if search.subjectCount == 0 { return .neverAsked }
        switch Confirmation(law: law, model: model, invariant: invariant).of(subjects) {
        case .confirmed(let facts, let unplayed):
          // What the ways out depend on tells further standings apart: all of them are asked once more.
          guard search.subjectCount > subjects.count, !facts.isSubset(of: model.layout.facts), model.track(facts) else {
            return .holds(standings: search.standings.count, unplayed: unplayed)
          }
          confirmed = (search.standings.count, unplayed)
        case .broken(let steps): return .broken(steps)
        case .open(let words): return .notRefuted(words)
        }
      case .candidate(let subject):
        switch Replay.play(subject.path, of: law, model).outcome {
        case .played(let steps): return .broken(steps)
        case .refined(let facts):
          guard model.track(facts) else { return .notRefuted("more facts than can be tracked") }
          excluded = []
        case .impossible(let words, _):
          reason = words
          guard let last = subject.path.last, excluded.count < Prover.candidates else {
            return confirmed.map { .holds(standings: $0.standings, unplayed: $0.unplayed) } ?? .notRefuted(words)
          }
          excluded.insert(subject.isOfAct ? last : Move(act: -1, before: last.after, after: last.after))
        }
      }
    }
    return .notRefuted("more than \(Prover.rounds) refinements")
  }

  /// A name of another right is a fact that never is.
  private func isKnown(_ fact: Fact) -> Bool {
    switch fact {
    case .done(let act), .queued(let act): right.act(act) != nil
    case .limit(let id): right.limits[id] != nil
    case .fee(let code): right.fees[code] != nil
    case .present(let item): right.isFormItem(item)
    case .marked, .during, .latch: true
    }
  }
}

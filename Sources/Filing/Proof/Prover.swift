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

  func prove() -> ProofAnswer {
    var model = Model(right: right, latches: latches)
    var excluded: Set<Move> = []
    var reason = ""
    guard model.track(Set(invariant.literals.flatMap(\.atom.facts).map(\.fact).filter(isKnown))) else {
      return .notRefuted("it names more facts than can be tracked")
    }
    for _ in 0..<Prover.rounds {
      let search = Search(model, invariant, excluding: excluded)
      switch search.run() {
      case .tooMany: return .notRefuted("more than \(Search.most) standings with \(model.layout.facts.count) facts")
      case .nothing(let subjects):
        if !excluded.isEmpty { return .notRefuted(reason) }
        if search.subjectCount == 0 { return .neverAsked }
        switch Confirmation(law: law, model: model, invariant: invariant, search: search).of(subjects) {
        case .confirmed: return .holds(standings: search.standings.count)
        case .broken(let steps): return .broken(steps)
        case .open(let words): return .notRefuted(words)
        case .refined(let facts):
          guard model.track(facts) else { return .notRefuted("more facts than can be tracked") }
        }
      case .candidate(let subject):
        switch Replay.play(subject.path, of: law, model).outcome {
        case .played(let steps): return .broken(steps)
        case .refined(let facts):
          guard model.track(facts) else { return .notRefuted("more facts than can be tracked") }
          excluded = []
        case .impossible(let words):
          reason = words
          guard let last = subject.path.last, excluded.count < Prover.candidates else { return .notRefuted(words) }
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

/// That something can be done or reached is certain only when it is played: once for each kind of standing.
struct Confirmation {
  let law: Law
  let model: Model
  let invariant: Invariant
  let search: Search

  enum Result {
    case confirmed
    case broken([ProofStep])
    case open(String)
    case refined(Set<Fact>)
  }

  func of(_ subjects: [Search.Subject]) -> Result {
    let asked = invariant.must.literals.filter { $0.mode != .plain && !$0.isNegated }
    guard !asked.isEmpty else { return .confirmed }
    for subject in subjects {
      let (outcome, replay) = Replay.play(subject.path, of: law, model)
      switch outcome {
      case .refined(let facts): return .refined(facts)
      // The standing itself cannot be played: others of its kind are as the model says.
      case .impossible: continue
      case .played(let steps):
        switch confirm(asked, subject, replay) {
        case nil: continue
        case .refined(let facts)?: return .refined(facts)
        case .impossible(let words)?: return .open(words)
        case .played?: return .broken(steps)
        }
      }
    }
    return .confirmed
  }

  /// nil when one of the words is confirmed; played when none is, and that is certain.
  private func confirm(_ asked: [Literal], _ subject: Search.Subject, _ replay: Replay) -> Replay.Outcome? {
    if plainHolds(subject) { return nil }
    var last: Replay.Outcome?
    for literal in asked {
      switch literal.mode {
      case .plain: continue
      case .can:
        if can(literal, replay) { return nil }
        last = last ?? .played([])
      case .reach:
        guard let way = search.way(from: subject.place, to: literal) else { continue }
        switch Replay.play(subject.path + way, of: law, model).outcome {
        case .played: return nil
        case .refined(let facts): last = .refined(facts)
        case .impossible(let words): last = .impossible(words)
        }
      }
    }
    return last
  }

  /// Whether another way of the cell holds without `can` and `reach`.
  private func plainHolds(_ subject: Search.Subject) -> Bool {
    guard let move = subject.path.last ?? .some(Move(act: -1, before: Standing(), after: Standing())) else { return false }
    let acts = model.acts
    let plain = Formula(ways: invariant.must.ways.filter { $0.allSatisfy { $0.mode == .plain } })
    guard !plain.ways.isEmpty else { return false }
    let test = Test(plain, model, acts)
    return test.ways.contains { way in
      way.allSatisfy { word in
        let place = word.literal.isAfter || !subject.isOfAct ? move.after : move.before
        let fits =
          word.literal.atom.isOfAct ? word.acts.contains(move.act) : word.literal.atom.fits(place, word)
        return fits != word.literal.isNegated
      }
    }
  }

  /// Whether one of the acts is permitted in the played dossier, on the day or when limits that run are over.
  private func can(_ literal: Literal, _ replay: Replay) -> Bool {
    let dossier = replay.dossier
    let running = dossier.limits.filter(\.isRunning)
    let days = ([replay.today] + running.map { $0.last.adding(days: 1) } + running.compactMap(\.windowStart)).sorted()
    return days.contains { day in
      guard day >= replay.today else { return false }
      let then = Dossier(
        id: 1, right: model.right, events: dossier.events, calendar: dossier.calendar, today: day)
      return model.right.acts.contains { act in
        literal.atom.fits(act, model.right) && then.refusal(of: act, on: day, roles: nil) == nil
      }
    }
  }
}

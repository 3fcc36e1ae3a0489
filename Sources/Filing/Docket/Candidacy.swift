import Standards

extension Dossier {
  /// Acts that enter it in the register and to which it has come: what they rest on was recorded and what is to be paid
  /// for them has been asked, whatever is still owed, runs or is missing. No day has a part in it.
  public var candidates: [Act] {
    guard date("registered") == nil else { return [] }
    return right.acts.filter { act in
      act.marks.contains("registered") && act.target != .same && !act.from.contains(.none) && act.from.contains(stage)
        && act.inState.contains(state) && act.conditions.allSatisfy(hasCome)
    }
  }

  /// Whether what has been recorded and asked meets the condition; what runs, is owed or is missing is not judged.
  private func hasCome(to condition: Condition) -> Bool {
    switch condition {
    case .after, .before, .has, .lacks, .unmarked: unmet(condition, of: nil, on: today) == nil
    case .paid(let fee): fees.contains { $0.code == fee }
    case .either(let all): all.contains(where: hasCome)
    default: true
    }
  }

  /// What keeps the act from being recorded on that day, every condition and every rule of its checklists in words; empty
  /// when nothing does.
  public func hindrances(of act: Act, on date: CalendarDate) -> [String] {
    guard let refusal = refusal(of: act, on: date, roles: nil) else { return open(act) }
    let all = act.conditions.compactMap { unmet($0, of: act, on: date) } + open(act)
    return all.isEmpty ? [refusal.message] : all
  }

  private func open(_ act: Act) -> [String] {
    act.checklists.flatMap { findings(of: $0) }.filter(\.must).map { "\($0.paragraph.first) (\($0.basis))" }
  }

  /// That it can be entered in the register, or what it still lacks; nil while it has not come to that.
  ///
  /// - Parameter parent: whether what an act says of the dossier from which this one was divided holds.
  public func readiness(on date: CalendarDate, parent holds: (Act) -> Bool = { _ in true }) -> Proposal? {
    let acts = candidates.filter(holds).map { (act: $0, lacking: hindrances(of: $0, on: date)) }
    guard let nearest = acts.min(by: { $0.lacking.count < $1.lacking.count }) else { return nil }
    let best = acts.filter { $0.lacking.count == nearest.lacking.count }
    let asked = nearest.act.checklists.flatMap { findings(of: $0) }.filter { !$0.must }
      .map { "\($0.paragraph.first) (\($0.basis))" }
    return Proposal(
      act: nearest.act.id, actLabel: best.map(\.act.label.first).joined(separator: "” or “"), limit: "",
      limitName: nearest.lacking.first ?? "Nothing is missing", day: ripened(nearest.act, on: date),
      kind: nearest.lacking.isEmpty ? .ready : .hindered, why: nearest.lacking + asked + [nearest.act.basis],
      uncertain: nil)
  }

  /// The day since which nothing more happened: the last event, or the end of a limit that had to pass.
  private func ripened(_ act: Act, on date: CalendarDate) -> CalendarDate {
    let passed = act.conditions.flatMap { condition -> [CalendarDate] in
      guard case .past(let id) = condition else { return [] }
      return limits.filter { $0.rule.id == id && $0.isRunning && $0.isExpired(on: date) }.map {
        $0.last.adding(days: 1)
      }
    }
    return (passed + [eventsInForce.last?.effective ?? date]).max() ?? date
  }
}

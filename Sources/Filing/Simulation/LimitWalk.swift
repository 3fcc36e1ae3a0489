import Standards

extension Simulation {
  /// Leads the dossier on by the time limit that is due first; false when none leads anywhere.
  mutating func followLimits() -> Bool {
    let running = dossier.limits.enumerated().filter { $0.element.isRunning && !stuck.contains($0.offset) }
    guard let (index, limit) = running.min(by: { ($0.element.due, $0.offset) < ($1.element.due, $1.offset) }) else {
      let waiting = dossier.queue.map { $0.since.adding(days: Simulation.gazetteDays) }.max()
      guard let waiting, waiting >= today else { return forward() }
      advance(to: waiting)
      return true
    }
    let count = events.count
    advance(to: limit.due)
    // What was printed on the way may have closed the limit.
    if events.count > count { return true }
    if isMet(limit) { meet(limit) }
    if events.count == count { miss(limit, index) }
    if events.count == count { stuck.insert(index) }
    return true
  }

  /// What comes back is met, unless it comes back for ever and has come back often enough.
  private func isMet(_ limit: TimeLimit) -> Bool {
    guard let recurrence = limit.rule.recurrence, let occurrence = limit.occurrence else { return false }
    return recurrence.last != nil || occurrence < recurrence.first + Simulation.renewals
  }

  /// Records the first act that closes the limit and leaves the dossier where it is.
  private mutating func meet(_ limit: TimeLimit) {
    let act = right.acts.first { act in
      act.closes.contains(limit.rule.id) && act.target == .same
        && dossier.refusal(of: act, on: today, roles: nil) == nil
    }
    if let act { _ = record(act, Values()) }
  }

  /// Lets the limit run out and records its consequence: at once for a duty of the office, else the day after.
  private mutating func miss(_ limit: TimeLimit, _ index: Int) {
    if limit.rule.waits == .office, let act = consequence(limit.rule.onMiss) {
      _ = record(act)
      return
    }
    if limit.last > limit.due, let reminder = limit.rule.onDue.flatMap({ right.act($0) }) {
      advance(to: limit.due.adding(days: 1))
      if dossier.refusal(of: reminder, on: today, roles: nil) == nil { _ = record(reminder) }
    }
    advance(to: limit.last.adding(days: 1))
    if dossier.limits[index].isRunning, let act = consequence(limit.rule.onMiss) { _ = record(act) }
  }

  private func consequence(_ id: String?) -> Act? {
    id.flatMap { right.act($0) }.flatMap { dossier.refusal(of: $0, on: today, roles: nil) == nil ? $0 : nil }
  }

  /// Without a time limit: the first act that leads to a higher stage.
  private mutating func forward() -> Bool {
    let next = right.acts.first { act in
      guard case .stage(let stage) = act.target, stage > dossier.stage, stage <= .grant else { return false }
      return dossier.refusal(of: act, on: today, roles: nil) == nil
    }
    return next.map { record($0) } ?? false
  }
}

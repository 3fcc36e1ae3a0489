import Standards

/// The first day on which a replayed act does what the model says: behind the limits that are over by then.
struct ReplayDay {
  let dossier: Dossier
  let model: Model
  let move: Move
  let today: CalendarDate

  func day(of act: Act) -> CalendarDate {
    var day = today
    func wait(_ limit: TimeLimit?) { if let limit { day = max(day, limit.last.adding(days: 1)) } }
    for condition in act.conditions { for limit in awaited(condition, act) { wait(limit) } }
    for fact in model.layout.facts {
      guard case .limit(let id) = fact, let slot = model.layout[fact] else { continue }
      let (before, after) = (move.before[slot], move.after[slot])
      if before == LimitValue.over { wait(running(id)) }
      if isRunning(before), after == LimitValue.missed || before == LimitValue.running && after == LimitValue.over {
        wait(running(id))
      }
    }
    let recurring = dossier.limits.filter {
      $0.isRunning && $0.rule.recurrence != nil && act.closes.contains($0.rule.id)
    }
    if let start = recurring.min(by: { $0.due < $1.due })?.windowStart { day = max(day, start) }
    for limit in recurring {
      // A surcharge arises behind the due day.
      if let slot = limit.rule.surcharge.flatMap({ model.layout[.fee($0)] }), move.before[slot] != FeeValue.owed,
        move.after[slot] != move.before[slot]
      {
        day = max(day, limit.due.adding(days: 1))
      }
    }
    if act.isPrinted, let entry = dossier.queue.first(where: { $0.onPublication == act.id }) {
      day = max(day, entry.since.adding(days: Replay.gazetteDays))
    }
    return day
  }

  /// Limits that must be over for the condition to hold.
  private func awaited(_ condition: Condition, _ act: Act) -> [TimeLimit] {
    switch condition {
    case .expired(let id), .past(let id): return running(id).map { [$0] } ?? []
    case .over: return dossier.limits.filter(\.isRunning)
    case .missed:
      let candidates = dossier.limits.filter { $0.isRunning && $0.rule.onMiss == act.id }
      let said = candidates.filter { limit in
        model.layout[.limit(limit.rule.id)].map { move.after[$0] == LimitValue.missed } ?? false
      }
      return (said.isEmpty ? candidates : said).min { $0.last < $1.last }.map { [$0] } ?? []
    case .either(let all):
      if all.contains(where: { dossier.unmet($0, of: act, on: today) == nil }) { return [] }
      return all.map { awaited($0, act) }.first { !$0.isEmpty } ?? []
    default: return []
    }
  }

  private func running(_ id: String) -> TimeLimit? { dossier.limits.last { $0.rule.id == id && $0.isRunning } }
}

import Standards

/// What an act does to time limits: closes and misses, opens, ends and revives.
struct LimitEffects {
  let model: Model
  let act: Act
  private var right: Right { model.right }

  private var tracked: [(rule: LimitRule, slot: Slot)] {
    model.layout.facts.compactMap { fact in
      guard case .limit(let id) = fact, let rule = right.limits[id], let slot = model.layout[fact] else { return nil }
      return (rule, slot)
    }
  }

  /// Limits that the act closes or misses, and the fees that closing makes due.
  var closing: [Effect] {
    let ids = Set(act.closes).union(model.consequences[act.id] ?? []).sorted()
    return ids.compactMap { right.limits[$0] }.filter { act.closes.contains($0.id) || misses($0) }.compactMap { rule in
      let slot = model.layout[.limit(rule.id)]
      let fee = rule.fee.flatMap { model.layout[.fee($0)] }
      let surcharge = rule.surcharge.flatMap { model.layout[.fee($0)] }
      guard slot != nil || fee != nil || surcharge != nil else { return nil }
      let isClosed = act.closes.contains(rule.id)
      let mayMiss = misses(rule)
      let named = act.takes.contains { $0.item == "limit" }
      return Effect { _, now in
        guard let slot else { return isClosed ? [now] + met(now, rule, nil, fee, surcharge) : [now] }
        guard isRunning(now[slot]) else { return [now] }
        var all: [Standing] = []
        if mayMiss {
          if isClosed, rule.waits != .applicant {
            all += met(now, rule, slot, fee, surcharge)
          } else {
            var there = now
            there[slot] = LimitValue.missed
            all.append(there)
          }
        }
        if !mayMiss || named || now[slot] == LimitValue.running {
          all += isClosed ? met(now, rule, slot, fee, surcharge) : [now]
        }
        return all
      }
    }
  }

  private func misses(_ rule: LimitRule) -> Bool {
    rule.onMiss == act.id && !act.opens.contains(rule.id) && rule.waits != .office
  }

  /// What comes back runs again; its fee is owed, and that of others where the act that opened it has not asked for it.
  private func met(_ now: Standing, _ rule: LimitRule, _ slot: Slot?, _ fee: Slot?, _ surcharge: Slot?) -> [Standing] {
    var there = now
    if let slot { there[slot] = rule.recurrence == nil ? LimitValue.met : LimitValue.running }
    var all = [there]
    if let slot, rule.recurrence?.last != nil {
      there[slot] = LimitValue.met
      all.append(there)
    }
    if let fee {
      let askers = right.acts.filter { $0.opens.contains(rule.id) }
      let asks = rule.recurrence != nil || askers.contains { act in !act.fees.contains(rule.fee ?? "") }
      let always = rule.recurrence != nil && slot != nil
      if asks {
        all = all.flatMap { one in always ? [one.with(fee, FeeValue.owed)] : [one, one.with(fee, FeeValue.owed)] }
      }
    }
    if let surcharge, rule.recurrence != nil { all = all.flatMap { [$0, $0.with(surcharge, FeeValue.owed)] } }
    return all
  }

  var opening: [Effect] {
    guard act.state != .terminated else { return [] }
    return tracked.filter { act.opens.contains($0.rule.id) }.map { rule, slot in
      let givers = rule.relief.map { relief in
        right.limits.values.filter { $0.window(of: relief) != nil }.map { model.layout[.limit($0.id)] }
      }
      return Effect { before, now in
        if now.state == 2 || rule.stages.map({ !$0.contains { $0.rawValue == now.stage } }) ?? false { return [now] }
        if rule.recurrence != nil, isRunning(now[slot]) { return [now] }
        let opened = now.with(slot, LimitValue.running)
        guard let givers else {
          return now[slot] == LimitValue.over ? [opened, now] : [opened]
        }
        let known = givers.compactMap { $0 }
        if known.contains(where: { isRunning(before[$0]) && now[$0] == LimitValue.missed }) { return [opened] }
        return givers.contains(nil) ? [opened, now] : [now]
      }
    }
  }

  /// With the dossier, or with the stage in which it runs, a limit ends; revival sets going again what ended with the dossier.
  var ending: [Effect] {
    let opens = Set(act.opens)
    let limits = tracked.map { (rule: $0.rule, slot: $0.slot, isOpened: opens.contains($0.rule.id)) }
    let fees = model.layout.facts.compactMap { fact -> Slot? in
      guard case .fee(let code) = fact else { return nil }
      let recurs = right.limits.values.contains { $0.recurrence != nil && ($0.fee == code || $0.surcharge == code) }
      return recurs ? model.layout[fact] : nil
    }
    guard !limits.isEmpty || !fees.isEmpty else { return [] }
    return [
      Effect { before, now in
        let isEnd = before.stage != 6 && now.stage == 6 || before.state != 2 && now.state == 2
        let isRevival = before.stage == 6 && now.stage != 6
        guard isEnd || isRevival || before.stage != now.stage else { return [now] }
        var all = [now]
        for (rule, slot, isOpened) in limits {
          let value = now[slot]
          let leaves = now.stage != 6 && rule.stages.map { !$0.contains { $0.rawValue == now.stage } } ?? false
          if isEnd {
            if isRunning(value), !isOpened { all = all.map { $0.with(slot, LimitValue.ended) } }
          } else if isRevival {
            if isRunning(value), !isOpened { all = all.map { $0.with(slot, LimitValue.met) } }
            if value == LimitValue.ended {
              all = all.map { $0.with(slot, leaves ? LimitValue.met : LimitValue.running) }
            }
            if value == LimitValue.missed, rule.recurrence != nil {
              all = all.flatMap { [$0.with(slot, LimitValue.running), $0] }
            }
          } else if leaves, isRunning(value) {
            all = all.map { $0.with(slot, LimitValue.met) }
          }
        }
        // What fell due while the right was lapsed is owed on revival.
        if isRevival { for fee in fees { all = all.flatMap { [$0, $0.with(fee, FeeValue.owed)] } } }
        return all
      }
    ]
  }
}

extension Standing {
  /// The same with one value changed.
  func with(_ slot: Slot, _ value: Int) -> Standing {
    var there = self
    there[slot] = value
    return there
  }
}

import Standards

extension LawCheck {
  /// Reliefs: each has its length, an act that gives it, and a window that the loss opens; a period for an act ends on a working day.
  mutating func checkReliefs(_ limit: Sourced<LimitRule>, _ rows: RightRows) {
    let rule = limit.value
    if rule.extend != nil, rule.extendTimes == 0 {
      fault(limit.row, "extend_times: how often “\(rule.id)” is extended is missing")
    }
    if rule.extend == nil, rule.extendTimes > 0 { fault(limit.row, "extend: the length of the extension is missing") }
    if rule.restore != nil, rule.restoreMax == nil {
      fault(limit.row, "restore_max: until when “\(rule.id)” is restored at most is missing")
    }
    if rule.restore == nil, rule.restoreMax != nil {
      fault(limit.row, "restore: the period from the removal of the cause is missing")
    }
    if !rule.rolls, rule.waits == .applicant || rule.fee != nil || rule.grace != nil {
      fault(limit.row, "rolls: “\(rule.id)” is a period for an act, which ends on a working day; write yes")
    }
    for (column, relief) in [("continue", Relief.continued), ("restore_max", .restored)]
    where rule.window(of: relief) != nil {
      let opened = rule.onMiss.flatMap { rows.right.act($0) }?.opens ?? []
      if !opened.contains(where: { rows.right.limits[$0]?.relief == relief }) {
        fault(limit.row, "\(column): “\(rule.onMiss ?? "")” opens no time limit in which it may be asked")
      }
    }
    if let relief = rule.relief, !rows.limits.contains(where: { $0.value.window(of: relief) != nil }) {
      fault(limit.row, "relief: no time limit of \(rows.name) gives \(relief.rawValue)")
    }
  }

  /// An act that gives a relief closes the window of it, or names the time limit that it extends.
  mutating func checkRelief(_ act: Sourced<Act>, _ rows: RightRows) {
    switch act.value.relief {
    case nil: break
    case .extended:
      if !act.value.takes(.limit) {
        fault(act.row, "relief: “\(act.value.id)” does not take the limit that it extends")
      }
    case .continued, .restored:
      if !act.value.closes.contains(where: { rows.right.limits[$0]?.relief == act.value.relief }) {
        fault(act.row, "relief: “\(act.value.id)” closes no time limit with the same relief")
      }
    }
  }
}

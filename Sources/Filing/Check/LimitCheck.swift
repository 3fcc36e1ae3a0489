import Standards

extension LawCheck {
  /// Time limits: opened, closed, with a consequence and a basis, not below a treaty's floor, and every name they use is known.
  mutating func checkLimits(_ rows: RightRows) {
    let marks = Set(rows.acts.flatMap(\.value.marks))
    for limit in rows.limits {
      let rule = limit.value
      let id = rule.id
      let openers = rows.acts.filter { $0.value.opens.contains(id) }
      if openers.isEmpty { fault(limit.row, "no act opens “\(id)” for \(rows.name)") }
      // A fee that does not come back is met by its payment.
      let paid = rule.fee != nil && rule.recurrence == nil
      if !paid, !rows.acts.contains(where: { $0.value.closes.contains(id) }) {
        fault(limit.row, "no act closes “\(id)” for \(rows.name)")
      }
      if rule.onMiss == nil { fault(limit.row, "on_miss: “\(id)” has no consequence") }
      if rule.basis.isEmpty { fault(limit.row, "basis: “\(id)” names no article or paragraph") }
      for (column, act) in [("on_miss", rule.onMiss), ("on_due", rule.onDue)] {
        if let act, rows.right.act(act) == nil {
          fault(limit.row, "\(column): “\(act)” is not in acts.tsv for \(rows.name)")
        }
      }
      for (column, fee) in [("fee", rule.fee), ("surcharge", rule.surcharge)] {
        if let fee, rows.right.fees[fee] == nil {
          fault(limit.row, "\(column): “\(fee)” is not in fees.tsv for \(rows.name)")
        }
      }
      if let item = rule.until, !rows.itemNames.contains(item) { fault(limit.row, "until: there is no item “\(item)”") }
      for name in rule.suspends where !rows.intervals.contains(name) {
        fault(limit.row, "suspends: no act opens an interval “\(name)” for \(rows.name)")
      }
      if case .marked(let name) = rule.from, !marks.contains(name) {
        fault(limit.row, "from: no act marks the date “\(name)” for \(rows.name)")
      }
      if rule.period == nil, rule.until == nil, rule.recurrence == nil, rule.relief == nil {
        fault(limit.row, "period: “\(id)” has no length")
      }
      checkRecurrence(limit)
      checkReliefs(limit, rows)
      checkFloor(limit, rows)
    }
  }

  private mutating func checkRecurrence(_ limit: Sourced<LimitRule>) {
    let rule = limit.value
    if rule.surcharge != nil, rule.grace == nil {
      fault(limit.row, "surcharge: there is no grace period in which it is owed")
    }
    if let recurrence = rule.recurrence {
      if recurrence.first < recurrence.offset || (recurrence.last.map { $0 < recurrence.first } ?? false) {
        fault(
          limit.row,
          "first, last: no. \(recurrence.first) to \(recurrence.last ?? 0) from offset \(recurrence.offset) is no sequence"
        )
      }
    }
  }

  /// `floor`: `PLT-R6:2m`; several are separated by commas.
  private mutating func checkFloor(_ limit: Sourced<LimitRule>, _ rows: RightRows) {
    guard let floors = limit.value.floor else { return }
    let column = limit.value.recurrence != nil ? "grace" : "period"
    var lengths = [limit.value.recurrence != nil ? limit.value.grace : limit.value.period].compactMap { $0 }
    if let relief = limit.value.relief { lengths = rows.limits.compactMap { $0.value.window(of: relief) } }
    for part in floors.split(whereSeparator: { $0 == "," || $0 == " " }) {
      let pair = part.split(separator: ":").map(String.init)
      guard pair.count == 2, let least = Period(pair[1]) else {
        fault(limit.row, "floor: “\(part)” is not NAME:period")
        continue
      }
      for own in Set(lengths) where own.isShorter(than: least) {
        fault(limit.row, "\(column): \(own) is below the floor of \(pair[0]), \(least)")
      }
    }
  }
}

extension Period {
  /// Whether it ends sooner than the other from some day; months and years are compared exactly.
  func isShorter(than other: Period) -> Bool {
    func months(_ period: Period) -> Int? {
      switch period.unit {
      case .month: period.count
      case .year: period.count * 12
      case .day, .workingDay: nil
      }
    }
    if let own = months(self), let least = months(other) { return own < least }
    return roughDays < other.roughDays
  }
}

import Standards

extension Fold.PendingLimit {
  /// Whether closing the limit makes its fee due: not when the act that opened it has asked for the fee already.
  func isOwed(_ fee: String, in dossier: Dossier) -> Bool {
    rule.recurrence != nil || dossier.right.act(event.act)?.fees.contains(fee) != true
  }
}

extension Fold {
  mutating func closeLimits(_ event: Event, _ act: Act, _ dossier: inout Dossier) {
    for index in pending.indices where pending[index].status == .running {
      let limit = pending[index]
      if act.closes.contains(limit.rule.id) {
        pending[index].status = .met(by: event.ordinal)
        pending[index].statusDate = event.effective
        if let fee = limit.rule.fee, limit.isOwed(fee, in: dossier) { addLimitFee(fee, limit, event, &dossier) }
        openNext(after: limit, event, &dossier)
      } else if limit.rule.onMiss == act.id, act.opens.contains(limit.rule.id) == false,
        isPast(limit, on: event.effective, dossier)
      {
        pending[index].status = .missed(by: event.ordinal)
        pending[index].statusDate = event.effective
      }
    }
    // T13: extension of a time limit granted.
    if act.events.contains("T13"), let name = event.values.text("limit"),
      let index = pending.lastIndex(where: { $0.rule.id == name && $0.status == .running })
    {
      pending[index].extensions += 1
    }
  }

  private func isPast(_ limit: PendingLimit, on date: CalendarDate, _ dossier: Dossier) -> Bool {
    reckoned(limit, dossier, at: date).last < date
  }

  /// Whether the limit was over its due day when the event took effect.
  func isLate(_ limit: PendingLimit, _ event: Event, _ dossier: Dossier) -> Bool {
    reckoned(limit, dossier, at: event.effective).due < event.effective
  }

  /// A limit with a fee that does not come back is met by paying it, and runs again when the receipt is voided.
  mutating func meetByPayment(_ code: String, _ event: Event, _ dossier: Dossier) {
    for index in pending.indices where pending[index].status == .running && pending[index].rule.recurrence == nil {
      guard let fee = pending[index].rule.fee, fee == code || code == "*" else { continue }
      let dues = dossier.fees.filter { $0.code == fee }
      guard !dues.isEmpty, dues.allSatisfy(\.isPaid) else { continue }
      pending[index].status = .met(by: event.ordinal)
      pending[index].statusDate = event.effective
    }
  }

  mutating func reopen(metBy payment: Int) {
    for index in pending.indices
    where pending[index].status == .met(by: payment) && pending[index].rule.recurrence == nil {
      pending[index].status = .running
      pending[index].statusDate = nil
    }
  }

  private mutating func openNext(after limit: PendingLimit, _ event: Event, _ dossier: inout Dossier) {
    guard let recurrence = limit.rule.recurrence, let occurrence = limit.occurrence,
      recurrence.last.map({ occurrence < $0 }) ?? true
    else { return }
    pending.append(
      PendingLimit(
        rule: limit.rule, event: event, base: limit.base, baseWords: limit.baseWords, occurrence: occurrence + 1,
        until: nil))
  }

  /// Opens the limits of the act; a dossier that has ended for good waits for nobody.
  mutating func openLimits(_ event: Event, _ act: Act, _ dossier: inout Dossier) {
    guard dossier.state != .terminated else { return }
    for id in act.opens {
      guard let rule = dossier.right.limits[id] else { continue }
      // A renewal or annuity that runs already goes on; a second one would be asked for twice.
      if rule.recurrence != nil, pending.contains(where: { $0.rule.id == id && $0.status == .running }) { continue }
      let (base, words) = baseDay(rule, event, act, dossier)
      var occurrence = rule.recurrence?.first
      if let recurrence = rule.recurrence, var number = occurrence {
        let last = recurrence.last ?? number + 200
        while number < last,
          recurrence.step.end(from: base, times: max(0, number - recurrence.offset), calendar: calendar)
            < event.effective
        { number += 1 }
        occurrence = number
      }
      pending.append(
        PendingLimit(
          rule: rule, event: event, base: base, baseWords: words, occurrence: occurrence,
          until: rule.until.flatMap { event.values.date($0) ?? dossier.values.date($0) }))
    }
  }

  private func baseDay(_ rule: LimitRule, _ event: Event, _ act: Act, _ dossier: Dossier) -> (CalendarDate, String) {
    switch rule.from {
    case .effective: return (event.effective, "the day of “\(act.label.first)”")
    case .priority: return (dossier.priorityDate ?? event.effective, "the earliest priority or filing date")
    case .marked(let name): return (dossier.date(name) ?? event.effective, "the date \(name)")
    case .notified:
      if let received = event.values.date("received_on") { return (received, "proved receipt of “\(act.label.first)”") }
      let way =
        event.values.text("notified_by") ?? act.papers.compactMap { dossier.right.receivedBy[$0] }.first ?? "post"
      switch way {
      case "counter": return (event.effective, "“\(act.label.first)” was handed over at the counter")
      case "portal", "email":
        let day = calendar.adding(workingDays: 1, to: event.effective)
        return (day, "deemed receipt 1 working day after “\(act.label.first)” was sent on \(event.effective)")
      default:
        return (
          event.effective.adding(days: 10),
          "deemed receipt 10 days after dispatch of “\(act.label.first)” on \(event.effective)"
        )
      }
    }
  }

  /// When the dossier ends, what still ran ends with it, but for limits that the ending opened; revival sets them going again.
  ///
  /// What the ending opened ends when the dossier is revived or ends for good.
  mutating func endOrRevive(_ event: Event, _ before: (stage: Stage, state: LegalState), _ dossier: inout Dossier) {
    let isEnd = before.stage != .terminated && dossier.stage == .terminated
    let isFinal = before.state != .terminated && dossier.state == .terminated
    if isEnd || isFinal {
      for index in pending.indices
      where pending[index].status == .running && pending[index].event.ordinal != event.ordinal {
        pending[index].status = .ended(by: event.ordinal)
        pending[index].statusDate = event.effective
      }
      if isEnd { endedBy = event.ordinal }
    } else if before.stage == .terminated, dossier.stage != .terminated, let ending = endedBy {
      endedBy = nil
      for index in pending.indices {
        let limit = pending[index]
        switch limit.status {
        case .running where limit.event.ordinal >= ending && limit.event.ordinal != event.ordinal:
          pending[index].status = .ended(by: event.ordinal)
          pending[index].statusDate = event.effective
        case .ended(by: ending):
          pending[index].status = .running
          pending[index].statusDate = nil
        case .missed(by: ending): openNext(after: limit, event, &dossier)
        case .running, .met, .missed, .ended: break
        }
      }
    }
  }

  func reckon(_ dossier: inout Dossier) {
    dossier.limits = pending.map { reckoned($0, dossier, at: dossier.today) }
  }

  private func reckoned(_ limit: PendingLimit, _ dossier: Dossier, at date: CalendarDate) -> TimeLimit {
    let end = limit.statusDate ?? date
    let reckoner = LimitReckoner(
      rule: limit.rule, calendar: calendar, abroad: limit.rule.abroad != nil && isAbroad(dossier))
    func reckon(_ suspended: Int) -> LimitReckoner.Result {
      reckoner.reckon(
        base: limit.base, baseWords: limit.baseWords, occurrence: limit.occurrence, extensions: limit.extensions,
        suspendedDays: suspended, until: limit.until)
    }
    var result = reckon(0)
    if !limit.rule.suspends.isEmpty {
      let days = suspendedDays(limit, dossier.intervals, due: result.last, end)
      if days > 0 { result = reckon(days) }
    }
    return TimeLimit(
      rule: limit.rule, openedBy: limit.event.ordinal, opened: limit.event.effective, base: limit.base,
      occurrence: limit.occurrence, due: result.due, last: result.last, windowStart: result.windowStart,
      extensions: limit.extensions, status: limit.status, why: result.why)
  }

  /// Days of the intervals that stop the limit, each day once; an interval that begins after the limit is over stops nothing.
  private func suspendedDays(_ limit: PendingLimit, _ intervals: [Interval], due: CalendarDate, _ end: CalendarDate)
    -> Int
  {
    var days = 0
    var counted = limit.base.dayNumber
    let stopping = intervals.filter { limit.rule.suspends.contains($0.name) }.sorted { $0.from < $1.from }
    for interval in stopping where interval.from.dayNumber <= due.dayNumber + days {
      let from = max(interval.from.dayNumber, counted)
      let until = min(interval.until ?? end, end).dayNumber
      if until > from {
        days += until - from
        counted = until
      }
    }
    return days
  }

  private func isAbroad(_ dossier: Dossier) -> Bool {
    dossier.values.parties("representative").isEmpty
      && dossier.owners.contains { $0.address()?.country.map { !$0.isEmpty } ?? false }
  }
}

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
      let isMissed =
        limit.rule.onMiss == act.id && !act.opens.contains(limit.rule.id) && limit.rule.waits != .office
        && event.values.text(.limit).map { $0 == limit.rule.id } ?? true && isPast(limit, on: event.effective, dossier)
      let isClosed = act.closes.contains(limit.rule.id)
      // What the applicant let run out is missed, though the act that says so also closes it.
      if isClosed, !(isMissed && limit.rule.waits == .applicant) {
        pending[index].status = .met(by: event.ordinal)
        pending[index].statusDate = event.effective
        if let fee = limit.rule.fee, limit.isOwed(fee, in: dossier) { addLimitFee(fee, limit, event, &dossier) }
        openNext(after: limit, event, dossier)
      } else if isMissed {
        pending[index].status = .missed(by: event.ordinal)
        pending[index].statusDate = event.effective
      }
    }
    if act.relief == .extended, let name = event.values.text(.limit),
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

  /// A limit with a fee that does not come back is met by paying it in time, and runs again when the receipt is voided at a
  /// stage in which it runs.
  ///
  /// What is paid late is paid, but meets nothing: the loss is recorded, and a relief is asked.
  mutating func meetByPayment(_ code: String, _ event: Event, _ dossier: Dossier) {
    for index in pending.indices where pending[index].status == .running && pending[index].rule.recurrence == nil {
      guard let fee = pending[index].rule.fee, fee == code || code == "*" else { continue }
      let dues = dossier.fees.filter { $0.code == fee }
      guard !dues.isEmpty, dues.allSatisfy(\.isPaid), !isPast(pending[index], on: calendar.paid(event), dossier) else {
        continue
      }
      pending[index].status = .met(by: event.ordinal)
      pending[index].statusDate = event.effective
    }
  }

  mutating func reopen(metBy payment: Int, at stage: Stage) {
    for index in pending.indices
    where pending[index].status == .met(by: payment) && pending[index].rule.recurrence == nil
      && runs(pending[index].rule, in: stage)
    {
      pending[index].status = .running
      pending[index].statusDate = nil
    }
  }

  private mutating func openNext(after limit: PendingLimit, _ event: Event, _ dossier: Dossier) {
    if let next = next(after: limit, event, dossier) { pending.append(next) }
  }

  /// The next renewal or annuity; nil after the last one, and for a limit that does not come back.
  func next(after limit: PendingLimit, _ event: Event, _ dossier: Dossier) -> PendingLimit? {
    guard let recurrence = limit.rule.recurrence, let occurrence = limit.occurrence,
      recurrence.last.map({ occurrence < $0 }) ?? true
    else { return nil }
    let due = recurrence.step.end(
      from: limit.base, times: max(0, occurrence + 1 - recurrence.offset), calendar: calendar)
    return PendingLimit(
      rule: dossier.right.limit(limit.rule, dueOn: due), event: event, base: limit.base, baseWords: limit.baseWords,
      occurrence: occurrence + 1, until: nil, arrears: limit.arrears)
  }

  /// Opens the limits of the act that run in the stage it leads to; a dossier that has ended for good waits for nobody.
  mutating func openLimits(_ event: Event, _ act: Act, _ dossier: inout Dossier) {
    guard dossier.state != .terminated else { return }
    for id in act.opens {
      guard let rule = dossier.right.limits[id], runs(rule, in: dossier.stage) else { continue }
      // A renewal or annuity that runs already goes on; a second one would be asked for twice.
      if rule.recurrence != nil, pending.contains(where: { $0.rule.id == id && $0.status == .running }) { continue }
      let missed = missed(by: event, rule.relief)
      if rule.relief != nil, missed == nil { continue }
      var (base, words) = baseDay(rule, event, act, dossier)
      if rule.from == .missed, let missed {
        let last = reckoned(missed, dossier, at: event.effective).last
        (base, words) = (last, "the last day of “\(missed.rule.label.first)”")
      }
      let asked =
        act.arrears.contains(id) ? rule.arrears.map { $0.end(from: event.effective, calendar: calendar) } : nil
      var occurrence = rule.recurrence?.first
      if let recurrence = rule.recurrence, asked == nil {
        guard let next = first(of: recurrence, after: event.effective, from: base) else { continue }
        occurrence = next
      }
      var limit = PendingLimit(
        rule: rule, event: event, base: base, baseWords: words, occurrence: occurrence,
        until: until(rule, event, dossier), length: rule.relief.flatMap { missed?.rule.window(of: $0) },
        isAbroad: rule.abroad != nil && isAbroad(dossier), arrears: asked)
      if !dossier.right.successions.isEmpty {
        limit.rule = dossier.right.limit(rule, dueOn: reckoned(limit, dossier, at: event.effective).day)
      }
      pending.append(limit)
    }
  }

  /// The limit that the event let run out and that gives the relief; any such limit when no relief is named.
  private func missed(by event: Event, _ relief: Relief?) -> PendingLimit? {
    pending.first { limit in
      limit.status == .missed(by: event.ordinal) && relief.map { limit.rule.window(of: $0) != nil } ?? true
    }
  }

  /// When the dossier ends, what still ran ends with it, but for limits that the ending opened; revival sets them going again,
  /// those that run in the stage it leads to. A limit ends too when the dossier leaves the stages in which it runs.
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
      // What could still be paid on the day of revival runs on; what could not is owed.
      let owed = missFurther(after: ending, event, dossier) { $0.last < event.effective }
      dossier.owe(missedFees(owed, event, dossier))
      for limit in lastMissed(by: ending) { openNext(after: limit, event, dossier) }
      for index in pending.indices {
        let limit = pending[index]
        switch limit.status {
        case .running where limit.event.ordinal >= ending && limit.event.ordinal != event.ordinal:
          pending[index].status = .ended(by: event.ordinal)
          pending[index].statusDate = event.effective
        case .ended(by: ending) where runs(limit.rule, in: dossier.stage):
          pending[index].status = .running
          pending[index].statusDate = nil
        case .running, .met, .missed, .ended: break
        }
      }
    } else if before.stage != dossier.stage {
      for index in pending.indices
      where pending[index].status == .running && !runs(pending[index].rule, in: dossier.stage) {
        pending[index].status = .ended(by: event.ordinal)
        pending[index].statusDate = event.effective
      }
    }
  }

  private func runs(_ rule: LimitRule, in stage: Stage) -> Bool { rule.stages?.contains(stage) ?? true }

  func reckon(_ dossier: inout Dossier) {
    dossier.limits = pending.map { reckoned($0, dossier, at: dossier.today) }
  }

  func reckoned(_ limit: PendingLimit, _ dossier: Dossier, at date: CalendarDate) -> TimeLimit {
    let end = limit.statusDate ?? date
    let reckoner = LimitReckoner(
      rule: limit.rule, calendar: calendar, abroad: limit.isAbroad)
    func reckon(_ suspended: Int) -> LimitReckoner.Result {
      reckoner.reckon(
        base: limit.base, baseWords: limit.baseWords, length: limit.length, occurrence: limit.occurrence,
        extensions: limit.extensions,
        suspendedDays: suspended, until: limit.until, arrears: limit.arrears)
    }
    var result = reckon(0)
    if !limit.rule.suspends.isEmpty {
      let days = suspendedDays(limit, dossier.intervals, due: result.last, end)
      if days > 0 { result = reckon(days) }
    }
    return TimeLimit(
      rule: limit.rule, openedBy: limit.event.ordinal, opened: limit.event.effective, base: limit.base,
      occurrence: limit.occurrence, day: result.day, due: result.due, last: result.last,
      windowStart: result.windowStart,
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
    dossier.values.parties(.representative).isEmpty
      && dossier.owners.contains { $0.address()?.country.map { !$0.isEmpty } ?? false }
  }
}

import Standards

extension Dossier {
  /// Folds the events of a dossier; only those recorded up to `asOf` count when it is given.
  ///
  /// - Parameter right: the right under the law to which the dossier is pinned.
  public init(id: Int, right: Right, events: [Event], calendar: OfficeCalendar, today: CalendarDate, asOf: CalendarDate? = nil) {
    self.id = id
    self.right = right
    self.today = asOf ?? today
    self.calendar = calendar
    self.events = asOf.map { day in events.filter { $0.recorded.date <= day } } ?? events
    let cancelled = self.events.filter { $0.act == "correct_event" }.compactMap { $0.values.number("related_event") }
    var fold = Fold(calendar: calendar, cancelled: Set(cancelled))
    for event in self.events { fold.apply(event, to: &self) }
    fold.reckon(&self)
  }
}

/// One pass over the events of a dossier.
struct Fold {
  let calendar: OfficeCalendar
  /// Ordinals of events that were corrected away; they stay in the list but have no effect on limits and fees.
  let cancelled: Set<Int>
  private var pending: [PendingLimit] = []

  /// A limit before its dates are reckoned: intervals and extensions may still change them.
  struct PendingLimit {
    let rule: LimitRule
    let event: Event
    let base: CalendarDate
    let baseWords: String
    let occurrence: Int?
    let until: CalendarDate?
    var extensions = 0
    var status = TimeLimit.Status.running
    var statusDate: CalendarDate?
  }

  init(calendar: OfficeCalendar, cancelled: Set<Int>) {
    self.calendar = calendar
    self.cancelled = cancelled
  }

  mutating func apply(_ event: Event, to dossier: inout Dossier) {
    guard let act = dossier.right.act(event.act) else { return }
    let before = dossier.stage
    takeValues(event, act, &dossier)
    move(event, act, &dossier)
    for code in act.events { emit(code, event, act, from: before, &dossier) }
    guard !cancelled.contains(event.ordinal) else { return }
    changeInterval(event, act, &dossier)
    closeLimits(event, act, &dossier)
    openLimits(event, act, &dossier)
    takeFees(event, act, &dossier)
    for paper in act.papers {
      dossier.papers.append(.init(paper: paper, event: event.ordinal, date: event.effective, number: event.numbers["letter"]))
    }
    publish(event, act, &dossier)
    endOrRevive(event, before, &dossier)
  }

  private func takeValues(_ event: Event, _ act: Act, _ dossier: inout Dossier) {
    let form = event.values.items.filter { dossier.right.isFormItem($0.key) }
    dossier.values = dossier.values.replaced(by: Values(form))
    for mark in act.marks { dossier.dates[mark] = .init(date: event.effective, event: event.ordinal) }
    for (series, number) in event.numbers where series == "application" || series == "registration" {
      dossier.numbers[series] = number
    }
    let holder = dossier.right.settings["holder_item"] ?? "holder"
    if act.marks.contains("registered"), dossier.values[holder].isEmpty {
      dossier.values[holder] = dossier.values[dossier.right.settings["applicant_item"] ?? "applicant"]
    }
  }

  private func move(_ event: Event, _ act: Act, _ dossier: inout Dossier) {
    if dossier.right.settings["phase_keeps"]?.contains(act.phase) != true { dossier.phase = act.phase }
    if let state = act.state { dossier.state = state }
    switch act.target {
    case .same: break
    case .back: dossier.stage = dossier.stageLeft
    case .stage(let stage):
      if stage == .terminated, dossier.stage != .terminated { dossier.stageLeft = dossier.stage }
      dossier.stage = stage
    }
  }

  private func emit(_ code: String, _ event: Event, _ act: Act, from: Stage, _ dossier: inout Dossier) {
    let key = EventCode(code: code, key: EventCode.key(of: code), title: "")
    dossier.statusEvents.append(
      StatusEvent(
        code: code,
        string: eventString(
          state: dossier.state, from: from, to: dossier.stage, code: key, indicator: act.indicator, national: act.national),
        event: event.ordinal, date: event.recorded.date, effective: event.effective))
  }

  private func changeInterval(_ event: Event, _ act: Act, _ dossier: inout Dossier) {
    switch act.interval {
    case .opens(let name): dossier.intervals.append(Interval(name: name, from: event.effective))
    case .closes(let name):
      for index in dossier.intervals.indices where dossier.intervals[index].name == name && dossier.intervals[index].until == nil {
        dossier.intervals[index].until = event.effective
      }
    case nil: break
    }
  }

  private func publish(_ event: Event, _ act: Act, _ dossier: inout Dossier) {
    if let section = act.section {
      dossier.queue.append(
        QueuedEntry(
          section: section, event: event.ordinal, act: act.id, onPublication: act.onPublication ?? "notice", since: event.effective))
    }
    if let issue = event.values.text("issue"), let item = event.values.number("published_event"),
      let index = dossier.queue.firstIndex(where: { $0.event == item })
    {
      let entry = dossier.queue.remove(at: index)
      dossier.publications.append(Publication(issue: issue, section: entry.section, date: event.effective, event: item))
    }
  }
}

extension Fold {
  mutating func closeLimits(_ event: Event, _ act: Act, _ dossier: inout Dossier) {
    for index in pending.indices where pending[index].status == .running {
      let limit = pending[index]
      if act.closes.contains(limit.rule.id) {
        pending[index].status = .met(by: event.ordinal)
        pending[index].statusDate = event.effective
        if let fee = limit.rule.fee, act.id != "pay_fee" { addLimitFee(fee, limit, event, &dossier) }
        openNext(after: limit, event, &dossier)
      } else if limit.rule.onMiss == act.id, act.opens.contains(limit.rule.id) == false, isPast(limit, on: event.effective, dossier) {
        pending[index].status = .missed(by: event.ordinal)
        pending[index].statusDate = event.effective
      }
    }
    if act.id == "extend_time_limit", let name = event.values.text("limit"),
      let index = pending.lastIndex(where: { $0.rule.id == name && $0.status == .running })
    {
      pending[index].extensions += 1
    }
  }

  private func isPast(_ limit: PendingLimit, on date: CalendarDate, _ dossier: Dossier) -> Bool {
    reckoned(limit, dossier).last < date
  }

  private mutating func openNext(after limit: PendingLimit, _ event: Event, _ dossier: inout Dossier) {
    guard let recurrence = limit.rule.recurrence, let occurrence = limit.occurrence,
      recurrence.last.map({ occurrence < $0 }) ?? true
    else { return }
    pending.append(
      PendingLimit(
        rule: limit.rule, event: event, base: limit.base, baseWords: limit.baseWords, occurrence: occurrence + 1, until: nil))
  }

  mutating func openLimits(_ event: Event, _ act: Act, _ dossier: inout Dossier) {
    for id in act.opens {
      guard let rule = dossier.right.limits[id] else { continue }
      let (base, words) = baseDay(rule, event, act, dossier)
      var occurrence = rule.recurrence?.first
      if let recurrence = rule.recurrence, var number = occurrence {
        let last = recurrence.last ?? number + 200
        while number < last,
          recurrence.step.end(from: base, times: max(0, number - recurrence.offset), calendar: calendar) < event.effective
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
      switch event.values.text("notified_by") ?? "post" {
      case "counter": return (event.effective, "“\(act.label.first)” was handed over at the counter")
      case "portal", "email":
        let day = calendar.adding(workingDays: 1, to: event.effective)
        return (day, "deemed receipt 1 working day after “\(act.label.first)” was sent on \(event.effective)")
      default: return (event.effective.adding(days: 10), "deemed receipt 10 days after dispatch of “\(act.label.first)” on \(event.effective)")
      }
    }
  }

  /// When the dossier ends, what still ran ends with it, but for limits that the ending opened; revival sets them going again.
  mutating func endOrRevive(_ event: Event, _ before: Stage, _ dossier: inout Dossier) {
    if before != .terminated, dossier.stage == .terminated {
      for index in pending.indices where pending[index].status == .running && pending[index].event.ordinal != event.ordinal {
        pending[index].status = .ended(by: event.ordinal)
      }
    } else if before == .terminated, dossier.stage != .terminated {
      for index in pending.indices {
        let limit = pending[index]
        if case .ended = limit.status { pending[index].status = .running }
        if case .missed = limit.status { openNext(after: limit, event, &dossier) }
      }
    }
  }

  func reckon(_ dossier: inout Dossier) {
    dossier.limits = pending.map { reckoned($0, dossier) }
  }

  private func reckoned(_ limit: PendingLimit, _ dossier: Dossier) -> TimeLimit {
    let end = limit.statusDate ?? dossier.today
    let suspended = limit.rule.suspends.isEmpty ? 0 : dossier.intervals.filter { limit.rule.suspends.contains($0.name) }
      .map { max(0, min($0.until ?? end, end).dayNumber - max($0.from, limit.base).dayNumber) }.reduce(0, +)
    let reckoner = LimitReckoner(rule: limit.rule, calendar: calendar, abroad: limit.rule.abroad != nil && isAbroad(dossier))
    let result = reckoner.reckon(
      base: limit.base, baseWords: limit.baseWords, occurrence: limit.occurrence, extensions: limit.extensions,
      suspendedDays: suspended, until: limit.until)
    return TimeLimit(
      rule: limit.rule, openedBy: limit.event.ordinal, opened: limit.event.effective, base: limit.base,
      occurrence: limit.occurrence, due: result.due, last: result.last, windowStart: result.windowStart,
      extensions: limit.extensions, status: limit.status, why: result.why)
  }

  private func isAbroad(_ dossier: Dossier) -> Bool {
    dossier.values.parties("representative").isEmpty
      && dossier.owners.contains { $0.address()?.country.map { !$0.isEmpty } ?? false }
  }
}

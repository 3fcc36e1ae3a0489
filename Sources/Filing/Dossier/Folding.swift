import Standards

extension Dossier {
  /// Folds the events of a dossier; only those recorded up to `asOf` count when it is given.
  ///
  /// - Parameter right: the right under the law to which the dossier is pinned.
  public init(
    id: Int, right: Right, events: [Event], calendar: OfficeCalendar, today: CalendarDate, asOf: CalendarDate? = nil
  ) {
    let counted = asOf.map { day in events.filter { $0.recorded.date <= day } } ?? events
    self.init(id: id, right: right, opened: counted, calendar: calendar, today: asOf ?? today)
    var fold = Fold(calendar: calendar)
    for (place, event) in counted.enumerated() {
      if event.values.number(.relatedEvent) != nil, right.act(event.act)?.annuls == true {
        // What was exchanged stays as it was told; everything else is as if the annulled event had not been recorded.
        let told = statusEvents
        let annulled = Dossier.annulments(in: counted[...place], of: right)
        (self, fold) = refolded(counted[..<place], annulled: annulled, calendar)
        statusEvents = told
      }
      fold.apply(event, to: &self)
    }
    fold.reckon(&self)
  }

  /// Folds events of which those in `annulled` have no effect.
  init(
    id: Int, right: Right, events: ArraySlice<Event>, annulled: [Int: Int], calendar: OfficeCalendar,
    today: CalendarDate
  ) {
    self.init(id: id, right: right, opened: Array(events), calendar: calendar, today: today)
    var fold: Fold
    (self, fold) = refolded(events, annulled: annulled, calendar)
    fold.reckon(&self)
  }

  /// A dossier in which nothing has had effect yet.
  private init(id: Int, right: Right, opened events: [Event], calendar: OfficeCalendar, today: CalendarDate) {
    self.id = id
    self.right = right
    self.events = events
    self.calendar = calendar
    self.today = today
  }

  private func refolded(_ events: ArraySlice<Event>, annulled: [Int: Int], _ calendar: OfficeCalendar)
    -> (Dossier, Fold)
  {
    var dossier = Dossier(id: id, right: right, opened: self.events, calendar: calendar, today: today)
    dossier.annulled = annulled
    var fold = Fold(calendar: calendar)
    for event in events { fold.apply(event, to: &dossier) }
    return (dossier, fold)
  }
}

/// One pass over the events of a dossier.
struct Fold {
  let calendar: OfficeCalendar
  var pending: [PendingLimit] = []
  /// Ordinal of the event that ended the dossier, while it is ended.
  var endedBy: Int?

  /// A limit before its dates are reckoned: intervals and extensions may still change them.
  struct PendingLimit {
    var rule: LimitRule
    let event: Event
    var base: CalendarDate
    var baseWords: String
    let occurrence: Int?
    let until: CalendarDate?
    /// Length that the missed limit gives to a relief; nil for the period of the rule.
    var length: Period?
    /// Whether the address was abroad when it opened.
    var isAbroad = false
    /// Until when what fell due before it opened may be met; nil when that is not asked.
    var arrears: CalendarDate?
    var extensions = 0
    var status = TimeLimit.Status.running
    var statusDate: CalendarDate?
  }

  init(calendar: OfficeCalendar) { self.calendar = calendar }

  mutating func apply(_ event: Event, to dossier: inout Dossier) {
    guard let act = dossier.right.act(event.act) else { return }
    guard dossier.annulled[event.ordinal] == nil else { return keepAllotted(event, &dossier) }
    let before = dossier.stage
    let stateBefore = dossier.state
    let units = act.counted(dossier, on: event.noted)
    takeValues(event, act, &dossier)
    rebase(event, act, &dossier)
    move(event, act, &dossier)
    emit(event, act, from: before, stateBefore, &dossier)
    changeInterval(event, act, &dossier)
    prove(event, act, dossier)
    closeLimits(event, act, &dossier)
    openLimits(event, act, &dossier)
    takeFees(event, act, units, &dossier)
    // One request over several dossiers has one certificate, that of its first.
    for paper in act.papers where event.values.text(.requestFile) == nil {
      dossier.papers.append(
        .init(
          paper: paper, event: event.ordinal, date: dossier.right.made(event, act), number: event.numbers["letter"]))
    }
    publish(event, act, &dossier)
    endOrRevive(event, (before, stateBefore), &dossier)
  }

  /// An annulled event keeps the number by which the dossier is called, and its receipt, which is void.
  private func keepAllotted(_ event: Event, _ dossier: inout Dossier) {
    if let number = event.numbers["application"] { dossier.numbers["application"] = number }
    if let code = event.values.text(.fee), let amount = event.values.number(.amount),
      let receipt = event.numbers["receipt"]
    {
      dossier.payments.append(
        Payment(event, code: code, amount: amount, receipt: receipt, owner: dossier.ownerLine, isVoid: true))
    }
  }

  private func takeValues(_ event: Event, _ act: Act, _ dossier: inout Dossier) {
    let standing = act.takes.contains { $0.use == .removes } ? dossier.values.items : [:]
    for (item, entries) in event.values.items where dossier.right.isFormItem(item) { dossier.values[item] = entries }
    for taken in act.takes where taken.use == .removes && dossier.right.isFormItem(taken.item) {
      let named = event.values[taken.item]
      let stood = standing[taken.item] ?? []
      dossier.values[taken.item] = named.isEmpty ? [] : stood.filter { !named.contains($0) }
    }
    for mark in act.marks { dossier.dates[mark] = .init(date: event.effective, event: event.ordinal) }
    for (series, number) in event.numbers where series == "application" || series == "registration" {
      dossier.numbers[series] = number
    }
    let holder = dossier.right.holderItem
    if act.marks.contains("registered"), dossier.values[holder].isEmpty {
      dossier.values[holder] = dossier.values[dossier.right.applicantItem]
    }
  }

  private func move(_ event: Event, _ act: Act, _ dossier: inout Dossier) {
    if dossier.right.settings["phase_keeps"]?.contains(act.phase) != true { dossier.phase = act.phase }
    if let state = act.state { dossier.state = state }
    switch act.target {
    case .same: break
    case .back: if dossier.stage == .terminated { dossier.stage = dossier.stageLeft }
    case .stage(let stage):
      if stage == .terminated, dossier.stage != .terminated { dossier.stageLeft = dossier.stage }
      dossier.stage = stage
    }
  }

  /// Codes that stand before the one that makes the move belong to the stage and state left, those after it to the ones reached.
  private func emit(_ event: Event, _ act: Act, from: Stage, _ stateBefore: LegalState, _ dossier: inout Dossier) {
    let mover =
      from == dossier.stage
      ? 0
      : act.events.firstIndex { code in
        code.first.map { EventCode.permits(category: $0, from: from, to: dossier.stage) } ?? false
      } ?? 0
    for (index, code) in act.events.enumerated() {
      let key = EventCode(code: code, key: EventCode.key(of: code), title: "")
      dossier.statusEvents.append(
        StatusEvent(
          code: code,
          string: eventString(
            state: index < mover ? stateBefore : dossier.state, from: index > mover ? dossier.stage : from,
            to: index < mover ? from : dossier.stage, code: key, indicator: act.indicator, national: act.national),
          event: event.ordinal, date: event.recorded.date, effective: event.effective))
    }
  }

  private func changeInterval(_ event: Event, _ act: Act, _ dossier: inout Dossier) {
    switch act.interval {
    case .opens(let name): dossier.intervals.append(Interval(name: name, from: event.effective))
    case .closes(let name):
      for index in dossier.intervals.indices
      where dossier.intervals[index].name == name && dossier.intervals[index].until == nil {
        dossier.intervals[index].until = event.effective
      }
    case nil: break
    }
  }

  /// What happens to a file that was never published is not published either: a withdrawal, a refusal, a change of name.
  private func publish(_ event: Event, _ act: Act, _ dossier: inout Dossier) {
    // What takes back an event is printed when that one was.
    let isUnprinted = act.annuls && !dossier.publications.contains { $0.event == event.values.number(.relatedEvent) }
    if let section = act.section, !isUnprinted, !dossier.isSecret || laysOpen(act, dossier.right) {
      dossier.queue.append(
        QueuedEntry(
          section: section, event: event.ordinal, act: act.id, onPublication: act.onPublication ?? "notice",
          since: event.effective))
    }
    guard let issue = event.values.text(.issue), let item = event.values.number(.publishedEvent) else { return }
    var section: String?
    if let index = dossier.queue.firstIndex(where: { $0.event == item }) {
      section = dossier.queue.remove(at: index).section
    } else if dossier.annulled[item] != nil, let printed = dossier.events.first(where: { $0.ordinal == item }) {
      // What is printed is printed, though the event was annulled afterwards.
      section = dossier.right.act(printed.act)?.section
    }
    if let section {
      dossier.publications.append(Publication(issue: issue, section: section, date: event.effective, event: item))
    }
  }

  private func laysOpen(_ act: Act, _ right: Right) -> Bool {
    act.onPublication.flatMap(right.act)?.marks.contains(where: Dossier.layingOpen.contains) ?? false
  }
}

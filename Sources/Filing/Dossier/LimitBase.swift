import Standards

extension Fold {
  /// The day from which a limit of the rule runs that the event opens, and what day that is.
  func baseDay(_ rule: LimitRule, _ event: Event, _ act: Act, _ dossier: Dossier) -> (CalendarDate, String) {
    switch rule.from {
    case .recorded: return (event.noted, "the day on which “\(act.entry.first)” was recorded")
    case .effective, .missed: return (event.effective, "the day of “\(act.entry.first)”")
    case .priority: return (dossier.priorityDate ?? event.effective, "the earliest priority or filing date")
    case .marked(let name): return (dossier.date(name) ?? event.effective, "the date \(name)")
    case .notified: return notified(event, act, dossier)
    }
  }

  /// Deemed receipt of the letter that the event makes, or its proved receipt.
  ///
  /// A law that binds days of effect has letters that run from the day on which they were made, though the decision has effect earlier.
  private func notified(_ event: Event, _ act: Act, _ dossier: Dossier) -> (CalendarDate, String) {
    if let received = event.values.date(.receivedOn) { return (received, "proved receipt of “\(act.entry.first)”") }
    let sent = dossier.right.made(event, act)
    let way = event.values.text(.notifiedBy) ?? act.papers.compactMap { dossier.right.receivedBy[$0] }.first ?? "post"
    guard let period = calendar.receipt(way, on: sent) else {
      return (sent, "“\(act.entry.first)” was handed over at the \(way)")
    }
    let day = period.end(from: sent, calendar: calendar)
    return (day, "deemed receipt \(period.words) after dispatch of “\(act.entry.first)” on \(sent)")
  }

  /// What runs from a date that the event has moved – the earliest priority, the filing date – runs from the new one; what is over stays.
  mutating func rebase(_ event: Event, _ act: Act, _ dossier: inout Dossier) {
    for index in pending.indices
    where pending[index].status == .running && !act.closes.contains(pending[index].rule.id) {
      let limit = pending[index]
      let base: CalendarDate?
      switch limit.rule.from {
      case .priority: base = dossier.priorityDate
      case .marked(let name): base = dossier.date(name)
      case .effective, .recorded, .missed, .notified: base = nil
      }
      guard let base, base != limit.base, reckoned(limit, dossier, at: event.effective).last >= event.effective else {
        continue
      }
      pending[index].base = base
    }
  }

  /// A letter whose receipt is proved was received on that day, when it is later than the deemed one.
  mutating func prove(_ event: Event, _ act: Act, _ dossier: Dossier) {
    guard act.provesReceipt, let letter = event.values.number(.relatedEvent), let day = event.values.date(.receivedOn)
    else { return }
    for index in pending.indices
    where pending[index].event.ordinal == letter && pending[index].status == .running
      && pending[index].rule.from == .notified && pending[index].base < day
    {
      pending[index].base = day
      pending[index].baseWords = "proved receipt, event \(event.ordinal)"
    }
  }

  /// The first occurrence that falls due on the day or after it; nil when the last one is past.
  func first(of recurrence: LimitRule.Recurrence, after day: CalendarDate, from base: CalendarDate) -> Int? {
    var number = recurrence.first
    let last = recurrence.last ?? number + 200
    while recurrence.step.end(from: base, times: max(0, number - recurrence.offset), calendar: calendar) < day {
      guard number < last else { return nil }
      number += 1
    }
    return number
  }

  /// The day that the item of the rule gives as the end: never later than its period allows.
  func until(_ rule: LimitRule, _ event: Event, _ dossier: Dossier) -> CalendarDate? {
    rule.until.flatMap { event.values.date($0) ?? dossier.values.date($0) }
  }
}

extension Right {
  /// The day on which the letter of the event was made: the day of recording, where the law binds days of effect.
  public func made(_ event: Event) -> CalendarDate { act(event.act).map { made(event, $0) } ?? event.effective }

  func made(_ event: Event, _ act: Act) -> CalendarDate {
    act.back == nil ? event.effective : max(event.effective, event.noted)
  }
}

extension Act {
  /// Whether it records the proof of when a letter was received.
  var provesReceipt: Bool {
    takes.contains { $0.item == Item.receivedOn.rawValue && $0.obligatory } && takes(.relatedEvent)
  }
}

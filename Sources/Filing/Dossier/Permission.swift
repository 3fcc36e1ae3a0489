import Standards

extension Dossier {
  /// Why the act cannot be recorded today; nil when it can.
  ///
  /// - Parameter roles: roles of the officer; nil leaves roles out of the question.
  public func refusal(of act: Act, on date: CalendarDate, roles: [String]?) -> Refusal? {
    if act.from == [.none], let first = events.first {
      let reason = "the dossier was opened on \(first.effective); receive a further application as a filing of its own"
      return .condition(act: act.label.first, reason: reason, basis: act.basis)
    }
    guard act.from.contains(stage) else { return .wrongStage(act: act.label.first, stage: stage, permitted: act.from) }
    guard stage == .none || act.inState.contains(state) else { return .wrongState(act: act.label.first, state: state) }
    if stage == .terminated,
      let code = act.events.first(where: { !EventCode.revives(category: $0.first ?? "W", left: stageLeft) })
    {
      let what = code.hasPrefix("C") ? "an application; this right" : "a right; this application"
      return .condition(
        act: act.label.first, reason: "\(code) revives \(what) ended at stage \(stageLeft) (\(stageLeft.words))",
        basis: act.basis)
    }
    if let reason = lacking(relief: act, on: date) {
      return .condition(act: act.label.first, reason: reason, basis: act.basis)
    }
    for condition in act.conditions {
      if let reason = unmet(condition, of: act, on: date) {
        return .condition(act: act.label.first, reason: reason, basis: act.basis)
      }
    }
    if let reason = tooEarly(act, on: date) {
      return .condition(act: act.label.first, reason: reason, basis: act.basis)
    }
    if let roles, !act.roles.isEmpty, !act.roles.contains(where: roles.contains) {
      return .role(act: act.label.first, needs: act.roles)
    }
    return nil
  }

  /// Every act of the right with the reason why it cannot be recorded, permitted ones first.
  public func acts(on date: CalendarDate, roles: [String]?) -> [(act: Act, refusal: Refusal?)] {
    let all = right.acts.filter { !$0.from.contains(.none) || $0.from.count > 1 }
      .map { (act: $0, refusal: refusal(of: $0, on: date, roles: roles)) }
    return all.filter { $0.refusal == nil } + all.filter { $0.refusal != nil }
  }

  /// What of the condition does not hold; nil when it holds, or is judged by the recorder, which knows other dossiers.
  func unmet(_ condition: Condition, of act: Act?, on date: CalendarDate) -> String? {
    switch condition {
    case .after(let act): has(act: act) ? nil : "“\(label(act))” has not been recorded"
    case .before(let act): has(act: act) ? "“\(label(act))” has already been recorded" : nil
    case .open(let limit):
      if let found = running(limit) {
        // The office's own time limits bind nobody to be too late.
        found.isExpired(on: date) && found.rule.waits != .office
          ? "the time limit “\(found.name)” ended on \(found.last)" : nil
      } else {
        "the time limit “\(name(limit))” does not run"
      }
    case .closed(let limit):
      running(limit).map { "the time limit “\($0.name)” still runs until \($0.last)" }
    case .expired(let limit):
      if let found = running(limit) {
        found.isExpired(on: date) ? nil : "the time limit “\(found.name)” runs until \(found.last)"
      } else {
        "the time limit “\(name(limit))” does not run"
      }
    case .past(let limit):
      limits.last { $0.rule.id == limit && $0.isRunning && !$0.isExpired(on: date) }
        .map { "the time limit “\($0.name)” still runs until \($0.last)" }
    case .timely(let limit):
      limits.first { $0.rule.id == limit && $0.isExpired(on: date) }
        .map { "the time limit “\($0.name)” ended on \($0.last)" }
    case .has(let item): values[item].isEmpty ? "“\(itemLabel(item))” is missing" : nil
    case .lacks(let item): values[item].isEmpty ? nil : "“\(itemLabel(item))” is present"
    case .during(let name): runs(interval: name) ? nil : "there is no \(name) in force"
    case .outside(let name): runs(interval: name) ? "the \(name) is still in force" : nil
    case .marked(let name): dates[name] == nil ? "there is no date “\(name)”" : nil
    case .unmarked(let name): dates[name].map { "the date “\(name)” is \($0.date) already" }
    case .paid(let fee):
      fees.contains { $0.code == fee }
        ? unpaid(fee, \.isPaid) : "the fee “\(right.fees[fee]?.first?.label.first ?? fee)” has not become due yet"
    case .clear(let fee): fee == "all" ? owing : unpaid(fee) { !$0.isOpen }
    case .owed(let fee):
      fees.contains { $0.code == fee && $0.isOpen }
        ? nil : "nothing is owed of the fee “\(right.fees[fee]?.first?.label.first ?? fee)”"
    case .parent: nil
    case .either(let conditions): neither(conditions, of: act, on: date)
    case .waiting(let section):
      queue.contains { $0.section == section } ? nil : "nothing waits for section \(section) of the gazette"
    case .over:
      limits.first { $0.isRunning && ($0.rule.waits == .office || !$0.isExpired(on: date)) }
        .map { "the time limit “\($0.name)” still runs until \($0.last); let it end first" }
    case .missed:
      limits.contains { $0.isExpired(on: date) && $0.rule.onMiss == act?.id }
        ? nil : "no time limit with this consequence has run out"
    case .settled(let act): unsettled(act)
    case .met(let checklist):
      findings(of: checklist).first { $0.must }.map { "“\($0.paragraph.first)” of the checklist \(checklist) is open" }
    }
  }

  private func neither(_ conditions: [Condition], of act: Act?, on date: CalendarDate) -> String? {
    var reasons: [String] = []
    for condition in conditions {
      guard let reason = unmet(condition, of: act, on: date) else { return nil }
      reasons.append(reason)
    }
    return reasons.joined(separator: ", and ")
  }

  private var owing: String? {
    let open = fees.filter(\.isOpen)
    guard !open.isEmpty else { return nil }
    let names = open.map { "\($0.label.first) \(money($0.open))" }.joined(separator: ", ")
    return "fees are owed: \(names); take the payment first"
  }

  /// Why what a payment made due by closing a time limit may not stand: it is not paid in full. nil when it may.
  ///
  /// - Parameter act: the act just recorded, the last event of the dossier.
  public func refusal(ofPayment act: Act) -> Refusal? {
    guard act.isPayment, let event = events.last else { return nil }
    let open = fees.filter { $0.event == event.ordinal && $0.isOpen }
    guard !open.isEmpty else { return nil }
    let due = open.map { "\($0.label.first) \(money($0.open))" }.joined(separator: ", ")
    return .condition(
      act: act.label.first, reason: "the amount does not cover what it makes due; \(due) more is needed",
      basis: act.basis)
  }

  /// What comes back has a window; before its first day there is nothing to be met.
  func tooEarly(_ act: Act, on date: CalendarDate) -> String? {
    let closing = limits.filter { $0.isRunning && $0.rule.recurrence != nil && act.closes.contains($0.rule.id) }
    guard let first = closing.min(by: { $0.due < $1.due }), let start = first.windowStart, date < start else {
      return nil
    }
    return "“\(first.name)”, due \(first.due), can be met from \(start) (\(first.rule.basis)); come back then"
  }

  /// - Parameter isDone: whether nothing more is asked of a fee.
  private func unpaid(_ code: String, _ isDone: (FeeDue) -> Bool) -> String? {
    let open = fees.filter { $0.code == code && !isDone($0) }
    guard let first = open.first else { return nil }
    let rest = open.map(\.open).reduce(0, +)
    return rest > 0
      ? "the fee “\(first.label.first)” is not paid; \(money(rest)) are due"
      : "the fee “\(first.label.first)” was written off and never paid; annul that, then take the payment"
  }

  private func unsettled(_ act: String) -> String? {
    guard let event = eventsInForce.last(where: { $0.act == act }) else {
      return "“\(label(act))” has not been recorded"
    }
    let missed = missedLimits.compactMap(\.rule.fee)
    let open = fees.filter { !$0.isPaid && ($0.event == event.ordinal || missed.contains($0.code)) }
    guard !open.isEmpty else { return nil }
    let names = open.map { "\($0.label.first) \($0.isOpen ? money($0.open) : "was written off")" }.joined(
      separator: ", ")
    return "what “\(label(act))” made due is not paid: \(names); take the payment first"
  }

  private func running(_ limit: String) -> TimeLimit? { limits.last { $0.rule.id == limit && $0.isRunning } }
  private func label(_ act: String) -> String { right.act(act)?.label.first ?? act }
  private func name(_ limit: String) -> String { right.limits[limit]?.label.first ?? limit }
  private func itemLabel(_ item: String) -> String { right.item(item)?.label.first ?? item }
}

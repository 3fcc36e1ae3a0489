import Standards

extension Dossier {
  /// The limits that were missed by the last event that recorded such a loss.
  public var missedLimits: [TimeLimit] {
    let loss = limits.compactMap { if case .missed(let event) = $0.status { event } else { nil } }.max()
    return loss.map { event in limits.filter { $0.status == .missed(by: event) } } ?? []
  }

  /// Why the relief that the act asks cannot be given on the day, by the limits alone; nil when it can.
  func lacking(relief act: Act, on date: CalendarDate) -> String? {
    guard let relief = act.relief, relief != .extended else { return nil }
    let missed = missedLimits
    guard let first = missed.first else { return "no time limit was missed; \(relief.cure)" }
    guard missed.contains(where: { $0.rule.window(of: relief) != nil }) else {
      return "“\(first.name)” (\(first.rule.basis)) allows no \(relief.words); \(relief.cure)"
    }
    let windows = limits.filter { $0.rule.relief == relief && $0.isRunning }
    guard let window = windows.last, window.isExpired(on: date) else { return nil }
    return "\(relief.words) could be requested until \(window.last) (\(window.rule.basis)); \(relief.cure)"
  }

  /// Why the relief cannot be given for what the officer entered; nil when it can, and for acts that give none.
  ///
  /// - Parameters:
  ///   - values: `limit` of an extension, `cause_removed` of a restoration.
  ///   - date: day on which it is asked.
  public func refusal(ofRelief act: Act, values: Values, on date: CalendarDate) -> Refusal? {
    let reason: String? =
      switch act.relief {
      case .extended: values.text(.limit).flatMap { unextendable($0, on: date) }
      case .restored: values.date(.causeRemoved).flatMap { tooLate(causeRemoved: $0, on: date) }
      case .continued, nil: nil
      }
    return reason.map { .condition(act: act.label.first, reason: $0, basis: act.basis) }
  }

  private func unextendable(_ id: String, on date: CalendarDate) -> String? {
    guard let limit = limits.last(where: { $0.rule.id == id && $0.isRunning }) else {
      let running = limits.filter(\.isRunning).map(\.rule.id).joined(separator: ", ")
      return "the time limit “\(id)” does not run; running are: \(running.isEmpty ? "none" : running)"
    }
    let rule = limit.rule
    guard rule.extend != nil else {
      return "the time limit “\(limit.name)” (\(rule.basis)) cannot be extended; act by \(limit.last)"
    }
    guard limit.extensions < rule.extendTimes else {
      return
        "the time limit “\(limit.name)” (\(rule.basis)) cannot be extended more than \(times(rule.extendTimes)); act by \(limit.last)"
    }
    let asked = rule.extendLate?.end(from: limit.last, calendar: calendar) ?? limit.last
    let last = calendar.nextWorkingDay(from: asked).date
    return date <= last
      ? nil : "an extension of “\(limit.name)” (\(rule.basis)) could be asked until \(last); \(Relief.extended.cure)"
  }

  private func tooLate(causeRemoved day: CalendarDate, on date: CalendarDate) -> String? {
    guard day <= date else { return "the cause is removed on \(day), after the request; correct the day" }
    let given = missedLimits.compactMap { limit in limit.rule.restore.map { (limit, $0) } }
    guard let (limit, period) = given.first else { return nil }
    let last = calendar.nextWorkingDay(from: period.end(from: day, calendar: calendar)).date
    return date <= last
      ? nil
      : "the cause was removed on \(day), and for “\(limit.name)” the request had to follow within \(period.words), until \(last); \(Relief.restored.cure)"
  }

  private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }
}

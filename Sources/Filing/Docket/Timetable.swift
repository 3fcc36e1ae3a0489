import Standards

/// A step of proceedings between parties: what was recorded, or what is waited for.
public struct TimetableLine: Codable, Equatable, Sendable {
  /// Day of effect of an act; last day of a time limit.
  public let day: CalendarDate
  /// What was recorded, or the time limit.
  public let step: Label
  /// `applicant`, `third` or `office`: whose step it is; nil for an act.
  public let waits: LimitRule.Waits?
  public let state: State
  /// Ordinal of the act, or of the one that opened the time limit.
  public let event: Int
  /// Numbers that the act was given, and the parties and papers that came with it.
  public let brought: [String]
  /// The last day, when it can be made later; nil when it cannot.
  public let longest: CalendarDate?

  public enum State: String, Codable, Sendable {
    case recorded, runs, over, met, missed, ended
  }
}

extension Dossier {
  /// The proceedings between parties in the order of their days: acts of the phases that the law calls contested, with the
  /// time limits that they opened. Empty where nobody has challenged anything.
  public func timetable(_ law: Law) -> [TimetableLine] {
    let contested = Set(law.phases.filter(\.isContested).map(\.id))
    let acts = eventsInForce.filter { right.act($0.act).map { contested.contains($0.phase) } ?? false }
    let opened = Set(acts.map(\.ordinal))
    let lines = acts.map(line) + limits.filter { opened.contains($0.openedBy) }.map(line)
    // What was done stands before what it opened, and that before what was done on its last day.
    return lines.enumerated().sorted {
      ($0.element.day, $0.element.event, $0.offset) < ($1.element.day, $1.element.event, $1.offset)
    }
    .map(\.element)
  }

  private func line(_ event: Event) -> TimetableLine {
    let items = right.act(event.act)?.takes.map(\.item) ?? []
    let named = items.flatMap { event.values.parties($0) }.map(\.name)
    let exhibits = event.values.attachments.map(\.name)
    // Days that the program itself reads, such as that of receipt, say nothing of the proceedings.
    let days = items.filter { Item(rawValue: $0) == nil }.compactMap { item in
      event.values.date(item).map { "\(right.item(item)?.label.first ?? item) \($0)" }
    }
    return TimetableLine(
      day: event.effective, step: right.entry(event.act), waits: nil, state: .recorded, event: event.ordinal,
      brought: event.numbers.values.sorted() + named + days + exhibits, longest: nil)
  }

  private func line(_ limit: TimeLimit) -> TimetableLine {
    let state: TimetableLine.State =
      switch limit.status {
      case .running: limit.isExpired(on: today) ? .over : .runs
      case .met: .met
      case .missed: .missed
      case .ended: .ended
      }
    var longest: CalendarDate?
    if limit.isRunning, let extend = limit.rule.extend, limit.extensions < limit.rule.extendTimes {
      let times = limit.rule.extendTimes - limit.extensions
      longest = calendar.nextWorkingDay(from: extend.end(from: limit.day, times: times, calendar: calendar)).date
    }
    return TimetableLine(
      day: limit.last, step: limit.rule.label, waits: limit.rule.waits, state: state, event: limit.openedBy,
      brought: [], longest: longest)
  }
}

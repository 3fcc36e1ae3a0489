import Standards

extension Dossier {
  /// The file for which it waits while it is suspended; nil when it waits for none.
  public var blockedBy: String? {
    let event = eventsInForce.last { event in
      event.values.text(.blockingFile) != nil
        && intervals.contains { $0.until == nil && $0.name == interval(of: event) }
    }
    return event?.values.text(.blockingFile)
  }

  /// The act that ends its waiting: what its running limit proposes once it is over; nil when it waits for nothing.
  public var waking: Act? { waiting?.rule.onMiss.flatMap(right.act) }

  /// The day on which its waiting ends at the latest.
  public var waitsUntil: CalendarDate? { waiting?.last }

  private var waiting: TimeLimit? {
    guard let number = blockedBy,
      let event = eventsInForce.last(where: { $0.values.text(.blockingFile) == number })
    else { return nil }
    return limits.last { $0.isRunning && $0.openedBy == event.ordinal }
  }

  private func interval(of event: Event) -> String? {
    if case .opens(let name)? = right.act(event.act)?.interval { name } else { nil }
  }
}

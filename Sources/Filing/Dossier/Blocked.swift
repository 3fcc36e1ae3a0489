extension Dossier {
  /// The file for which it waits while it is suspended; nil when it waits for none.
  public var blockedBy: String? {
    let event = eventsInForce.last { event in
      event.values.text(.blockingFile) != nil
        && intervals.contains { $0.until == nil && $0.name == interval(of: event) }
    }
    return event?.values.text(.blockingFile)
  }

  private func interval(of event: Event) -> String? {
    if case .opens(let name)? = right.act(event.act)?.interval { name } else { nil }
  }
}

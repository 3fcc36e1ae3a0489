import Standards

/// An event that would be refused if it were recorded now, and why.
public struct UnguardedEvent: Codable, Equatable, Sendable {
  /// Application number.
  public let number: String
  public let ordinal: Int
  public let act: String
  public let day: CalendarDate
  public let reason: String

  /// `402026000000017, event 4, “Accept the mark” of 2026-03-02: …`
  public var sentence: String { "\(number), event \(ordinal), “\(act)” of \(day): \(reason)" }
}

extension Dossier {
  /// The events in force that the guards of this program would refuse, each judged as of the day on which it was recorded.
  ///
  /// They keep their effect: whoever reads them decides what is to be corrected.
  public var unguarded: [UnguardedEvent] {
    events.enumerated().compactMap { place, event in
      guard annulled[event.ordinal] == nil, let act = right.act(event.act) else { return nil }
      let before = events[..<place]
      let known = Dossier.annulments(in: before, of: right)
      let refusal =
        refused(event, after: before, annulled: known)
        ?? dayRefused(event, act, after: before, known)
        ?? after(event: event.ordinal, today: event.noted).refusal(ofPayment: act)
      return refusal.map {
        UnguardedEvent(
          number: applicationNumber, ordinal: event.ordinal, act: act.label.first, day: event.effective,
          reason: $0.message)
      }
    }
  }

  private func dayRefused(_ event: Event, _ act: Act, after events: ArraySlice<Event>, _ annulled: [Int: Int])
    -> Refusal?
  {
    guard !act.takes(.publishedEvent) else { return nil }
    let day = event.noted
    let dossier = Dossier(id: id, right: right, events: events, annulled: annulled, calendar: calendar, today: day)
    return dossier.refusal(of: act, effective: event.effective, on: day, values: event.values)
  }
}

import Standards

extension Act {
  /// Whether it annuls the event that it names as `related_event`.
  ///
  /// - Source: WIPO Standard ST.27, event Y10.
  public var annuls: Bool { events.contains("Y10") }
}

extension Dossier {
  /// The events that have effect: all but those that a later one annulled.
  public var eventsInForce: [Event] { annulled.isEmpty ? events : events.filter { annulled[$0.ordinal] == nil } }

  /// The legal-status events of the events that have effect.
  public var statusEventsInForce: [StatusEvent] { statusEvents.filter { annulled[$0.event] == nil } }

  /// For each annulled event the one that annulled it, by ordinals; who annuls a correction sets what it annulled in force again.
  static func annulments(in events: some BidirectionalCollection<Event>, of right: Right) -> [Int: Int] {
    var found: [Int: Int] = [:]
    for event in events.reversed() where found[event.ordinal] == nil {
      guard let number = event.values.number(.relatedEvent), number < event.ordinal,
        right.act(event.act)?.annuls == true
      else { continue }
      found[number] = event.ordinal
    }
    return found
  }

  /// Why the event that the officer names cannot be annulled; nil when it can, and for acts that annul nothing.
  public func refusal(ofCorrection act: Act, values: Values) -> Refusal? {
    guard act.annuls, let number = values.number(.relatedEvent),
      let event = events.first(where: { $0.ordinal == number })
    else { return nil }
    return uncorrectable(event).map { .condition(act: act.label.first, reason: $0, basis: act.basis) }
  }

  private func uncorrectable(_ event: Event) -> String? {
    let words = words(of: event)
    if let by = annulled[event.ordinal] { return "\(words) is annulled already, by event \(by)" }
    if right.act(event.act)?.takes(.publishedEvent) == true {
      return "\(words) was recorded by the gazette, and a closed issue never changes; print an erratum"
    }
    if let child = event.values.text(.child) {
      return "\(words) belongs together with the dossier \(child); record what takes it back in both"
    }
    guard let (later, refusal) = orphan(without: event.ordinal) else { return nil }
    return
      "without \(words), \(self.words(of: later)) could not have been recorded: \(refusal.message) Annul that one first"
  }

  /// The first later event that only what is to be annulled permitted.
  private func orphan(without ordinal: Int) -> (Event, Refusal)? {
    let kept = events.filter { $0.ordinal != ordinal }
    var annulled = Dossier.annulments(in: kept, of: right)
    annulled[ordinal] = events.count + 1
    for (place, event) in events.enumerated() where event.ordinal > ordinal && annulled[event.ordinal] == nil {
      let before = events[..<place]
      guard let refusal = refused(event, after: before, annulled: annulled),
        refused(event, after: before, annulled: Dossier.annulments(in: before, of: right)) == nil
      else { continue }
      return (event, refusal)
    }
    return nil
  }

  func refused(_ event: Event, after events: ArraySlice<Event>, annulled: [Int: Int]) -> Refusal? {
    guard let act = right.act(event.act) else { return nil }
    let day = event.noted
    let dossier = Dossier(id: id, right: right, events: events, annulled: annulled, calendar: calendar, today: day)
    return dossier.refusal(of: act, on: event.effective, roles: nil)
      ?? dossier.refusal(ofRelief: act, values: event.values, on: event.effective)
      ?? dossier.refusal(ofReceipt: act, values: event.values)
  }

  /// Why the receipt that the act voids cannot be voided; nil when it can.
  public func refusal(ofReceipt act: Act, values: Values) -> Refusal? {
    guard act.takes(.receipt), let receipt = values.text(.receipt),
      !payments.contains(where: { $0.receipt == receipt && !$0.isVoid })
    else { return nil }
    return .condition(
      act: act.label.first, reason: "the dossier has no valid receipt “\(receipt)”", basis: act.basis)
  }

  /// `, annulled by event 7`; empty while the event has effect.
  public func annulment(of event: Event) -> String {
    annulled[event.ordinal].map { ", annulled by event \($0)" } ?? ""
  }

  /// `event 5, “Office action issued” of 2026-03-10`
  private func words(of event: Event) -> String {
    "event \(event.ordinal), “\(right.entry(event.act).first)” of \(event.effective)"
  }
}

import Standards

/// What burdens a right or is granted in it, while it is in force: a licence, a pledge, insolvency, a court order.
public struct Charge: Equatable, Sendable {
  /// The event that brought it.
  public let event: Event
  public let label: Label
  /// The events that changed it, in order.
  public let amendments: [Event]

  /// Its values with the later ones over the earlier.
  public var values: Values {
    Values(amendments.reduce(event.values.items) { all, event in all.merging(event.values.items) { _, new in new } })
  }

  /// `Licence recorded, 2027-01-02 (event 14): Licensee Beta Ltd; Territory whole country`
  public func line(_ right: Right, on day: CalendarDate) -> String {
    let names = right.act(event.act)?.takes.map(\.item) ?? []
    let parts = names.compactMap { name -> String? in
      guard let item = right.item(name), item.kind != .document, name != Item.relatedEvent.rawValue else { return nil }
      let entries = values[name]
      guard !entries.isEmpty,
        ![Item.effective.rawValue, Item.dayReason.rawValue, Item.notifiedBy.rawValue].contains(name)
      else { return nil }
      let text = entries.map { entry in
        if case .party(let party) = entry { party.name } else { entry.lines(on: day).joined(separator: ", ") }
      }.joined(separator: ", ")
      return "\(item.label.first) \(text)"
    }
    let changed =
      amendments.isEmpty ? "" : ", changed by event \(amendments.map { String($0.ordinal) }.joined(separator: ", "))"
    return "\(label.first), \(event.effective) (event \(event.ordinal)\(changed)): \(parts.joined(separator: "; "))"
  }
}

extension Dossier {
  /// What is in force: brought by an event that some act of the law can end, and not ended.
  public var charges: [Charge] {
    let brought = eventsInForce.filter { right.endable.contains($0.act) }
    guard !brought.isEmpty else { return [] }
    let later = eventsInForce.compactMap { event -> (event: Event, act: Act, target: Int)? in
      guard let act = right.act(event.act), !act.concerns.isEmpty, let target = event.values.number(.relatedEvent)
      else { return nil }
      return (event, act, target)
    }
    return brought.compactMap { event in
      let own = later.filter { $0.target == event.ordinal }
      guard !own.contains(where: { $0.act.concerns.contains { $0.act == event.act && $0.ends } }) else { return nil }
      return Charge(event: event, label: right.entry(event.act), amendments: own.map(\.event))
    }
  }

  /// Why the event that the act names is none that it can concern; nil when it is, and for acts that concern none.
  public func refusal(ofConcern act: Act, values: Values) -> Refusal? {
    guard !act.concerns.isEmpty, let number = values.number(.relatedEvent) else { return nil }
    let names = act.concerns.map { "“\(right.entry($0.act).first)”" }.joined(separator: " or ")
    func refusal(_ reason: String) -> Refusal { .condition(act: act.label.first, reason: reason, basis: act.basis) }
    let inForce = charges
    let list = inForce.filter { charge in act.concerns.contains { $0.act == charge.event.act } }
      .map { "\($0.event.ordinal) (\($0.label.first), \($0.event.effective))" }
    guard let event = eventsInForce.first(where: { $0.ordinal == number }),
      act.concerns.contains(where: { $0.act == event.act })
    else {
      return refusal(
        "event \(number) is not \(names); \(list.isEmpty ? "there is none in force" : "in force are \(list.joined(separator: ", "))")"
      )
    }
    return inForce.contains { $0.event.ordinal == number }
      ? nil : refusal("event \(number), “\(right.entry(event.act).first)”, has ended already")
  }

  /// Why the day on which something is to end, that the event brought, lies outside what the law allows; nil when it does not.
  ///
  /// - Parameter event: the last event of the dossier.
  public func refusal(ofEnd act: Act, _ event: Event) -> Refusal? {
    for rule in right.limits.values.sorted(by: { $0.id < $1.id }) {
      guard let item = rule.until, let period = rule.period, let until = event.values.date(item) else { continue }
      let base = rule.from == .priority ? priorityDate ?? event.effective : event.effective
      let ceiling = period.end(from: base, calendar: calendar)
      let name = right.item(item)?.label.first ?? item
      if until > ceiling {
        return .condition(
          act: act.label.first,
          reason:
            "“\(name)” is \(until), but “\(rule.label.first)” ends \(period.words) after \(base) at the latest, on \(ceiling)",
          basis: rule.basis)
      }
      if until <= event.effective {
        return .condition(
          act: act.label.first, reason: "“\(name)” is \(until), which is not after \(event.effective)",
          basis: rule.basis)
      }
    }
    return nil
  }
}

import Standards

extension Dossier {
  /// The application as filed: folded up to the act that accorded its filing date, as it is shown of that day.
  ///
  /// What is done before a filing date can be accorded belongs to the filing; while there is none, the dossier as it is.
  public var asFiled: Dossier {
    guard let filing = dates["filing"] else { return self }
    return after(event: filing.event, today: today)
  }

  /// The dossier as it stood after the event with that ordinal, on that day.
  public func after(event ordinal: Int, today: CalendarDate) -> Dossier {
    Dossier(id: id, right: right, events: events.upTo(ordinal), calendar: calendar, today: today)
  }
}

extension [Event] {
  /// The events of a dossier up to the one with that ordinal.
  public func upTo(_ ordinal: Int) -> [Event] { filter { $0.ordinal <= ordinal } }
}

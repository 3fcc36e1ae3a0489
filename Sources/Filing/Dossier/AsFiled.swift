extension Dossier {
  /// The application as filed: folded up to the act that accorded its filing date, as it is shown of that day.
  ///
  /// What is done before a filing date can be accorded belongs to the filing; while there is none, the dossier as it is.
  public var asFiled: Dossier {
    guard let filing = dates["filing"] else { return self }
    return Dossier(
      id: id, right: right, events: events.filter { $0.ordinal <= filing.event }, calendar: calendar, today: today)
  }
}

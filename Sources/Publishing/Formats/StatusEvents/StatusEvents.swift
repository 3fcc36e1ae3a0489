import Filing
import Standards

extension Format {
  /// Legal-status events of every right, one line an event.
  public static let statusEvents = Format(
    id: "status-events", title: "Legal-status event strings of every right, tab-separated",
    shown: "string as in WIPO Standard ST.27; codes of patents from its list, marks and designs modelled on it",
    parts: [.eventLines], gaps: [])
}

extension Dossier {
  /// The legal-status events behind the event with that ordinal, in order: what a recipient has not been told yet.
  ///
  /// - Parameter ordinal: ordinal of the last event the recipient knows; 0 for all.
  public func statusEvents(after ordinal: Int) -> [StatusEvent] { statusEvents.filter { $0.event > ordinal } }

  /// The event that a correction (category Y) corrects or annuls; nil for every other event.
  ///
  /// - Source: WIPO Standard ST.27, category Y.
  public func corrected(by event: StatusEvent) -> Event? {
    guard event.code.hasPrefix("Y"), let record = events.first(where: { $0.ordinal == event.event }),
      let ordinal = record.values.number(.relatedEvent)
    else { return nil }
    return events.first { $0.ordinal == ordinal }
  }
}

extension FormatPart {
  static let eventLines = FormatPart(
    document: "status-events", takes: { _ in true }, carriesPictures: false,
    shape: .together { submission in
      FormatFile(name: "status-events.tsv") { sink in
        func put(_ cells: [String]) throws {
          try Array((cells.joined(separator: "\t") + "\n").utf8).withUnsafeBytes { try sink($0) }
        }
        try put([
          "office", "right", "application", "registration", "event", "string", "date", "effective", "issue", "corrects",
        ])
        try submission.dossiers.forEach { dossier in
          for event in dossier.statusEvents(after: submission.known(dossier)) {
            try put([
              submission.office.code, dossier.right.id, dossier.applicationNumber, dossier.registrationNumber ?? "",
              String(event.event), event.string, event.date.description, event.effective.description,
              dossier.publications.first { $0.event == event.event }?.issue ?? "",
              dossier.corrected(by: event).map { String($0.ordinal) } ?? "",
            ])
          }
        }
      }
    })
}

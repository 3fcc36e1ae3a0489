import Standards

/// One datum that an issue of the gazette printed wrong, with what a correction of the register has put in its place.
///
/// - Source: Meridia, Industrial Property Act 44(4).
public struct Erratum: Codable, Equatable, Sendable {
  /// Ordinal of the event that put it right.
  public let correction: Int
  /// `2026-07`
  public let issue: String
  public let date: CalendarDate
  public let section: String
  /// Ordinal of the event that was printed.
  public let event: Int
  /// The number that heads the entry: that of the registration, else of the application, as it stood then.
  public let entry: String
  public let item: String
  public let inid: String
  public let label: Label
  /// As it was printed; empty where nothing was.
  public let wrong: [String]
  /// As it stands after the correction; empty where nothing is right.
  public let right: [String]

  /// `Issue 2026-07, 40/2026/000000001-96, (540): for “LUMENN” read “LUMEN”`
  public var sentence: String {
    "Issue \(issue), \(entry), \(inid.isEmpty ? label.first : "(\(inid))"): \(reading)"
  }

  /// `for “LUMENN” read “LUMEN”`
  public var reading: String {
    switch (wrong.isEmpty, right.isEmpty) {
    case (true, _): "add “\(Self.line(right))”"
    case (false, true): "strike out “\(Self.line(wrong))”"
    case (false, false): "for “\(Self.line(wrong))” read “\(Self.line(right))”"
    }
  }

  private static func line(_ lines: [String]) -> String { lines.joined(separator: ", ") }
}

extension Dossier {
  /// What the issues of the gazette printed wrong and the event put right, as it follows from the events alone.
  ///
  /// A datum that another act had changed after it was printed was not wrong in print.
  /// - Parameter sections: of the law, which say what each section prints; empty for whatever any of them may print.
  public func errata(of correction: Int, sections: [Section]) -> [Erratum] {
    guard let event = events.first(where: { $0.ordinal == correction }), right.act(event.act)?.corrects == true,
      correction > 1
    else { return [] }
    let (before, after) = (
      self.after(event: correction - 1, today: event.effective), self.after(event: correction, today: event.effective)
    )
    let (old, new) = (before.bibliography(), after.bibliography())
    return before.publications.flatMap { printing -> [Erratum] in
      let then = self.after(event: printing.event, today: printing.date)
      let shown = then.bibliography()
      return (old + new.filter { datum in !old.contains { $0.item == datum.item } }).compactMap { datum -> Erratum? in
        func value(_ data: [Datum]) -> Datum? { data.first { $0.item == datum.item } }
        let (printed, stood, stands) = (value(shown), value(old), value(new))
        guard then.prints(datum, printing, sections), printed.isSame(as: stood), !stood.isSame(as: stands),
          stands != nil || right.item(datum.item) != nil
        else { return nil }
        return Erratum(
          correction: correction, issue: printing.issue, date: printing.date, section: printing.section,
          event: printing.event, entry: then.registrationNumber ?? then.shownNumber, item: datum.item,
          inid: datum.inid, label: datum.label, wrong: printed?.lines.filter { !$0.isEmpty } ?? [],
          right: stands?.lines.filter { !$0.isEmpty } ?? [])
      }
    }
  }

  /// Corrections of what may have been printed wrong, which no entry of the gazette tells, and no erratum either; which section
  /// prints the datum is not judged.
  public var correctionsUntold: [Event] {
    guard !publications.isEmpty, !isSecret else { return [] }
    let told = Set(queue.map(\.event) + publications.map(\.event))
    let named = Set(
      eventsInForce.filter { right.act($0.act)?.printsErratum == true }.compactMap { $0.values.number(.relatedEvent) })
    return eventsInForce.filter { event in
      right.act(event.act)?.corrects == true && !told.contains(event.ordinal) && !named.contains(event.ordinal)
        && publications.contains { $0.event < event.ordinal } && !errata(of: event.ordinal, sections: []).isEmpty
    }
  }

  /// Errata that are due: the register was put right in what an issue had printed, and no issue will say so.
  public func errataDue(sections: [Section]) -> [Erratum] {
    correctionsUntold.flatMap { errata(of: $0.ordinal, sections: sections) }
  }

  /// The acts that the corrections of print ask for.
  public func errataProposals(sections: [Section], on day: CalendarDate) -> [Proposal] {
    guard let act = right.acts.first(where: { $0.printsErratum && refusal(of: $0, on: day, roles: nil) == nil }) else {
      return []
    }
    return correctionsUntold.compactMap { event in
      let errata = errata(of: event.ordinal, sections: sections)
      guard let first = errata.first else { return nil }
      return Proposal(
        act: act.id, actLabel: act.label.first, limit: "", limitName: "\(first.sentence), corrected",
        day: event.effective, kind: .task, why: errata.map(\.sentence) + [act.basis].filter { !$0.isEmpty },
        uncertain: nil)
    }
  }

  /// Why the gazette cannot print an erratum to the correction that the act names; nil when it can, and for other acts.
  public func refusal(ofErratum act: Act, values: Values, sections: [Section]) -> Refusal? {
    guard act.printsErratum, act.takes(.relatedEvent) else { return nil }
    func refuse(_ reason: String) -> Refusal { .condition(act: act.label.first, reason: reason, basis: act.basis) }
    guard let number = values.number(.relatedEvent) else {
      return refuse("no correction of what an issue has printed waits for its erratum; nothing was wrong in print")
    }
    guard let event = events.first(where: { $0.ordinal == number }) else {
      return refuse("the dossier has no event \(number); it has \(events.count)")
    }
    let words = "event \(number), “\(right.entry(event.act).first)”,"
    guard right.act(event.act)?.corrects == true else { return refuse("\(words) is no correction of the register") }
    if let by = annulled[number] { return refuse("\(words) is annulled, by event \(by)") }
    if queue.contains(where: { $0.event == number }) { return refuse("\(words) waits for the gazette by itself") }
    if let printing = publications.first(where: { $0.event == number }) {
      return refuse("issue \(printing.issue) has printed \(words.dropLast()) by itself")
    }
    if let earlier = eventsInForce.last(where: {
      right.act($0.act)?.printsErratum == true && $0.values.number(.relatedEvent) == number
    }) {
      return refuse("event \(earlier.ordinal) is its erratum already")
    }
    return errata(of: number, sections: sections).isEmpty
      ? refuse("\(words) changed nothing that an issue has printed; nothing was wrong in print") : nil
  }

  private var shownNumber: String { ApplicationNumber(applicationNumber)?.display ?? applicationNumber }

  /// Whether the section prints the datum: as one of its items, or as what the act itself brought.
  private func prints(_ datum: Datum, _ printing: Publication, _ sections: [Section]) -> Bool {
    let items = sections.first { $0.id == printing.section }?.items ?? []
    let brought = events.first { $0.ordinal == printing.event }?.values.items
    return (items.isEmpty || items.contains(datum.item) || brought?[datum.item] != nil)
      && (!datum.inid.isEmpty || right.item(datum.item) != nil)
  }
}

extension Datum? {
  /// Whether both show the same, or nothing.
  fileprivate func isSame(as other: Datum?) -> Bool {
    self?.lines ?? [] == other?.lines ?? [] && self?.pictures ?? [] == other?.pictures ?? []
  }
}

extension Act {
  /// Whether it puts right what was wrong in the register: an error of the office, of the applicant, or an event.
  ///
  /// - Source: WIPO Standard ST.27, events P19, P20 and Y10.
  public var corrects: Bool { annuls || events.contains("P19") || events.contains("P20") }

  /// Whether it has the gazette say what an issue printed wrong.
  ///
  /// - Source: WIPO Standard ST.27, event P21.
  public var printsErratum: Bool { events.contains("P21") }
}

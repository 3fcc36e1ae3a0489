import Filing
import Foundation
import GRDB
import Standards

extension Recording {
  /// Checks the values, allots the numbers and appends the event with all that follows from it.
  ///
  /// - Parameter share: dossiers for which the fees are reckoned on this one; 0 when another bears them, nil for a request of one.
  mutating func record(_ act: Act, on dossier: Dossier, law: Law, effective: CalendarDate, share: Int? = nil) throws {
    var values = coded(try named(request.values.normalised), act, dossier.right)
    let check = ValueCheck(
      act: act, items: { dossier.right.item($0) }, form: dossier.right.form, codes: codes, right: dossier.right)
    let findings = check.findings(values)
    guard findings.isEmpty else { throw Refusal.items(findings) }
    try keepDocuments(values)
    try registerParties(&values, effective)
    if let share, !act.fees.isEmpty { values["registrations"] = [.number(share)] }
    try append(act, on: dossier, law: law, effective: effective, values: values)
  }

  /// Appends an event whose values have been checked; returns the dossier after it.
  @discardableResult
  mutating func append(_ act: Act, on dossier: Dossier, law: Law, effective: CalendarDate, values: Values) throws
    -> Dossier
  {
    let allotted = try numbers(act, dossier.right, law, old: values.text("old_number"))
    let event = Event(
      sequence: tail.sequence + 1, ordinal: dossier.events.count + 1, act: act.id, effective: effective,
      recorded: now,
      officer: officer.name, approver: approver, terminal: request.terminal ?? "", values: values,
      numbers: Dictionary(allotted.map { ($0.series, $0.text) }, uniquingKeysWith: { first, _ in first }), law: law.id)
    let after = dossiers.settled(dossier.id, dossier.right, dossier.events + [event])
    let open = act.checklists.flatMap { after.findings(of: $0) }.filter(\.must)
    guard open.isEmpty else { throw Refusal.findings(open) }
    if let refusal = after.refusal(ofPayment: act) { throw refusal }
    var row = EventRow(event, dossier: dossier.id, rightID: dossier.right.id, party: nil, request: request.id)
    try row.append(after: &tail, db)
    for number in allotted {
      try Numbers(db: db, knowledge: knowledge).write(number, event: event.sequence, dossier: dossier.id)
    }
    try ahead.take(after, isNew: dossier.events.isEmpty)
    recorded.events.append(event)
    recorded.numbers.append(after.applicationNumber)
    recorded.summary += Summary.lines(of: event, act, law, before: dossier, after: after)
    return after
  }

  /// - Parameter old: number of another register, which takes the place of the one the act would allot.
  private func numbers(_ act: Act, _ right: Right, _ law: Law, old: String?) throws -> [Numbers.Allotted] {
    if let old { return try act.series.map { try Numbers(db: db, knowledge: knowledge).adopt(old, $0, right: right) } }
    var series = act.series
    for paper in act.papers.compactMap({ law.paper($0)?.series }) where !series.contains(paper) { series.append(paper) }
    return try series.map { try Numbers(db: db, knowledge: knowledge).allot($0, right: right, year: today.year) }
  }

  /// Appends an event of the office itself, or of a party.
  @discardableResult
  mutating func appendOffice(
    _ act: String, effective: CalendarDate, values: Values, party: Int? = nil, numbers: [Numbers.Allotted] = [],
    law: String? = nil
  ) throws -> Event {
    let event = Event(
      sequence: tail.sequence + 1, ordinal: tail.ordinal + 1, act: act,
      effective: effective,
      recorded: now, officer: officer.name, approver: approver, terminal: request.terminal ?? "", values: values,
      numbers: Dictionary(numbers.map { ($0.series, $0.text) }, uniquingKeysWith: { first, _ in first }),
      law: try law ?? knowledge.inForce(on: today, db))
    var row = EventRow(event, dossier: nil, rightID: "", party: party, request: request.id)
    try row.append(after: &tail, db)
    for number in numbers {
      try Numbers(db: db, knowledge: knowledge).write(number, event: event.sequence, dossier: nil)
    }
    return event
  }
}

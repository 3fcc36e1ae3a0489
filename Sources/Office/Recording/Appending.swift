import Filing
import Foundation
import GRDB
import Standards

extension Recording {
  /// Checks the values, allots the numbers and appends the event with all that follows from it.
  ///
  /// - Parameter share: how the fees are borne that several dossiers of the request owe together.
  mutating func record(
    _ act: Act, on dossier: Dossier, law: Law, effective: CalendarDate, share: FeeShare? = nil
  ) throws {
    let fitted = dossier.fitted(try named(converted(request.values).normalised), to: act)
    if !fitted.findings.isEmpty { try refuse(.items(fitted.findings)) }
    var values = try blockingNamed(editioned(coded(fitted.values, act, dossier.right), act, dossier, law), dossier)
    values = try erratumNamed(values, act, dossier, law)
    // Whose account is drawn upon is sealed, whoever owns the file later.
    if values.text("method") == Payment.deposit, values[.payer].isEmpty, act.takes(.payer) {
      values[.payer] = [.text(dossier.ownerLine)]
    }
    let check = ValueCheck(
      act: act, items: { dossier.right.item($0) }, form: dossier.right.form, codes: codes, right: dossier.right)
    let findings = check.findings(values)
    if !findings.isEmpty { try refuse(.items(findings)) }
    try refuseStock(values)
    try keepDocuments(values)
    try registerParties(&values, effective)
    try noteRequest(&values, share)
    try append(act, on: dossier, law: law, effective: effective, values: values, share: share)
  }

  /// Appends an event whose values have been checked; returns the dossier after it.
  ///
  /// - Parameter told: numbers that a branch office has given with it, by series; nil when it gives its own, and wakes files that
  ///   wait for this one.
  @discardableResult
  mutating func append(
    _ act: Act, on dossier: Dossier, law: Law, effective: CalendarDate, values: Values, share: FeeShare? = nil,
    adopting told: [String: String]? = nil
  ) throws -> Dossier {
    let allotted =
      try told.map { try adopt($0, dossier.right) }
      ?? (values.text(.requestFile) != nil
        ? [] : try numbers(act, dossier.right, law, effective, old: values.text(.oldNumber)))
    let event = Event(
      sequence: chainHead.sequence + 1, ordinal: dossier.events.count + 1, act: act.id, effective: effective,
      recorded: now,
      officer: officer.name, approver: approver, terminal: request.terminal ?? "", values: signed(values),
      numbers: Dictionary(allotted.map { ($0.series, $0.text) }, uniquingKeysWith: { first, _ in first }), law: law.id,
      share: share)
    let after = dossiers.settled(dossier.id, dossier.right, dossier.events + [event])
    for refusal in refusals(of: act, event, before: dossier, after: after) { try refuse(refusal) }
    try refuseOverdraft(dossier, after)
    try refuseUnbacked(dossier, after)
    var row = EventRow(event, dossier: dossier.id, rightID: dossier.right.id, party: nil, request: request.id)
    try row.append(after: &chainHead, db)
    keepSigned(row)
    for number in allotted {
      try Numbers(db: db, facts: facts).write(number, event: event.sequence, dossier: dossier.id)
    }
    try pending.take(after, isNew: dossier.events.isEmpty)
    recorded.events.append(event)
    recorded.numbers.append(after.applicationNumber)
    effects.note(event, before: dossier, after: after, law)
    if told == nil { try wake(behind: dossier, after) }
    return after
  }

  /// Why what the event leaves cannot stand, though its act was permitted.
  func refusals(of act: Act, _ event: Event, before: Dossier, after: Dossier) -> [Refusal] {
    let open = act.checklists.flatMap { after.findings(of: $0) }.filter(\.must)
    let money =
      after.refusal(ofPayment: act) ?? after.refusal(ofRefund: act, before: before) ?? after.refusal(ofEnd: act, event)
    return (open.isEmpty ? [] : [.findings(open)]) + (money.map { [$0] } ?? [])
  }

  private func adopt(_ numbers: [String: String], _ right: Right) throws -> [Numbers.Allotted] {
    try numbers.sorted { $0.key < $1.key }.map { series, text in
      try Numbers(db: db, facts: facts).adopt(text, series, right: right)
    }
  }

  /// - Parameter old: number of another register, which takes the place of the one the act would allot.
  private func numbers(_ act: Act, _ right: Right, _ law: Law, _ effective: CalendarDate, old: String?) throws
    -> [Numbers.Allotted]
  {
    // The law says of which year a number is that is given on a later day than that of receipt.
    let isOpening = act.from == [.none]
    let year = isOpening && law.settings["number_year"] == "received" ? effective.year : today.year
    if let old { return try act.series.map { try Numbers(db: db, facts: facts).adopt(old, $0, right: right) } }
    var series = act.series
    for paper in act.papers.compactMap({ law.paper($0)?.series }) where !series.contains(paper) { series.append(paper) }
    return try series.map { try Numbers(db: db, facts: facts).allot($0, right: right, year: year) }
  }

  /// Appends an event of the office itself, or of a party.
  @discardableResult
  mutating func appendOffice(
    _ act: String, effective: CalendarDate, values: Values, party: Int? = nil, numbers: [Numbers.Allotted] = [],
    law: String? = nil
  ) throws -> Event {
    let event = Event(
      sequence: chainHead.sequence + 1, ordinal: chainHead.ordinal + 1, act: act,
      effective: effective,
      recorded: now, officer: officer.name, approver: approver, terminal: request.terminal ?? "",
      values: signed(values),
      numbers: Dictionary(numbers.map { ($0.series, $0.text) }, uniquingKeysWith: { first, _ in first }),
      law: try law ?? facts.law(on: today).id)
    var row = EventRow(event, dossier: nil, rightID: "", party: party, request: request.id)
    try row.append(after: &chainHead, db)
    keepSigned(row)
    try Accounts(db: db).follow(event)
    for number in numbers {
      try Numbers(db: db, facts: facts).write(number, event: event.sequence, dossier: nil)
    }
    return event
  }
}

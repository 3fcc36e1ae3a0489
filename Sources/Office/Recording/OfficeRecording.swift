import Filing
import Standards

extension Recording {
  /// Records an act of the office: officers, closures, series, gazette, parties, law.
  mutating func recordOfficeAct(_ effective: CalendarDate) throws {
    let law = try law(on: today)
    guard let act = law.officeAct(request.act) else {
      if law.rights.contains(where: { $0.act(request.act) != nil }) {
        throw Refusal(
          .dossierNeeded, "“\(request.act)” is an act of a dossier: name the dossier, or the right of a first filing.")
      }
      throw Refusal.unknownAct(request.act, right: "the office")
    }
    if !act.roles.isEmpty, !act.roles.contains(where: officer.roles.contains) {
      throw Refusal.role(act: act.label.first, needs: act.roles)
    }
    let values = try named(converted(request.values).normalised, asEntry: true)
    let check = ValueCheck(
      act: act, items: { name in law.officeItems.first { $0.item == name } }, form: [], codes: codes, right: nil)
    let findings = check.findings(values)
    guard findings.isEmpty else { throw Refusal.items(findings) }
    try takeSecondSignature(act)
    if let effect = acts.ofOffice[act.id] {
      try effect(&self, values, effective)
    } else {
      try keepDocuments(values)
      try noteOnly(act, values, effective)
    }
  }

  /// An act of the office that is nothing but its event, with the numbers its row allots.
  private mutating func noteOnly(_ act: Act, _ values: Values, _ effective: CalendarDate) throws {
    let numbers = try act.series.map {
      try Numbers(db: db, facts: facts).allot($0, right: nil, year: today.year)
    }
    recorded.events.append(try appendOffice(act.id, effective: effective, values: values, numbers: numbers))
    recorded.numbers.append("")
    effects.notes += numbers.map { "Number (\($0.series)): \($0.text)" }
  }

  /// Appends the event of an office act.
  @discardableResult
  mutating func note(_ act: String, _ values: Values, _ effective: CalendarDate, party: Int? = nil) throws -> Event {
    let event = try appendOffice(act, effective: effective, values: values, party: party)
    recorded.events.append(event)
    recorded.numbers.append("")
    return event
  }
}
